"""What the script in the page answers, as elements.

`walk()` answers two lines of JSON: what the frame is, and its nodes in reading order. A page can tamper
with the script: an answer that is not as it should be raises ValueError, in one sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal, TypeVar

from perception.geometry import Box, Point
from perception.locators import Attribute, Labelled, Locator, Named, Part, Path
from perception.page.columns import Nodes, read_nodes
from perception.page.replies import ADDRESS_LIMIT, box, distrust, fields, items, number, parsed, text
from perception.screen import Element, Visibility

ORIGIN = Point(0, 0)
NO_STATES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FrameWalk:
    """What `walk()` answered in one frame, and how the frame lies in the page.

    frame_id: prefix of the keys of its elements.
    raw: the answer.
    offset: where its content box starts, in the page's viewport.
    clip: what of the page's viewport it can show; None for the top frame.
    path: structural path of its iframe, and host: full key of its iframe; both "" for the top frame.
    """

    frame_id: str
    raw: str
    offset: Point = ORIGIN
    clip: Box | None = None
    path: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What a frame says of itself; `size` is its viewport in CSS pixels."""

    address: str
    title: str
    size: tuple[int, int]
    loading: bool


@dataclass(frozen=True, slots=True)
class FrameHost:
    """An iframe, placed in the page: what the `FrameWalk` of its content needs.

    number: its key inside its own frame, for `__journeyman.element(number)`.
    host, offset, clip, path: as in FrameWalk.
    """

    number: int
    host: str
    offset: Point
    clip: Box
    path: str
    name: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class FramePlace:
    """Where an iframe's content lies in its parent's viewport, and what lies on the asked place of it:
    `cover` is it in words, "" for nothing.
    """

    box: Box
    cover: str


@dataclass(frozen=True, slots=True)
class Located:
    """An element in view; `point` is where a hit test met it, in the page's viewport."""

    element: Element
    point: Point


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An element that cannot be acted on now; `why` is one sentence."""

    reason: Literal["gone", "hidden", "covered"]
    why: str


_Read = tuple[FrameWalk, Nodes]
_Part = TypeVar("_Part", Attribute, Named, Labelled)


@distrust()
def frame_facts(raw: str) -> FrameFacts:
    """What the frame whose `walk()` answered `raw` is. Raises ValueError."""
    facts = _facts(raw)
    width, height = items(facts["size"])
    size = (int(number(width)), int(number(height)))
    return FrameFacts(text(facts["url"], ADDRESS_LIMIT), text(facts["title"]), size, facts["ready"] != "complete")


@distrust()
def frame_hosts(walk: FrameWalk) -> tuple[FrameHost, ...]:
    """The iframes of a frame, in reading order. Raises ValueError."""
    return tuple(_host(walk, fields(frame)) for frame in items(_facts(walk.raw)["frames"]))


@distrust()
def assemble(frames: Sequence[FrameWalk]) -> tuple[Element, ...]:
    """One list of elements in reading order, of all frames; a container comes before what it holds.

    What an iframe shows follows the element of role `frame` that stands for it. Raises ValueError.
    """
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
        return _unreachable(answer)
    nodes = read_nodes(answer["nodes"], walk.frame_id, walk.offset, walk.path)
    x, y = items(answer["point"])
    *_, element = _elements(nodes, walk.clip, None, _Parts([nodes], counted=False))
    return Located(element, Point(number(x) + walk.offset.x, number(y) + walk.offset.y))


@distrust()
def frame_place(raw: str) -> FramePlace | Unreachable:
    """What `frame(n, x, y)` answered. Raises ValueError."""
    answer = fields(parsed(raw))
    if "why" in answer:
        return _unreachable(answer)
    return FramePlace(box(answer["box"], ORIGIN), text(answer["cover"]))


def _facts(raw: str) -> dict[str, Any]:
    return fields(parsed(raw.split("\n", 1)[0]))


def _read(walk: FrameWalk) -> Nodes:
    _, columns = walk.raw.split("\n", 1)
    return read_nodes(parsed(columns), walk.frame_id, walk.offset, walk.path)


def _host(walk: FrameWalk, frame: dict[str, Any]) -> FrameHost:
    key = int(number(frame["key"]))
    content = box(frame["box"], walk.offset)
    own_path = text(frame["path"], ADDRESS_LIMIT)
    return FrameHost(
        number=key,
        host=f"{walk.frame_id}:{key}",
        offset=Point(content.x, content.y),
        clip=_overlap(content, walk.clip) if walk.clip else content,
        path=f"{walk.path} >> {own_path}" if walk.path else own_path,
        name=text(frame["name"]),
        title=text(frame["title"]),
        address=text(frame["src"], ADDRESS_LIMIT),
    )


def _overlap(a: Box, b: Box) -> Box:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Box(x, y, max(min(a.right, b.right) - x, 0), max(min(a.bottom, b.bottom) - y, 0))


def _unreachable(answer: dict[str, Any]) -> Unreachable:
    cover = text(answer["cover"])
    match answer["why"]:
        case "gone":
            return Unreachable("gone", "It is no longer on the page.")
        case "hidden":
            return Unreachable("hidden", "It is on the page but not visible.")
        case "covered":
            return Unreachable("covered", f"It is covered by {cover}.")
        case _:
            raise ValueError("unknown reason")


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
    """The nodes of a frame as elements; by position, which is quicker for an Element than by name."""
    seen, within = _seen(nodes, clip, host), _within(nodes, host)
    rows = zip(
        nodes.keys,
        nodes.roles,
        nodes.names,
        nodes.labels,
        nodes.boxes,
        seen,
        within,
        _locators(nodes, parts),
        strict=True,
    )
    return [
        Element(
            role,
            name,
            box,
            0,
            nodes.values.get(at, ""),
            nodes.texts.get(at, ""),
            label,
            nodes.states.get(at, NO_STATES),
            visibility,
            around,
            nodes.options.get(at, ()),
            nodes.effects.get(at, ""),
            nodes.messages.get(at, ""),
            "tree",
            key,
            locator,
        )
        for at, (key, role, name, label, box, visibility, around, locator) in enumerate(rows)
    ]


def _seen(nodes: Nodes, clip: Box | None, host: Element | None) -> list[Visibility]:
    if host and host.visibility == "covered":
        return ["covered"] * len(nodes.seen)
    if not clip:
        return nodes.seen
    clipped = [not _overlap(box, clip).area for box in nodes.boxes]
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
