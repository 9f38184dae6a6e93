"""A live picture of a target: the browser's screencast of the current tab, newest frame only."""

import asyncio
import base64
import time
from contextlib import suppress
from functools import partial
from threading import Condition
from typing import Any

from playwright.async_api import Error

from controllers.browser.loop import LoopThread
from controllers.browser.tabs import Tab, Tabs
from controllers.errors import TargetLost

SCREENCAST = {"format": "jpeg", "quality": 60, "maxWidth": 1280, "maxHeight": 1280}
PACE = 1 / 25
"""Seconds between two frames at least: drawing more of them takes time that the page needs itself."""


class Mirror:
    """A FrameSlot: follows the current tab, and holds nothing while nothing changes."""

    def __init__(self, thread: LoopThread, tabs: Tabs) -> None:
        self._thread = thread
        self._tabs = tabs
        self._lock = Condition()
        self._serial = 0
        self._image = b""
        self._due = 0.0
        self._work = asyncio.run_coroutine_threadsafe(self._follow(), thread.loop)
        self._work.add_done_callback(lambda _: self._wake())

    @property
    def over(self) -> bool:
        """Whether no frame can come any more."""
        return self._work.done()

    def newest(self, after: int) -> tuple[int, bytes] | None:
        """The newest JPEG frame and its serial number, or None while nothing is newer than `after`."""
        with self._lock:
            return (self._serial, self._image) if self._serial > after else None

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for it; None when there was none in time or the mirror is over."""
        with self._lock:
            self._lock.wait_for(lambda: self._serial > after or self.over, seconds)
            return (self._serial, self._image) if self._serial > after else None

    def close(self) -> None:
        """Stop the screencast; a second call does nothing."""
        self._work.cancel()

    def _wake(self) -> None:
        with self._lock:
            self._lock.notify_all()

    async def _follow(self) -> None:
        """Cast the current tab, until there is none: whoever acts on the target learns of that."""
        with suppress(TargetLost):
            while True:
                await self._cast(self._tabs.current)

    async def _cast(self, tab: Tab) -> None:
        """Take the frames of a tab until another one is in front; one that crashed or closes has none."""
        keep = partial(self._keep, tab)
        tab.cdp.on("Page.screencastFrame", keep)
        try:
            with suppress(Error):
                await tab.cdp.send("Page.startScreencast", SCREENCAST)
            await self._tabs.until(lambda: not self._tabs.all or self._tabs.current is not tab)
        finally:
            tab.cdp.remove_listener("Page.screencastFrame", keep)
            if tab in self._tabs.all:
                with suppress(Error):
                    await tab.cdp.send("Page.stopScreencast")

    def _keep(self, tab: Tab, frame: dict[str, Any]) -> None:
        """Keep a frame, and ask for the next one in due time."""
        tab.size = (frame["metadata"]["deviceWidth"], frame["metadata"]["deviceHeight"])
        with self._lock:
            self._serial, self._image = self._serial + 1, base64.b64decode(frame["data"])
            self._lock.notify_all()
        now = time.monotonic()
        self._due = max(now, self._due + PACE)
        self._thread.loop.call_later(self._due - now, self._ask, tab, frame["sessionId"])

    def _ask(self, tab: Tab, frame: int) -> None:
        asking = asyncio.ensure_future(tab.cdp.send("Page.screencastFrameAck", {"sessionId": frame}))
        asking.add_done_callback(lambda done: done.cancelled() or done.exception())  # the tab may have gone meanwhile
