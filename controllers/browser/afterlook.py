"""The look that is taken in one call with what was done, for whoever looks right afterwards."""

import time
from typing import Any

from playwright.async_api import Error

from controllers.browser.capture import WHOLE, Deed, FrameView, read
from controllers.browser.tabs import Tab, Tabs
from perception.screen import Capture

LASTS = 0.05  # seconds for which nobody would see more by looking again

Looked = tuple[Tab, Capture, tuple[FrameView, ...]]


class AfterLook:
    """One look at most, which is told once."""

    def __init__(self, tabs: Tabs) -> None:
        self._tabs = tabs
        self._taken: Looked | None = None
        self._kept: Looked | None = None
        self._began = self._ended = 0.0  # when its deed began, and when it was told

    async def do(self, deed: Deed) -> Any:
        """What a deed answers in the top frame of the current tab; how the page is then may be kept.

        A page with frames is not looked at: the deed would have to wait for what they tell. Raises Playwright's Error
        where it was not done.
        """
        self.drop()
        tab, self._began = self._tabs.current, time.monotonic()
        try:
            looked = await read(self._tabs, tab, False, WHOLE, deed)
        except (Error, ValueError):
            if not deed.answers:
                raise
        else:
            self._taken, self._ended = (tab, *looked), time.monotonic()
        return deed.answers[0]

    def keep(self) -> None:
        """The deed was what was to be done: the look at what came of it is the next one."""
        self._kept = self._taken

    def take(self) -> Looked | None:
        """The look that was kept, if one that is taken now would be no newer: nothing is on its way, or was since."""
        looked = self._kept
        self.drop()
        if looked is None or time.monotonic() - self._ended > LASTS or self._tabs.moved >= self._began:
            return None
        return None if self._tabs.stirring(0.0) or self._tabs.blocked or looked[0] is not self._tabs.current else looked

    def drop(self) -> None:
        """Something else is done now."""
        self._taken = self._kept = None
