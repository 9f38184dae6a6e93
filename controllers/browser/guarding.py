"""A press meets the element that was meant, or nothing at all (see perception/page/guard.js)."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, Frame

from controllers.actions import Action, DoubleTap, Drag, LongPress, SetChecked, Tap
from controllers.browser.capture import FrameView
from controllers.browser.locating import view_of
from controllers.browser.tabs import Tabs
from controllers.controller import Found
from controllers.errors import ControllerError

ARM = "([number, milliseconds]) => __journeyman.arm(number, milliseconds)"
PRESS_SECONDS = 2.0
REPORT_SECONDS = 0.5  # what was pressed is told at once, unless the page is too busy being left


@asynccontextmanager
async def guarded(tabs: Tabs, at: Found, views: Sequence[FrameView], action: Action) -> AsyncIterator[None]:
    """Within, presses reach this element only.

    Raises ControllerError when something else was there by then: it has noticed nothing.
    """
    tab = tabs.current
    view, number = view_of(at.element.key, views)
    tab.pressed = None
    seconds = PRESS_SECONDS + (action.seconds if isinstance(action, LongPress) else 0.0)
    await asyncio.gather(*(_arm(each.frame, number if each is view else 0, seconds) for each in views))
    yield
    if _presses(action, at):
        await tabs.until(lambda: tab.pressed is not None, REPORT_SECONDS)
    if tab.pressed:
        name = at.element.name or at.element.label or at.element.role
        raise ControllerError(f'The page shifted: {tab.pressed} was where "{name}" had been, and was not pressed.')


async def let_through(views: Sequence[FrameView]) -> None:
    """Let every press through again: from now on the person's own hand may press."""
    for each in views:
        with suppress(Error):  # a document that is being left holds nothing back
            await _arm(each.frame, 0, 0.0)


def _presses(action: Action, at: Found) -> bool:
    """Whether the action certainly presses the pointer, so that a report of it can be waited for."""
    if isinstance(action, SetChecked):
        return action.on != ("checked" in at.element.states)
    return isinstance(action, Tap | DoubleTap | LongPress | Drag)


async def _arm(frame: Frame, number: int, seconds: float) -> None:
    try:
        await frame.evaluate(ARM, [number, 1000 * seconds])
    except Error:
        if not frame.is_detached():
            raise
