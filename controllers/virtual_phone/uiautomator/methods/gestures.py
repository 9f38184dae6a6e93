"""Calls that touch the screen. Coordinates may come as decimals; the server cuts them off."""

from collections.abc import Mapping, Sequence
from typing import Any

from controllers.virtual_phone.device import TAP_SECONDS, Device
from controllers.virtual_phone.screen import Point
from controllers.virtual_phone.uiautomator.hierarchy import Node
from controllers.virtual_phone.uiautomator.methods.method import Methods
from controllers.virtual_phone.uiautomator.objects import Object, located

STEP_SECONDS = 0.005
DRAG_SECONDS = 0.6
"""How long a finger rests before it drags: longer than a long press takes."""
FINGER = 40
"""Pixels from the middle of a pinch to where a finger begins."""
Place = Mapping[str, float]
EVENTS = {0: "down", 1: "up", 2: "move"}


async def click(device: Device, what: float | Object, y: float | str = 0, milliseconds: float = 0) -> bool:
    """`click(x, y)`, `click(x, y, ms)` or `click(selector)`, whose second parameter may name a corner."""
    seconds = milliseconds / 1000 or TAP_SECONDS
    if isinstance(what, dict | str):
        await device.tap(*await _spot(device, what, str(y)), seconds)
        return True
    x, y = int(what), int(y)
    if x < 0 or y < 0:
        return False
    await device.tap(x, y, seconds)
    return True


async def _spot(device: Device, what: Object, corner: str) -> tuple[int, int]:
    node = await located(device, what)
    left, top, right, bottom = node.box
    match corner:
        case "tl" | "topleft":
            return left + 5, top + 5
        case "br" | "bottomright":
            return right - 5, bottom - 5
        case _:
            return node.centre


async def long_click(device: Device, what: Object, corner: str = "") -> bool:
    await device.tap(*await _spot(device, what, corner), DRAG_SECONDS)
    return True


async def swipe(device: Device, x: float, y: float, to_x: float, to_y: float, steps: float) -> bool:
    return await swipe_points(device, [x, y, to_x, to_y], steps)


async def swipe_points(device: Device, numbers: Sequence[float], steps: float) -> bool:
    """`steps` of 5 ms for each piece of the line."""
    await device.swipe(_points(numbers), int(steps) * STEP_SECONDS)
    return True


async def drag(device: Device, x: float, y: float, to_x: float, to_y: float, steps: float) -> bool:
    await device.swipe(_points([x, y, to_x, to_y]), int(steps) * STEP_SECONDS, hold=DRAG_SECONDS)
    return True


async def drag_to(device: Device, what: Object, *target: Any) -> bool:
    """`dragTo(selector, x, y, steps)` or `dragTo(selector, selector, steps)`."""
    *place, steps = target
    end = (int(place[0]), int(place[1])) if len(place) == 2 else (await located(device, place[0])).centre
    start = (await located(device, what)).centre
    await device.swipe([start, end], int(steps) * STEP_SECONDS, hold=DRAG_SECONDS)
    return True


async def gesture(
    device: Device, what: Object, start: Place, other: Place, end: Place, other_end: Place, steps: float
) -> bool:
    """Two fingers: from `start` to `end` and from `other` to `other_end`."""
    await located(device, what)
    fingers = [[_place(start), _place(end)], [_place(other), _place(other_end)]]
    await device.pinch(fingers, int(steps) * STEP_SECONDS)
    return True


async def pinch_in(device: Device, what: Object, percent: float, steps: float) -> bool:
    fingers = _diagonal(await located(device, what), percent)
    await device.pinch([finger[::-1] for finger in fingers], int(steps) * STEP_SECONDS)
    return True


async def pinch_out(device: Device, what: Object, percent: float, steps: float) -> bool:
    await device.pinch(_diagonal(await located(device, what), percent), int(steps) * STEP_SECONDS)
    return True


def _diagonal(node: Node, percent: float) -> list[list[Point]]:
    """Two fingers from beside the middle outwards, over so much of the view."""
    x, y = node.centre
    reach = (node.box[2] - node.box[0]) / 2 * min(percent, 100) / 100
    return [[(x + side * FINGER, y), (x + side * max(reach, FINGER), y)] for side in (-1, 1)]


async def inject_input_event(device: Device, event: float, x: float, y: float, meta: float = 0) -> bool:
    kind = EVENTS.get(int(event))
    if kind:
        await device.touch(kind, x, y)
    return kind is not None


def _place(place: Place) -> Point:
    return int(place["x"]), int(place["y"])


def _points(numbers: Sequence[float]) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]


METHODS: Methods = {
    "click": click,
    "drag": drag,
    "dragTo": drag_to,
    "gesture": gesture,
    "injectInputEvent": inject_input_event,
    "longClick": long_click,
    "pinchIn": pinch_in,
    "pinchOut": pinch_out,
    "swipe": swipe,
    "swipePoints": swipe_points,
}
