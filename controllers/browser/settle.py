"""Waiting until a page is quiet: no document on its way, and every frame says so itself (see settle.js)."""

import asyncio
import time

from playwright.async_api import Error, Frame

from controllers.browser.tabs import Tabs

QUIET = 0.07
PACE = 0.03  # from when a page was found quiet until it is asked again: who waits for something asks without a pause
ASK = "(given) => globalThis.__journeymanSettle?.settled(...given) ?? true"
GRACE = 0.1  # how much longer ago the action is said to have begun, against delays on the way to the page


async def settled(tabs: Tabs, since: float, within: float, whole: bool = False) -> bool:
    """Whether the current tab became quiet within the seconds, whatever it navigated to meanwhile.

    `since` (of `time.monotonic`) is when the last action began: what was under way before is not waited for. `whole`: a
    page that is there as a whole, and in which nothing is under way, need not have been quiet.
    """
    end = time.monotonic() + within
    if tabs.rested > since:
        await tabs.until(lambda: tabs.arriving(since), min(within, tabs.rested + PACE - time.monotonic()))
    while (left := end - time.monotonic()) > 0:
        if not await tabs.until(lambda: not tabs.arriving(since), left):
            return False
        tab = tabs.current
        quiet = await _all_quiet(tab.page.frames, since, max(0.0, end - time.monotonic()), whole)
        if quiet is False or (quiet and tab is tabs.current and not tabs.arriving(since)):
            tabs.rested = time.monotonic()
            return quiet
    return False


async def _all_quiet(frames: list[Frame], since: float, cap: float, whole: bool) -> bool | None:
    """Whether all frames are quiet; None when a document was replaced or closed while it was asked."""
    try:
        async with asyncio.timeout(cap + QUIET):
            quiet = await asyncio.gather(*(_quiet(frame, since, cap, whole) for frame in frames))
    except TimeoutError:
        return False
    return None if None in quiet else all(quiet)


async def _quiet(frame: Frame, since: float, cap: float, whole: bool) -> bool | None:
    ago = time.monotonic() - since + GRACE
    try:
        return bool(await frame.evaluate(ASK, [ago * 1000, QUIET * 1000, cap * 1000, whole]))
    except Error as error:
        if any(words in error.message for words in ("destroyed", "detached", "has been closed")):
            return None
        raise
