"""A live picture of a target: the browser's screencast of the current tab, newest frame only."""

import asyncio
import base64
import time
from contextlib import suppress
from functools import partial
from typing import Any

from playwright.async_api import Error

from controllers.browser.loop import LoopThread
from controllers.browser.tabs import Tab, Tabs
from controllers.errors import TargetLost
from controllers.slot import Newest

SCREENCAST = {"format": "jpeg", "quality": 60, "maxWidth": 1280, "maxHeight": 1280}
PACE = 1 / 25
"""Seconds between two frames at least: drawing more of them takes time that the page needs itself."""
FIRST_WITHIN = 0.5
"""Seconds for the first frame of a tab: Chromium sometimes sends none until the screencast is begun again."""


class Mirror(Newest):
    """A FrameSlot: follows the current tab, and holds nothing while nothing changes."""

    def __init__(self, thread: LoopThread, tabs: Tabs) -> None:
        super().__init__()
        self._thread = thread
        self._tabs = tabs
        self._due = 0.0
        self._begun = False
        self._work = asyncio.run_coroutine_threadsafe(self._follow(), thread.loop)
        self._work.add_done_callback(lambda _: self.end())

    def close(self) -> None:
        """Stop the screencast; a second call does nothing."""
        self._work.cancel()

    async def _follow(self) -> None:
        """Cast the current tab, until there is none: whoever acts on the target learns of that."""
        with suppress(TargetLost):
            while True:
                await self._cast(self._tabs.current)

    async def _cast(self, tab: Tab) -> None:
        """Take the frames of a tab until another one is in front; one that crashed or closes has none."""
        keep = partial(self._keep, tab)
        tab.cdp.on("Page.screencastFrame", keep)
        self._begun = False
        try:
            while not await self._begins(tab):
                with suppress(Error):
                    await tab.cdp.send("Page.stopScreencast")
            await self._tabs.until(lambda: self._is_behind(tab))
        finally:
            tab.cdp.remove_listener("Page.screencastFrame", keep)
            if tab in self._tabs.all:
                with suppress(Error):
                    await tab.cdp.send("Page.stopScreencast")

    async def _begins(self, tab: Tab) -> bool:
        """Ask for the frames of a tab; False when none came in time."""
        with suppress(Error):
            await tab.cdp.send("Page.startScreencast", SCREENCAST)
        return await self._tabs.until(lambda: self._begun or self._is_behind(tab), FIRST_WITHIN)

    def _is_behind(self, tab: Tab) -> bool:
        """Whether another tab is in front, or none is left."""
        return not self._tabs.all or self._tabs.current is not tab

    def _keep(self, tab: Tab, frame: dict[str, Any]) -> None:
        """Keep a frame, and ask for the next one in due time."""
        self._begun = True
        tab.size = (frame["metadata"]["deviceWidth"], frame["metadata"]["deviceHeight"])
        self.put(base64.b64decode(frame["data"]))
        now = time.monotonic()
        self._due = max(now, self._due + PACE)
        self._thread.loop.call_later(self._due - now, self._ask, tab, frame["sessionId"])

    def _ask(self, tab: Tab, frame: int) -> None:
        asking = asyncio.ensure_future(tab.cdp.send("Page.screencastFrameAck", {"sessionId": frame}))
        asking.add_done_callback(lambda done: done.cancelled() or done.exception())  # the tab may have gone meanwhile
