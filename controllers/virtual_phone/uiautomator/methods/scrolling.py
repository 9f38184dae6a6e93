"""Calls that scroll a view: by a stroke, to its end, or until another view shows."""

import asyncio

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.timing import held
from controllers.virtual_phone.uiautomator.hierarchy import Node
from controllers.virtual_phone.uiautomator.methods.gestures import STEP_SECONDS
from controllers.virtual_phone.uiautomator.methods.method import Methods
from controllers.virtual_phone.uiautomator.objects import Object, all_located, located
from controllers.virtual_phone.uiautomator.selectors import Selector

MARGIN = 0.2
"""The part of a view at either end that a stroke leaves free."""
SCROLL_STEPS, FLING_STEPS = 55, 5
MOST_STROKES = 30
STILL_SECONDS, STILL_WITHIN = 0.1, 3.0


async def scroll_forward(device: Device, what: Object, vertical: bool = True, steps: float = SCROLL_STEPS) -> bool:
    """Whether it moved."""
    return await _stroke(device, what, vertical, steps, forward=True)


async def scroll_backward(device: Device, what: Object, vertical: bool = True, steps: float = SCROLL_STEPS) -> bool:
    return await _stroke(device, what, vertical, steps, forward=False)


async def scroll_to_end(
    device: Device, what: Object, vertical: bool = True, most: float = MOST_STROKES, steps: float = SCROLL_STEPS
) -> bool:
    return await _to_the_last(device, what, vertical, most, steps, forward=True)


async def scroll_to_beginning(
    device: Device, what: Object, vertical: bool = True, most: float = MOST_STROKES, steps: float = SCROLL_STEPS
) -> bool:
    return await _to_the_last(device, what, vertical, most, steps, forward=False)


async def fling_forward(device: Device, what: Object, vertical: bool = True) -> bool:
    return await _stroke(device, what, vertical, FLING_STEPS, forward=True)


async def fling_backward(device: Device, what: Object, vertical: bool = True) -> bool:
    return await _stroke(device, what, vertical, FLING_STEPS, forward=False)


async def fling_to_end(device: Device, what: Object, vertical: bool = True, most: float = MOST_STROKES) -> bool:
    return await _to_the_last(device, what, vertical, most, FLING_STEPS, forward=True)


async def fling_to_beginning(device: Device, what: Object, vertical: bool = True, most: float = MOST_STROKES) -> bool:
    return await _to_the_last(device, what, vertical, most, FLING_STEPS, forward=False)


async def scroll_to(device: Device, what: Object, wanted: Selector, vertical: bool = True) -> bool:
    """From the beginning on, until the wanted view shows; whether it did."""
    if await all_located(device, wanted):
        return True
    await scroll_to_beginning(device, what, vertical)
    for _ in range(MOST_STROKES):
        if await all_located(device, wanted):
            return True
        if not await scroll_forward(device, what, vertical):
            return False
    return False


async def _to_the_last(device: Device, what: Object, vertical: bool, most: float, steps: float, forward: bool) -> bool:
    for _ in range(int(most)):
        if not await _stroke(device, what, vertical, steps, forward):
            return True
    return False


async def _stroke(device: Device, what: Object, vertical: bool, steps: float, forward: bool) -> bool:
    """Draw a finger over the view, and wait until what it moved stands still."""
    node = await located(device, what)
    left, top, right, bottom = node.box
    x, y = node.centre
    edge = (bottom - top if vertical else right - left) * MARGIN
    line = [(x, bottom - edge), (x, top + edge)] if vertical else [(right - edge, y), (left + edge, y)]
    await device.swipe(line if forward else line[::-1], int(steps) * STEP_SECONDS)
    return await _stands_still(device, what) != _seen(node)


async def _stands_still(device: Device, what: Object) -> list[tuple[str, tuple[int, ...]]]:
    """What the view shows once it does not change any more."""
    clock = asyncio.get_running_loop()
    deadline = clock.time() + STILL_WITHIN
    before: list[tuple[str, tuple[int, ...]]] = []
    now = _seen(await located(device, what))
    while before != now and clock.time() < deadline:
        await held(STILL_SECONDS)
        before, now = now, _seen(await located(device, what))
    return now


def _seen(node: Node) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.text or each.description, each.box) for each in node.walk()]


METHODS: Methods = {
    "flingBackward": fling_backward,
    "flingForward": fling_forward,
    "flingToBeginning": fling_to_beginning,
    "flingToEnd": fling_to_end,
    "scrollBackward": scroll_backward,
    "scrollForward": scroll_forward,
    "scrollTo": scroll_to,
    "scrollToBeginning": scroll_to_beginning,
    "scrollToEnd": scroll_to_end,
}
