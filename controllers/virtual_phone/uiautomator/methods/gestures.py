"""Calls that touch the screen. Coordinates may come as decimals; the server cuts them off."""

from collections.abc import Sequence

from controllers.virtual_phone.device import TAP_SECONDS, Device
from controllers.virtual_phone.uiautomator.methods.method import Methods
from controllers.virtual_phone.uiautomator.objects import Object, located

STEP_SECONDS = 0.005
DRAG_SECONDS = 0.6
"""How long a finger rests before it drags: longer than a long press takes."""
EVENTS = {0: "down", 1: "up", 2: "move"}


async def click(device: Device, what: float | Object, y: float | str = 0, milliseconds: float = 0) -> bool:
    """`click(x, y)`, `click(x, y, ms)` or `click(selector)`, whose second parameter may name a corner."""
    seconds = milliseconds / 1000 or TAP_SECONDS
    if isinstance(what, dict | str):
        await device.tap(*await _place(device, what, str(y)), seconds)
        return True
    x, y = int(what), int(y)
    if x < 0 or y < 0:
        return False
    await device.tap(x, y, seconds)
    return True


async def _place(device: Device, what: Object, corner: str) -> tuple[int, int]:
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
    await device.tap(*await _place(device, what, corner), DRAG_SECONDS)
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


async def inject_input_event(device: Device, event: float, x: float, y: float, meta: float = 0) -> bool:
    kind = EVENTS.get(int(event))
    if kind:
        await device.touch(kind, x, y)
    return kind is not None


def _points(numbers: Sequence[float]) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]


METHODS: Methods = {
    "click": click,
    "drag": drag,
    "injectInputEvent": inject_input_event,
    "longClick": long_click,
    "swipe": swipe,
    "swipePoints": swipe_points,
}
