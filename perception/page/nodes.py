"""What the script in the page answers, as elements.

`walk()` answers two lines of JSON: what the frame is, and its nodes in reading order. A page can tamper
with the script: an answer that is not as it should be raises ValueError, in one sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from perception.geometry import Box, Point
from perception.locators import Attribute, Labelled, Locator, Named, Part, Path
from perception.page.replies import (
    ADDRESS_LIMIT,
    TEXT_LIMIT,
    Node,
    box,
    distrust,
    fields,
    items,
    nodes,
    number,
    parsed,
    text,
    texts,
)
from perception.screen import Element, Visibility

ORIGIN = Point(0, 0)
VISIBILITIES: tuple[Visibility, ...] = ("shown", "offscreen", "covered")


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


_Read = tuple[FrameWalk, list[Node]]


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
    counts = _Counts([node for _, found in read for node in found])
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
        return _unreachable(answer)
    *_, node = nodes([*items(answer["around"]), answer["node"]], walk.frame_id, walk.offset, walk.path)
    x, y = items(answer["point"])
    return Located(_element(node, walk.clip, None, None), Point(number(x) + walk.offset.x, number(y) + walk.offset.y))


@distrust()
def frame_place(raw: str) -> FramePlace | Unreachable:
    """What `frame(n, x, y)` answered. Raises ValueError."""
    answer = fields(parsed(raw))
    if "why" in answer:
        return _unreachable(answer)
    return FramePlace(box(answer["box"], ORIGIN), text(answer["cover"]))


def _facts(raw: str) -> dict[str, Any]:
    return fields(parsed(raw.split("\n", 1)[0]))


def _read(walk: FrameWalk) -> list[Node]:
    _, rows = walk.raw.split("\n", 1)
    return nodes(parsed(rows), walk.frame_id, walk.offset, walk.path)


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


class _Counts:
    """How many elements of all frames fit each part of a locator."""

    def __init__(self, found: Sequence[Node]) -> None:
        self.named = Counter([(node.role, node.name) for node in found])
        self.labelled = Counter([(node.role, text(node.details["label"])) for node in found if "label" in node.details])
        self.marks = Counter([mark for node in found if "marks" in node.details for mark in _marks(node)])


def _marks(node: Node) -> list[tuple[str, str]]:
    return [(text(name), text(value)) for name, value in items(node.details.get("marks", []))]


def _place(
    host_key: str, host: Element | None, hosted: dict[str, list[_Read]], counts: _Counts, elements: list[Element]
) -> None:
    """Append what the frames of one host show, each iframe followed by its own content."""
    for walk, found in hosted.pop(host_key, []):
        for node in found:
            element = _element(node, walk.clip, host, counts)
            elements.append(element)
            if node.role == "frame":
                _place(node.key, element, hosted, counts, elements)


def _element(node: Node, clip: Box | None, host: Element | None, counts: _Counts | None) -> Element:
    details = node.details
    if not details:
        # Plain text, most of a page.
        return Element(
            node.role,
            node.name,
            node.box,
            visibility=_visibility(node, clip, host),
            within=_within(node, host),
            key=node.key,
            locator=_locator(node, counts),
        )
    return Element(
        node.role,
        node.name,
        node.box,
        value=text(details.get("value", ""), TEXT_LIMIT),
        text=text(details.get("text", ""), TEXT_LIMIT),
        label=text(details.get("label", "")),
        states=frozenset(texts(details["states"])) if "states" in details else frozenset(),
        visibility=_visibility(node, clip, host),
        within=_within(node, host),
        options=texts(details["options"]) if "options" in details else (),
        effect=text(details.get("effect", ""), ADDRESS_LIMIT),
        message=text(details.get("message", ""), TEXT_LIMIT),
        key=node.key,
        locator=_locator(node, counts),
    )


def _within(node: Node, host: Element | None) -> tuple[str, ...]:
    return (*host.within, host.key, *node.within) if host else node.within


def _visibility(node: Node, clip: Box | None, host: Element | None) -> Visibility:
    if node.seen not in (0, 1, 2):
        raise ValueError("unknown visibility")
    seen = VISIBILITIES[node.seen]
    if host and host.visibility == "covered":
        return "covered"
    if seen == "shown" and clip and not _overlap(node.box, clip).area:
        return "offscreen"
    return seen


def _locator(node: Node, counts: _Counts | None) -> Locator:
    """Attributes, role and name, role and label, structural path: strongest first."""
    role, name = node.role, node.name
    parts: list[Part] = []
    if "marks" in node.details:
        parts += [Attribute(*mark, counts.marks[mark] if counts else 0) for mark in _marks(node)]
    if name:
        parts.append(Named(role, name, counts.named[role, name] if counts else 0))
    if label := node.details.get("label", ""):
        parts.append(Labelled(role, text(label), counts.labelled[role, label] if counts else 0))
    # A path is unique by construction: it counts siblings all the way from the top or from an id.
    parts.append(Path(node.path, 1))
    return Locator(tuple(parts), node.key)
