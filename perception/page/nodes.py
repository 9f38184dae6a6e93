"""What the script in the page answers, as elements.

`walk()` answers in lines: what the frame is, as JSON, and then one column after the other of its nodes in reading
order. A page can tamper with the script: an answer that is not as it should be raises ValueError, in one sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat, starmap
from typing import TypeVar

from perception.geometry import Box, Point
from perception.locators import Attribute, Labelled, Locator, Named, Part, Path
from perception.page.columns import Nodes, read_nodes
from perception.page.frames import FrameWalk, Unreachable, overlap, unreachable
from perception.page.replies import distrust, fields, items, number, parsed, text
from perception.screen import Element, Source, Visibility

KEPT = 4  # pages
CHAIN_LIMIT = 1_000_000  # characters of what is said of one element and what is around it
NO_STATES: frozenset[str] = frozenset()
TREE: Source = "tree"


@dataclass(frozen=True, slots=True)
class Located:
    """An element in view; `point` is where a hit test met it, in the page's viewport."""

    element: Element
    point: Point


_Read = tuple[FrameWalk, Nodes]
_Part = TypeVar("_Part", Attribute, Named, Labelled)
_Value = TypeVar("_Value")


def assemble(frames: Iterable[FrameWalk]) -> tuple[Element, ...]:
    """One list of elements in reading order, of all frames; a container comes before what it holds.

    What an iframe shows follows the element of role `frame` that stands for it. Raises ValueError.
    """
    return _assembled(tuple(frames))


# Whoever waits for something looks at a page again and again that is still as it was.
@lru_cache(KEPT)
@distrust()
def _assembled(frames: tuple[FrameWalk, ...]) -> tuple[Element, ...]:
    read = [(walk, _read(walk)) for walk in frames]
    parts = _Parts([nodes for _, nodes in read])
    hosted: defaultdict[str, list[_Read]] = defaultdict(list)
    for each in read:
        hosted[each[0].host].append(each)
    elements: list[Element] = []
    _place("", None, hosted, parts, elements)
    # The page changed between two walks: frames that lost their host come last.
    for host in list(hosted):
        _place(host, None, hosted, parts, elements)
    return tuple(elements)


@distrust()
def located(walk: FrameWalk, raw: str) -> Located | Unreachable:
    """What `locate(n)` answered in the frame of `walk` (whose `raw` is not read). Raises ValueError.

    How many elements each part of its locator matches is not counted: only `assemble` sees them all.
    """
    answer = fields(parsed(raw))
    if "why" in answer:
        return unreachable(answer, walk.frame_id)
    nodes = read_nodes(
        text(answer["nodes"], CHAIN_LIMIT).split("\n"), walk.frame_id, walk.offset, walk.path, walk.scale
    )
    x, y = items(answer["point"])
    *_, element = _elements(nodes, walk.clip, None, _Parts([nodes], counted=False))
    return Located(element, Point(walk.scale * number(x) + walk.offset.x, walk.scale * number(y) + walk.offset.y))


def _read(walk: FrameWalk) -> Nodes:
    _, *lines = walk.raw.split("\n")
    return read_nodes(lines, walk.frame_id, walk.offset, walk.path, walk.scale)


class _Parts:
    """The parts of locators, with how many elements of all frames fit each; elements that are alike share them."""

    def __init__(self, frames: Sequence[Nodes], counted: bool = True) -> None:
        named = chain.from_iterable(zip(nodes.roles, nodes.names, strict=True) for nodes in frames)
        labelled = chain.from_iterable(zip(nodes.roles, nodes.labels, strict=True) for nodes in frames)
        marks = chain.from_iterable(marks for nodes in frames for marks in nodes.marks.values())
        self.named = _shared(Named, named, counted)
        self.labelled = _shared(Labelled, labelled, counted)
        self.attributes = _shared(Attribute, marks, counted)


def _shared(
    kind: Callable[[str, str, int], _Part], pairs: Iterable[tuple[str, str]], counted: bool
) -> dict[tuple[str, str], _Part]:
    return {pair: kind(*pair, count if counted else 0) for pair, count in Counter(pairs).items()}


def _place(
    host_key: str, host: Element | None, hosted: dict[str, list[_Read]], parts: _Parts, elements: list[Element]
) -> None:
    """Append what the frames of one host show, each iframe followed by its own content."""
    for walk, nodes in hosted.pop(host_key, []):
        for element in _elements(nodes, walk.clip, host, parts):
            elements.append(element)
            if element.role == "frame":
                _place(element.key, element, hosted, parts, elements)


def _elements(nodes: Nodes, clip: Box | None, host: Element | None, parts: _Parts) -> list[Element]:
    """The nodes of a frame as elements; column by column and by position, which is quicker than by name."""
    count = len(nodes.keys)

    def filled(some: dict[int, _Value], otherwise: _Value) -> list[_Value]:
        column = [otherwise] * count
        for at, value in some.items():
            column[at] = value
        return column

    rows = zip(
        nodes.roles,
        nodes.names,
        nodes.boxes,
        repeat(0, count),
        filled(nodes.values, ""),
        filled(nodes.texts, ""),
        nodes.labels,
        filled(nodes.states, NO_STATES),
        _seen(nodes, clip, host),
        _within(nodes, host),
        filled(nodes.options, ()),
        filled(nodes.effects, ""),
        filled(nodes.messages, ""),
        repeat(TREE, count),
        nodes.keys,
        _locators(nodes, parts),
        filled(nodes.about, ""),
        strict=True,
    )
    return list(starmap(Element, rows))


def _seen(nodes: Nodes, clip: Box | None, host: Element | None) -> list[Visibility]:
    if host and host.visibility == "covered":
        return ["covered"] * len(nodes.seen)
    if not clip:
        return nodes.seen
    clipped = [not overlap(box, clip).area for box in nodes.boxes]
    return ["offscreen" if seen == "shown" and out else seen for seen, out in zip(nodes.seen, clipped, strict=True)]


def _within(nodes: Nodes, host: Element | None) -> list[tuple[str, ...]]:
    return [(*host.within, host.key, *within) for within in nodes.within] if host else nodes.within


def _locators(nodes: Nodes, parts: _Parts) -> list[Locator]:
    """Attributes, role and name, role and label, structural path: strongest first."""
    locators = []
    rows = zip(nodes.keys, nodes.roles, nodes.names, nodes.labels, nodes.paths, strict=True)
    for at, (key, role, name, label, path) in enumerate(rows):
        found: list[Part] = [parts.attributes[mark] for mark in nodes.marks[at]] if at in nodes.marks else []
        if name:
            found.append(parts.named[role, name])
        if label:
            found.append(parts.labelled[role, label])
        # A path is unique by construction: it counts siblings all the way from the top or from an id.
        found.append(Path(path, 1))
        locators.append(Locator(tuple(found), key))
    return locators
