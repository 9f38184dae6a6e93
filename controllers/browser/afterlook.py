"""The look that is taken in one call with what was done, for whoever looks right afterwards."""

import time
from collections.abc import Sequence
from typing import Any

from playwright.async_api import Error

from controllers.browser.capture import WHOLE, Deed, FrameView, read
from controllers.browser.tabs import Tab, Tabs
from perception.screen import Capture

LASTS = 0.05  # seconds, from before the deed, for which a look is as good as a new one

Looked = tuple[Tab, Capture, tuple[FrameView, ...]]


class AfterLook:
    """One look at most, which is told once."""

    def __init__(self, tabs: Tabs) -> None:
        self._tabs = tabs
        self._looked: Looked | None = None
        self._at = 0.0  # when its deed began

    async def do(self, deed: Deed) -> Any:
        """What a deed answers in the top frame of the current tab; how the page is then, if it can be read, is kept.

        Raises Playwright's Error where it was not done.
        """
        tab, began = self._tabs.current, time.monotonic()
        try:
            looked = await read(self._tabs, tab, False, WHOLE, deed)
        except (Error, ValueError):
            if not deed.answers:
                raise
        else:
            self._looked, self._at = (tab, *looked), began
        return deed.answers[0]

    def take(self) -> Looked | None:
        """The look, if one that is taken now would be no newer: nothing is on its way, or was since."""
        looked, self._looked = self._looked, None
        if looked is None or time.monotonic() - self._at > LASTS or self._tabs.moved >= self._at:
            return None
        return None if self._tabs.stirring(0.0) or self._tabs.blocked or looked[0] is not self._tabs.current else looked

    def drop(self) -> None:
        """Something else is done now."""
        self._looked = None
