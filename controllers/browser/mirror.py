"""A live picture of a target: the browser's screencast of the current tab, newest frame only."""

import asyncio
import base64
from contextlib import suppress
from threading import Condition
from typing import Any

from playwright.async_api import Error

from controllers.browser.loop import LoopThread
from controllers.browser.tabs import Tab, Tabs
from controllers.errors import TargetLost

SCREENCAST = {"format": "jpeg", "quality": 60, "maxWidth": 1280, "maxHeight": 1280}


class Mirror:
    """A FrameSlot: follows the current tab, and holds nothing while nothing changes."""

    def __init__(self, thread: LoopThread, tabs: Tabs) -> None:
        self._thread = thread
        self._tabs = tabs
        self._lock = Condition()
        self._serial = 0
        self._image = b""
        self._work = asyncio.run_coroutine_threadsafe(self._follow(), thread.loop)

    def newest(self, after: int) -> tuple[int, bytes] | None:
        """The newest JPEG frame and its serial number, or None while nothing is newer than `after`."""
        with self._lock:
            return (self._serial, self._image) if self._serial > after else None

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for it; None when there was none in time or the mirror was closed."""
        with self._lock:
            self._lock.wait_for(lambda: self._serial > after or self._work.done(), seconds)
            return (self._serial, self._image) if self._serial > after else None

    def close(self) -> None:
        """Stop the screencast; a second call does nothing."""
        self._work.cancel()
        with self._lock:
            self._lock.notify_all()

    async def _follow(self) -> None:
        """Cast the current tab, until there is none: whoever acts on the target learns of that."""
        try:
            while True:
                await self._cast(self._tabs.current)
        except TargetLost:
            return

    async def _cast(self, tab: Tab) -> None:
        """Take the frames of a tab until another one is in front."""
        tab.cdp.on("Page.screencastFrame", self._keep)
        try:
            await tab.cdp.send("Page.startScreencast", SCREENCAST)
            await self._tabs.until(lambda: not self._tabs.all or self._tabs.current is not tab)
        finally:
            tab.cdp.remove_listener("Page.screencastFrame", self._keep)
            if tab in self._tabs.all:
                await tab.cdp.send("Page.stopScreencast")

    async def _keep(self, frame: dict[str, Any]) -> None:
        with self._lock:
            self._serial, self._image = self._serial + 1, base64.b64decode(frame["data"])
            self._lock.notify_all()
        with suppress(Error):  # the tab was closed; its frames end with it
            await self._tabs.current.cdp.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})
