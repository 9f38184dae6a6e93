"""What the script in the page answers, as elements.

`walk()` answers in lines: what the frame is, as JSON, and then one column after the other of its nodes in reading
order. A page can tamper with the script: an answer that is not as it should be raises ValueError, in one sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from perception.geometry import Box, Point
from perception.locators import Attribute, Labelled, Locator, Named, Part, Path
from perception.page.columns import Mark, Nodes, read_nodes
from perception.page.frames import FrameWalk, Unreachable, overlap, unreachable
from perception.page.replies import distrust, fields, items, number, parsed, text
from perception.screen import Element, Source, Visibility

KEPT = 4  # pages
FRAMES = 64
CHAIN_LIMIT = 1_000_000  # characters of what is said of one element and what is around it
NO_STATES: frozenset[str] = frozenset()
TREE: Source = "tree"


@dataclass(frozen=True, slots=True)
class Located:
    """An element in view; `point` is where a hit test met it, in the page's viewport.

    done: what the page answers to what it was to do there at once; None where it did nothing.
    """

    element: Element
    point: Point
    done: Any = None


_Read = tuple[FrameWalk, Nodes]
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
    counts = _Counts([nodes for _, nodes in read])
    hosted: defaultdict[str, list[_Read]] = defaultdict(list)
    for each in read:
        hosted[each[0].host].append(each)
    elements: list[Element] = []
    _place("", None, hosted, counts, elements)
    # The page changed between two walks: frames that lost their host come last.
    for host in list(hosted):
        _place(host, None, hosted, counts, elements)
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
    x, y = (walk.scale * number(each) for each in items(answer["point"]))
    *_, row = _rows(nodes, walk.clip, None, _Counts([]))
    return Located(_Row._make(row).element(), Point(x + walk.offset.x, y + walk.offset.y), answer.get("done"))


def _read(walk: FrameWalk) -> Nodes:
    _, *lines = walk.raw.split("\n")
    return read_nodes(lines, walk.frame_id, walk.offset, walk.path, walk.scale)


class _Counts:
    """How many elements of all frames fit each part of a locator."""

    def __init__(self, frames: Sequence[Nodes]) -> None:
        self.named = Counter(chain.from_iterable(zip(nodes.roles, nodes.names, strict=True) for nodes in frames))
        self.labelled = Counter(chain.from_iterable(zip(nodes.roles, nodes.labels, strict=True) for nodes in frames))
        self.marks = Counter(chain.from_iterable(marks for nodes in frames for marks in nodes.marks.values()))


class _Row(NamedTuple):
    """All that makes an element: what is told of it, and how many others fit its name, its label and its marks."""

    key: str
    role: str
    name: str
    box: Box
    value: str
    text: str
    label: str
    states: frozenset[str]
    seen: Visibility
    within: tuple[str, ...]
    options: tuple[str, ...]
    effect: str
    message: str
    about: str
    hint: str
    path: str
    named: int
    labelled: int
    marks: tuple[tuple[Mark, int], ...]

    def element(self) -> Element:
        return Element(
            self.role,
            self.name,
            self.box,
            0,
            self.value,
            self.text,
            self.label,
            self.states,
            self.seen,
            self.within,
            self.options,
            self.effect,
            self.message,
            TREE,
            self.key,
            Locator(tuple(self._parts()), self.key),
            self.about,
            self.hint,
        )

    def _parts(self) -> Iterator[Part]:
        """Attributes, role and name, role and label, structural path: strongest first."""
        for (attribute, value), count in self.marks:
            yield Attribute(attribute, value, count)
        if self.name:
            yield Named(self.role, self.name, self.named)
        if self.label:
            yield Labelled(self.role, self.label, self.labelled)
        # A path is unique by construction: it counts siblings all the way from the top or from an id.
        yield Path(self.path, 1)


def _place(
    host_key: str, host: Element | None, hosted: dict[str, list[_Read]], counts: _Counts, elements: list[Element]
) -> None:
    """Append what the frames of one host show, each iframe followed by its own content."""
    for walk, nodes in hosted.pop(host_key, []):
        for element in _elements(walk, nodes, host, counts):
            elements.append(element)
            if element.role == "frame":
                _place(element.key, element, hosted, counts, elements)


def _elements(walk: FrameWalk, nodes: Nodes, host: Element | None, counts: _Counts) -> list[Element]:
    """The nodes of a frame as elements. What is as it was is the very element that it was: most of a page is."""
    known = _known(walk.frame_id)
    told = {}
    for row in _rows(nodes, walk.clip, host, counts):
        before = known.get(row[0])
        told[row[0]] = before if before and before[0] == row else (row, _Row._make(row).element())
    known.clear()
    known.update(told)
    return [element for _, element in told.values()]


@lru_cache(FRAMES)
def _known(frame_id: str) -> dict[str, tuple[tuple[Any, ...], Element]]:
    """By their keys, the rows and elements of a frame that were told last; to be filled by who tells them."""
    return {}


def _rows(nodes: Nodes, clip: Box | None, host: Element | None, counts: _Counts) -> Iterator[tuple[Any, ...]]:
    """What _Row holds of every node; column by column and by position, which is quicker than by name."""
    count = len(nodes.keys)

    def filled(some: dict[int, _Value], otherwise: _Value) -> list[_Value]:
        column = [otherwise] * count
        for at, value in some.items():
            column[at] = value
        return column

    return zip(
        nodes.keys,
        nodes.roles,
        nodes.names,
        nodes.boxes,
        filled(nodes.values, ""),
        filled(nodes.texts, ""),
        nodes.labels,
        filled(nodes.states, NO_STATES),
        _seen(nodes, clip, host),
        _within(nodes, host),
        filled(nodes.options, ()),
        filled(nodes.effects, ""),
        filled(nodes.messages, ""),
        filled(nodes.about, ""),
        filled(nodes.hints, ""),
        nodes.paths,
        map(counts.named.__getitem__, zip(nodes.roles, nodes.names, strict=True)),
        map(counts.labelled.__getitem__, zip(nodes.roles, nodes.labels, strict=True)),
        filled({at: tuple((mark, counts.marks[mark]) for mark in marks) for at, marks in nodes.marks.items()}, ()),
        strict=True,
    )


def _seen(nodes: Nodes, clip: Box | None, host: Element | None) -> list[Visibility]:
    if host and host.visibility == "covered":
        return ["covered"] * len(nodes.seen)
    if not clip:
        return nodes.seen
    clipped = [not overlap(box, clip).area for box in nodes.boxes]
    return ["offscreen" if seen == "shown" and out else seen for seen, out in zip(nodes.seen, clipped, strict=True)]


def _within(nodes: Nodes, host: Element | None) -> list[tuple[str, ...]]:
    return [(*host.within, host.key, *within) for within in nodes.within] if host else nodes.within
