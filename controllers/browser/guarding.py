"""A press meets the element that was meant, or nothing at all (see perception/page/guard.js)."""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, Frame

from controllers.actions import Action, DoubleTap, Drag, LongPress, RightClick, SetChecked, Tap
from controllers.browser.asking import ask
from controllers.browser.capture import FrameView
from controllers.browser.locating import view_of
from controllers.browser.refusals import is_closed
from controllers.browser.tabs import Tab, Tabs
from controllers.controller import Found
from controllers.errors import ControllerError, HeldBack
from perception.page.replies import distrust, text

ARM = "([number, ...arming]) => globalThis.__journeyman?.arm(number, ...arming)"
PRESSED = "() => globalThis.__journeyman?.pressed()"
PRESS_SECONDS = 10.0  # as long as a page may take over what comes before the press
PRESSES = Tap | DoubleTap | RightClick | LongPress | Drag
REPORT_SECONDS = 2.0  # what was pressed is told at once, unless the page is too busy being left
ARMING_SECONDS = 0.3  # for frames that were not looked at


def arming(action: Action) -> tuple[float, int]:
    """For how many milliseconds, and how many presses, an action needs the guard of its element."""
    seconds = PRESS_SECONDS + (action.seconds if isinstance(action, LongPress) else 0.0)
    times = 2 if isinstance(action, DoubleTap) else 1
    return 1000 * seconds, times if isinstance(action, SetChecked | PRESSES) else 0


@asynccontextmanager
async def guarded(
    tabs: Tabs, at: Found, views: Sequence[FrameView], action: Action, armed: bool = False
) -> AsyncIterator[None]:
    """Within, presses reach this element only. armed: in its own frame that is so already.

    Raises HeldBack when something else was there by then, ControllerError when it is not known, or at a second press.
    """
    tab, began = tabs.current, time.monotonic()
    view, number = view_of(at.element.key, views)
    if tab.easing:
        await asyncio.wait((tab.easing,))
    await _arm_all(tab, view, 0 if armed else number, *arming(action))
    met: str | None = None
    telling = asyncio.ensure_future(_met(tab)) if _presses(action, at) else None
    try:
        yield
        met = await _told(telling, tabs, began) if telling else None
    except Error as error:
        met = await _told(telling, tabs, began) if telling else None
        if met != "" or not is_closed(error):  # else the press met what was meant, and closed its tab
            raise
    finally:
        if telling:
            telling.cancel()
        if met != "" or len(tab.page.frames) > 1:  # else the guard has lifted itself
            tab.easing = asyncio.ensure_future(let_through(tab))
    name = at.element.name or at.element.label or at.element.role
    if met:
        # Of two presses the first may have met what was meant.
        strayed = ControllerError if isinstance(action, DoubleTap) else HeldBack
        raise strayed(f'The page shifted: {met} was where "{name}" had been, and was not pressed.')
    if met is None and _presses(action, at) and view and not tabs.stirring(began) and await _stays(view):
        raise ControllerError(f'Something that has just come up lay where "{name}" had been; look at the page.')


def check_front(tabs: Tabs, at: Found, views: Sequence[FrameView]) -> None:
    """Raises ControllerError when the element is in another tab than the one in front."""
    view, _ = view_of(at.element.key, views)
    if view and view.frame.page is not tabs.current.page:
        raise ControllerError("Another tab has come to the front; look at it first.")


async def let_through(tab: Tab) -> None:
    """Let every press through again: from now on the person's own hand may press."""
    await _bounded(_ward_off(tab, frame, 0.0) for frame in tab.page.frames)


async def _met(tab: Tab) -> str | None:
    """What presses have met instead of what was meant, "" when they met that; None when no frame tells."""
    asked = [asyncio.ensure_future(_met_in(tab, frame)) for frame in tab.page.frames]
    try:
        for each in asyncio.as_completed(asked):
            if (met := await each) is not None:
                return met
        return None
    finally:
        for each in asked:
            each.cancel()


async def _met_in(tab: Tab, frame: Frame) -> str | None:
    """The same in one frame; None where that is left or closed."""
    with suppress(Error, ValueError), distrust():
        met = await ask(frame, tab.cdp, PRESSED)
        return None if met is None else text(met)
    return None


async def _told(telling: "asyncio.Future[str | None]", tabs: Tabs, began: float) -> str | None:
    """What is told of a press that was made, unless something else is on its way since then."""
    if telling.done():
        return telling.result()
    stirring = asyncio.ensure_future(tabs.until(lambda: tabs.stirring(began), REPORT_SECONDS))
    try:
        await asyncio.wait((telling, stirring), return_when=asyncio.FIRST_COMPLETED)
        return telling.result() if telling.done() else None
    finally:
        stirring.cancel()


async def _arm_all(tab: Tab, view: FrameView | None, number: int, milliseconds: float, times: int) -> None:
    """In the frame of the element, that alone may be pressed; in all others, also those that just came up, nothing.

    number: 0 where the frame of the element is armed already.
    """
    others = [frame for frame in tab.page.frames if view is None or frame is not view.frame]
    if view and number:
        await _arm(tab, view.frame, number, milliseconds, times)
    await _bounded(_ward_off(tab, frame, milliseconds) for frame in others)


async def _bounded(arming: Iterable[Coroutine[None, None, None]]) -> None:
    """As far as the frames answer soon: one that is being left holds nothing up."""
    tasks = [asyncio.ensure_future(each) for each in arming]
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=ARMING_SECONDS)
        for task in late:
            task.cancel()


async def _ward_off(tab: Tab, frame: Frame, milliseconds: float) -> None:
    """Let nothing be pressed in a frame, if it is still there."""
    with suppress(Error):
        await _arm(tab, frame, 0, milliseconds, 0)


async def _stays(view: FrameView) -> bool:
    """Whether its document is still there."""
    with suppress(Error):
        return bool(await view.frame.evaluate("document => __journeymanSettle.document === document", view.document))
    return False


def _presses(action: Action, at: Found) -> bool:
    """Whether the action certainly presses the pointer, so that what it met can be waited for."""
    if isinstance(action, SetChecked):
        return action.on != ("checked" in at.element.states)
    return isinstance(action, PRESSES)


async def _arm(tab: Tab, frame: Frame, *arming: float) -> None:
    try:
        await ask(frame, tab.cdp, ARM, *arming)
    except Error:
        if not frame.is_detached():
            raise
