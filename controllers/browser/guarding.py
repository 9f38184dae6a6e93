"""A press meets the element that was meant, or nothing at all (see perception/page/guard.js)."""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, Frame

from controllers.actions import Action, DoubleTap, Drag, LongPress, RightClick, Select, SetChecked, SetText, Tap
from controllers.browser.asking import ask
from controllers.browser.capture import FrameView
from controllers.browser.locating import Guard, view_of
from controllers.browser.refusals import is_closed
from controllers.browser.tabs import REPORT_LIMIT, Tab, Tabs
from controllers.controller import Found
from controllers.errors import ControllerError, HeldBack
from perception.page.replies import distrust, text

ARM = "([number, ...guard]) => globalThis.__journeyman?.arm(number, ...guard)"
MET = "globalThis.__journeyman.pressed({}, {})"
PRESS_SECONDS = 10.0  # as long as a page may take over what comes before the press
REPORT_SECONDS = 2.0  # what was pressed is told at once, unless the page is too busy being left
ARMING_SECONDS = 0.3  # for frames that were not looked at
UNPRESSED = (SetText, Select)
"""What is done to a field itself: no press can go astray."""
PRESSED = Tap | DoubleTap | RightClick | LongPress | Drag


async def raised(tabs: Tabs, action: Action) -> Guard:
    """A guard for one press, to be set; the one of the last press has been lifted."""
    tab = tabs.current
    tab.pressed, tab.presses, tab.token = None, 0, secrets.token_hex(8)
    if tab.easing:
        await asyncio.wait((tab.easing,))
    seconds = PRESS_SECONDS + (action.seconds if isinstance(action, LongPress) else 0.0)
    return Guard(1000 * seconds, tab.token, isinstance(action, PRESSED | SetChecked))


@asynccontextmanager
async def guarded(
    tabs: Tabs, at: Found, views: Sequence[FrameView], action: Action, known: Guard | None = None
) -> AsyncIterator[None]:
    """Within, presses reach this element only. `known`: is set in its frame already.

    Raises HeldBack when something else was there by then, ControllerError when it is not known, or at a second press.
    """
    tab, began = tabs.current, time.monotonic()
    view, number = view_of(at.element.key, views)
    guard = known or await raised(tabs, action)
    if view and not known:
        await _arm(tab, view.frame, number, guard._replace(asked=guard.asked and view.parent is None))
    await _close_off(tab, view, guard)
    wanted = 2 if isinstance(action, DoubleTap) else 1
    presses = _presses(action, at)
    asked = presses and guard.asked and view is not None and view.parent is None
    asking = asyncio.ensure_future(_ask_what_is_met(tabs, tab, guard.token, wanted)) if asked else None
    try:
        yield
        if presses:
            await tabs.until(lambda: bool(tab.pressed) or tab.presses >= wanted or tabs.stirring(began), REPORT_SECONDS)
    except Error as error:
        if tab.pressed != "" or not is_closed(error):  # else the press met what was meant, and closed its tab
            raise
    finally:
        if asking:
            asking.cancel()
        ease(tab)
    name = at.element.name or at.element.label or at.element.role
    if tab.pressed:
        # Of two presses the first may have met what was meant.
        strayed = ControllerError if isinstance(action, DoubleTap) else HeldBack
        raise strayed(f'The page shifted: {tab.pressed} was where "{name}" had been, and was not pressed.')
    if tab.pressed is None and presses and view and not tabs.stirring(began) and await _stays(view):
        raise ControllerError(f'Something that has just come up lay where "{name}" had been; look at the page.')


async def _ask_what_is_met(tabs: Tabs, tab: Tab, token: str, presses: int) -> None:
    """Note what so many presses meet in the top frame, as soon as they do; no page can answer in its place."""
    call = {"expression": MET.format(json.dumps(token), presses), "awaitPromise": True, "returnByValue": True}
    with suppress(Error, ValueError), distrust():
        answer = await tab.cdp.send("Runtime.evaluate", call)
        if (met := answer["result"].get("value")) is not None:
            tabs.note_presses(tab, token, text(met, REPORT_LIMIT), presses)


def check_front(tabs: Tabs, at: Found, views: Sequence[FrameView]) -> None:
    """Raises ControllerError when the element is in another tab than the one in front."""
    view, _ = view_of(at.element.key, views)
    if view and view.frame.page is not tabs.current.page:
        raise ControllerError("Another tab has come to the front; look at it first.")


def ease(tab: Tab) -> None:
    """Begin to let every press through again; nobody waits for it but the next press."""
    tab.easing = asyncio.ensure_future(let_through(tab))


async def let_through(tab: Tab) -> None:
    """Let every press through again: from now on the person's own hand may press."""
    await _bounded(_ward_off(tab, frame, Guard()) for frame in tab.page.frames)


async def _close_off(tab: Tab, view: FrameView | None, guard: Guard) -> None:
    """In all frames but that of the element, also those that just came up, nothing may be pressed."""
    others = [frame for frame in tab.page.frames if view is None or frame is not view.frame]
    await _bounded(_ward_off(tab, frame, guard) for frame in others)


async def _bounded(arming: Iterable[Coroutine[None, None, None]]) -> None:
    """As far as the frames answer soon: one that is being left holds nothing up."""
    tasks = [asyncio.ensure_future(each) for each in arming]
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=ARMING_SECONDS)
        for task in late:
            task.cancel()


async def _ward_off(tab: Tab, frame: Frame, guard: Guard) -> None:
    """Let nothing be pressed in a frame, or anything again, if it is still there."""
    with suppress(Error):
        await _arm(tab, frame, 0, guard._replace(asked=False))


async def _stays(view: FrameView) -> bool:
    """Whether its document is still there."""
    with suppress(Error):
        return bool(await view.frame.evaluate("document => __journeymanSettle.document === document", view.document))
    return False


def _presses(action: Action, at: Found) -> bool:
    """Whether the action certainly presses the pointer, so that a report of it can be waited for."""
    if isinstance(action, SetChecked):
        return action.on != ("checked" in at.element.states)
    return isinstance(action, PRESSED)


async def _arm(tab: Tab, frame: Frame, number: int, guard: Guard) -> None:
    try:
        await ask(frame, tab.cdp, ARM, number, *guard)
    except Error:
        if not frame.is_detached():
            raise
