"""Reading the nodes of a frame, which `columns.js` writes as columns of numbers and texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from perception.geometry import Box, Point
from perception.page.replies import (
    ADDRESS_LIMIT,
    TEXT_LIMIT,
    fields,
    items,
    text,
    texts,
    whole_numbers,
    word,
)
from perception.screen import Visibility

NODE_LIMIT = 100_000
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


def read_nodes(value: Any, frame_id: str, offset: Point, path: str, scale: float = 1.0) -> Nodes:
    """The nodes of one frame, placed by `offset` and `scale`.

    Raises ValueError, LookupError and OverflowError, as in `replies.distrust`.

    A container has to come before what it holds, and a key only once.
    """
    columns = fields(value)
    details = fields(columns["details"])
    numbers = whole_numbers(columns["keys"], NODE_LIMIT)
    keys = [f"{frame_id}:{number}" for number in numbers]
    within, paths = _nested(numbers, keys, columns, f"{path} >> " if path else "")
    return Nodes(
        keys,
        within,
        _pooled(columns["roles"], word),
        _pooled(columns["names"], text),
        _pooled(columns["labels"], text),
        _boxes(columns["boxes"], offset, 10 / scale),
        [VISIBILITIES[seen] for seen in whole_numbers(columns["seen"], NODE_LIMIT)],
        paths,
        _sparse(details, "value", lambda value: text(value, TEXT_LIMIT)),
        _sparse(details, "text", lambda value: text(value, TEXT_LIMIT)),
        _sparse(details, "states", lambda value: frozenset(map(word, items(value)))),
        _sparse(details, "options", texts),
        _sparse(details, "effect", lambda value: text(value, ADDRESS_LIMIT)),
        _sparse(details, "message", lambda value: text(value, TEXT_LIMIT)),
        _sparse(details, "marks", _marks),
        _sparse(details, "about", text),
    )


def _nested(
    numbers: list[int], keys: list[str], columns: dict[str, Any], start: str
) -> tuple[list[tuple[str, ...]], list[str]]:
    """The keys of the containers around each node, and its path from the page down; `start` is the frame's."""
    if len({0, *numbers}) != len(numbers) + 1:
        raise ValueError("a key comes twice")
    parents = whole_numbers(columns["parents"], NODE_LIMIT)
    containers = set(parents)
    inside: dict[int, tuple[tuple[str, ...], str]] = {0: ((), start)}
    within, paths = [], []
    own_paths = _pooled(columns["paths"], lambda path: text(path, ADDRESS_LIMIT))
    for number, key, parent, own_path in zip(numbers, keys, parents, own_paths, strict=True):
        around, parent_path = inside[parent]
        if len(around) > DEEPEST:
            raise ValueError("too many containers inside each other")
        path = (parent_path if own_path.startswith((">", " ")) else start) + own_path
        if number in containers:
            inside[number] = ((*around, key), path)
        within.append(around)
        paths.append(path)
    return within, paths


def _pooled(value: Any, read: Callable[[Any], str]) -> list[str]:
    """A text a node, from the different texts and which of them each node has."""
    column = fields(value)
    pool = [read(each) for each in items(column["pool"], NODE_LIMIT)]
    return [pool[at] for at in whole_numbers(column["at"], NODE_LIMIT)]


def _boxes(value: Any, offset: Point, units: float) -> list[Box]:
    """A box a node, from x, y, width and height in units, so many a pixel."""
    sides = whole_numbers(value, 4 * NODE_LIMIT)
    dx, dy = offset.x, offset.y
    return [
        Box(x / units + dx, y / units + dy, max(width, 0) / units, max(height, 0) / units)
        for x, y, width, height in zip(sides[::4], sides[1::4], sides[2::4], sides[3::4], strict=True)
    ]


def _sparse(details: dict[str, Any], field: str, read: Callable[[Any], Value]) -> dict[int, Value]:
    """Position -> value of the nodes that have the field."""
    if field not in details:
        return {}
    column = fields(details[field])
    positions, values = whole_numbers(column["at"], NODE_LIMIT), items(column["of"], NODE_LIMIT)
    return dict(zip(positions, map(read, values), strict=True))


def _marks(value: Any) -> tuple[Mark, ...]:
    return tuple([(text(name), text(content)) for name, content in items(value)])
