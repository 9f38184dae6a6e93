"""What the script in the page answers about frames: what each is, where it lies, and the iframes in it."""

from dataclasses import dataclass
from typing import Any, Literal

from perception.geometry import Box, Point
from perception.page.columns import NODE_LIMIT
from perception.page.replies import (
    ADDRESS_LIMIT,
    box,
    distrust,
    fields,
    items,
    number,
    parsed,
    positive,
    text,
    whole_numbers,
)
from perception.screen import Beyond

ORIGIN = Point(0, 0)


@dataclass(frozen=True, slots=True)
class FrameWalk:
    """What `walk()` answered in one frame, and how the frame lies in the page.

    frame_id: prefix of the keys of its elements.
    raw: the answer.
    offset: where its content box starts, in the page's viewport.
    clip: what of the page's viewport it can show; None for the top frame.
    path: structural path of its iframe, and host: full key of its iframe; both "" for the top frame.
    scale: how many pixels of the page's viewport one of its own takes.
    """

    frame_id: str
    raw: str
    offset: Point = ORIGIN
    clip: Box | None = None
    path: str = ""
    host: str = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What a frame says of itself; `size` is its viewport in CSS pixels.

    beyond: what it only counted, in containers told by their number inside the frame. opaque: how many of its
    elements may hold a closed shadow root that it has not been given yet (see listeners.js).
    """

    address: str
    title: str
    size: tuple[int, int]
    loading: bool
    beyond: tuple[Beyond, ...] = ()
    opaque: int = 0


@dataclass(frozen=True, slots=True)
class FrameHost:
    """An iframe, placed in the page: what the `FrameWalk` of its content needs.

    number: its key inside its own frame, for `__journeyman.element(number)`.
    host, offset, clip, path, scale: as in FrameWalk.
    """

    number: int
    host: str
    offset: Point
    clip: Box
    path: str
    name: str
    title: str
    address: str
    scale: float


@dataclass(frozen=True, slots=True)
class FramePlace:
    """Where an iframe's content lies in its parent's viewport, how large it is drawn there, and what lies on the asked
    place of it: `cover` is it in words, "" for nothing.
    """

    box: Box
    scale: float
    cover: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An element that cannot be acted on now; `why` is one sentence, `by` the key of a control that covers it."""

    reason: Literal["gone", "hidden", "covered"]
    why: str
    by: str = ""


@distrust()
def frame_facts(raw: str) -> FrameFacts:
    """What the frame whose `walk()` answered `raw` is. Raises ValueError."""
    facts = _facts(raw)
    width, height = items(facts["size"])
    return FrameFacts(
        address=text(facts["url"], ADDRESS_LIMIT),
        title=text(facts["title"]),
        size=(int(number(width)), int(number(height))),
        loading=facts["ready"] != "complete",
        beyond=tuple(_beyond(items(each)) for each in items(facts["beyond"], NODE_LIMIT)),
        opaque=int(number(facts["opaque"])),
    )


@distrust()
def frame_hosts(walk: FrameWalk) -> tuple[FrameHost, ...]:
    """The iframes of a frame, in reading order. Raises ValueError."""
    return tuple(_host(walk, fields(frame)) for frame in items(_facts(walk.raw)["frames"]))


@distrust()
def frame_place(raw: str) -> FramePlace | Unreachable:
    """What `frame(n, x, y)` answered. Raises ValueError."""
    answer = fields(parsed(raw))
    if "why" in answer:
        return unreachable(answer)
    return FramePlace(box(answer["box"], ORIGIN), positive(answer["scale"]), text(answer["cover"]))


def _beyond(counts: list[Any]) -> Beyond:
    container, rows, above, below = whole_numbers(counts)
    return Beyond(str(container or ""), rows, above, below)


def _facts(raw: str) -> dict[str, Any]:
    return fields(parsed(raw.split("\n", 1)[0]))


def _view(raw: str) -> Box:
    """The viewport of the frame that answered."""
    width, height = items(_facts(raw)["size"])
    return Box(0, 0, number(width), number(height))


def _host(walk: FrameWalk, frame: dict[str, Any]) -> FrameHost:
    key = int(number(frame["key"]))
    content = box(frame["box"], walk.offset, walk.scale)
    view = walk.clip or _view(walk.raw)
    own_path = text(frame["path"], ADDRESS_LIMIT)
    return FrameHost(
        number=key,
        host=f"{walk.frame_id}:{key}",
        offset=Point(content.x, content.y),
        clip=overlap(content, view),
        path=f"{walk.path} >> {own_path}" if walk.path else own_path,
        name=text(frame["name"]),
        title=text(frame["title"]),
        address=text(frame["src"], ADDRESS_LIMIT),
        scale=walk.scale * positive(frame["scale"]),
    )


def overlap(a: Box, b: Box) -> Box:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Box(x, y, max(min(a.right, b.right) - x, 0), max(min(a.bottom, b.bottom) - y, 0))


def unreachable(answer: dict[str, Any], frame_id: str = "") -> Unreachable:
    cover, by = text(answer["cover"]), int(number(answer["by"]))
    match answer["why"]:
        case "gone":
            return Unreachable("gone", "It is no longer on the page.")
        case "hidden":
            return Unreachable("hidden", "It is on the page but not visible.")
        case "covered":
            return Unreachable("covered", f"It is covered by {cover}.", f"{frame_id}:{by}" if by else "")
        case _:
            raise ValueError("unknown reason")
