"""Finding an element again, just before it is acted on."""

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from controllers.browser.capture import FrameView
from controllers.controller import Ambiguous, Missing
from perception.geometry import Point
from perception.locators import Locator
from perception.page.frames import FrameWalk, Unreachable, frame_place
from perception.page.nodes import Located, located
from perception.resolving import Match, Nothing, Several, resolve
from perception.screen import Element

LOCATE = """([document, number, ...guard]) =>
  globalThis.__journeymanSettle?.document === document ? __journeyman.locate(number, ...guard) : ''"""
PLACE = "([number, x, y]) => __journeyman.frame(number, x, y)"
SCROLL = "number => __journeyman.element(number)?.scrollIntoView({ block: 'center', behavior: 'instant' })"
GONE = Unreachable("gone", "It is no longer on the page.")


class Guard(NamedTuple):
    """For how many milliseconds a press is guarded, and the token of what is told of it.

    asked: it is told to who asks for it, and not reported by the page.
    """

    milliseconds: float = 0.0
    token: str = ""
    asked: bool = False


def view_of(key: str, views: Sequence[FrameView]) -> tuple[FrameView | None, int]:
    """The frame that an element's key belongs to, and its number in there."""
    frame_id, _, number = key.rpartition(":")
    view = next((view for view in views if view.walk.frame_id == frame_id), None)
    return view, int(number) if number.isdigit() else 0


def singled_out(locator: Locator, elements: Sequence[Element]) -> Element | Ambiguous | Missing:
    """The one element that the parts of the locator lead to."""
    answer = resolve(locator, elements)
    match answer:
        case Match():
            return answer.element
        case Several():
            return Ambiguous(answer.elements)
        case Nothing():
            return Missing(answer.nearest, "Nothing on the page fits.")
        case _:
            assert_never(answer)


async def keyed(key: str, views: Sequence[FrameView], guard: Guard | None = None) -> Located | Unreachable:
    """The element behind a key, brought into view and met by a hit test, in the page's viewport.

    guard: is set in its frame, where it was met.
    """
    view, number = view_of(key, views)
    if view is None:
        return GONE
    answer = await _met(view, number, guard)
    if isinstance(answer, Unreachable) and answer.reason == "covered" and view.parent:
        # The frame itself may be out of view: its elements take it along when they are scrolled to.
        await view.frame.evaluate(SCROLL, number)
        answer = await _met(view, number, guard)
    return answer


async def _met(view: FrameView, number: int, guard: Guard | None) -> Located | Unreachable:
    set_there = () if guard is None else guard._replace(asked=guard.asked and view.parent is None)
    raw = await view.ask(LOCATE, view.document, number, *set_there)
    if not raw:
        return GONE
    inside = located(FrameWalk(view.walk.frame_id, ""), raw)
    if isinstance(inside, Unreachable) or view.parent is None:
        return inside
    way = await _through(view, inside.point)
    if isinstance(way, Unreachable):
        return way
    start, scale = way
    return located(FrameWalk(view.walk.frame_id, "", start, None, view.walk.path, view.walk.host, scale), raw)


async def _through(view: FrameView, point: Point) -> tuple[Point, float] | Unreachable:
    """Where a frame starts in the page's viewport, and how large one of its pixels is drawn there.

    If nothing covers the point of it on the way out.
    """
    x, y, scale = point.x, point.y, 1.0
    while view.host and view.parent:
        place = frame_place(await view.parent.ask(PLACE, view.host.number, x, y))
        if isinstance(place, Unreachable):
            return place
        if place.cover:
            return Unreachable("covered", f"It is covered by {place.cover}.")
        x, y = place.box.x + place.scale * x, place.box.y + place.scale * y
        scale *= place.scale
        view = view.parent
    return Point(x - scale * point.x, y - scale * point.y), scale
