"""Reading the nodes of a frame, which `columns.js` writes as columns of numbers and texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from perception.geometry import Box, Point
from perception.page.replies import (
    ADDRESS_LIMIT,
    TEXT_LIMIT,
    fields,
    items,
    parsed,
    text,
    texts,
    whole_numbers,
    word,
)
from perception.screen import Visibility

NODE_LIMIT = 100_000
KEPT = 64  # columns
DEEPEST = 1000  # containers inside each other
VISIBILITIES: dict[int, Visibility] = {0: "shown", 1: "offscreen", 2: "covered"}

Mark = tuple[str, str]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one frame in reading order: columns of one length, and by position what only some have.

    `within` and `paths` are already whole, `keys` full, `boxes` in the page; `marks` are pairs of an
    attribute and its value; the others are named as in Element.
    """

    keys: list[str]
    within: list[tuple[str, ...]]
    roles: list[str]
    names: list[str]
    labels: list[str]
    boxes: list[Box]
    seen: list[Visibility]
    paths: list[str]
    values: dict[int, str]
    texts: dict[int, str]
    states: dict[int, frozenset[str]]
    options: dict[int, tuple[str, ...]]
    effects: dict[int, str]
    messages: dict[int, str]
    marks: dict[int, tuple[Mark, ...]]
    about: dict[int, str]
    hints: dict[int, str]


def read_nodes(lines: Sequence[str], frame_id: str, offset: Point, path: str, scale: float = 1.0) -> Nodes:
    """The nodes of one frame, placed by `offset` and `scale`. A line is the name of a column and what is in it.

    Raises ValueError, LookupError and OverflowError, as in `replies.distrust`.

    A container has to come before what it holds, and a key only once.
    """
    columns = {name: raw for name, _, raw in (line.partition(" ") for line in lines)}
    keys, within, paths = _nested(
        columns["keys"], columns["parents"], columns["paths"], frame_id, f"{path} >> " if path else ""
    )
    return Nodes(
        keys,
        within,
        _pooled(columns["roles"], word),
        _pooled(columns["names"], text),
        _pooled(columns["labels"], text),
        _boxes(columns["boxes"], offset, 10 / scale),
        _seen(columns["seen"]),
        paths,
        _sparse(columns.get("value"), _content),
        _sparse(columns.get("text"), _content),
        _sparse(columns.get("states"), _states),
        _sparse(columns.get("options"), texts),
        _sparse(columns.get("effect"), _address),
        _sparse(columns.get("message"), _content),
        _sparse(columns.get("marks"), _marks),
        _sparse(columns.get("about"), text),
        _sparse(columns.get("hint"), _content),
    )


# Most columns are as they were when they were last read: a page changes little at a time.
@lru_cache(KEPT)
def _nested(
    raw_keys: str, raw_parents: str, raw_paths: str, frame_id: str, start: str
) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    """A node's key, the keys of the containers around it, and its path from the page down; `start` is the frame's."""
    numbers = whole_numbers(parsed(raw_keys), NODE_LIMIT)
    keys = [f"{frame_id}:{number}" for number in numbers]
    if len({0, *numbers}) != len(numbers) + 1:
        raise ValueError("a key comes twice")
    parents = whole_numbers(parsed(raw_parents), NODE_LIMIT)
    containers = set(parents)
    inside: dict[int, tuple[tuple[str, ...], str]] = {0: ((), start)}
    within, paths = [], []
    for number, key, parent, own_path in zip(numbers, keys, parents, _pooled(raw_paths, _address), strict=True):
        around, parent_path = inside[parent]
        if len(around) > DEEPEST:
            raise ValueError("too many containers inside each other")
        path = (parent_path if own_path.startswith((">", " ")) else start) + own_path
        if number in containers:
            inside[number] = ((*around, key), path)
        within.append(around)
        paths.append(path)
    return keys, within, paths


@lru_cache(KEPT)
def _pooled(raw: str, read: Callable[[Any], str]) -> list[str]:
    """A text a node, from the different texts and which of them each node has."""
    column = fields(parsed(raw))
    pool = [read(each) for each in items(column["pool"], NODE_LIMIT)]
    return [pool[at] for at in whole_numbers(column["at"], NODE_LIMIT)]


@lru_cache(KEPT)
def _boxes(raw: str, offset: Point, units: float) -> list[Box]:
    """A box a node, from x, y, width and height in units, so many a pixel."""
    sides = whole_numbers(parsed(raw), 4 * NODE_LIMIT)
    dx, dy = offset.x, offset.y
    return [
        Box(x / units + dx, y / units + dy, max(width, 0) / units, max(height, 0) / units)
        for x, y, width, height in zip(sides[::4], sides[1::4], sides[2::4], sides[3::4], strict=True)
    ]


@lru_cache(KEPT)
def _seen(raw: str) -> list[Visibility]:
    return [VISIBILITIES[seen] for seen in whole_numbers(parsed(raw), NODE_LIMIT)]


@lru_cache(KEPT)
def _sparse(raw: str | None, read: Callable[[Any], Value]) -> dict[int, Value]:
    """Position -> value of the nodes that have the field."""
    if raw is None:
        return {}
    column = fields(parsed(raw))
    positions, values = whole_numbers(column["at"], NODE_LIMIT), items(column["of"], NODE_LIMIT)
    return dict(zip(positions, map(read, values), strict=True))


def _content(value: Any) -> str:
    return text(value, TEXT_LIMIT)


def _address(value: Any) -> str:
    return text(value, ADDRESS_LIMIT)


def _states(value: Any) -> frozenset[str]:
    return frozenset(map(word, items(value)))


def _marks(value: Any) -> tuple[Mark, ...]:
    return tuple([(text(name), text(content)) for name, content in items(value)])
