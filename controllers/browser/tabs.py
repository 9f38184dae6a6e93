"""The pages of one target: which is current, and what is under way in them. Lives on the loop thread."""

import asyncio
import math
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from playwright.async_api import BrowserContext, CDPSession, Dialog, Download, Error, Frame, Page, Request

from controllers.errors import ControllerError, TargetLost
from perception.page.replies import distrust, items, parsed, text
from perception.page.retelling import Look
from perception.screen import Tab as Heading

FIELD_SECONDS = 3.0
LEAVING_SECONDS = 1.0
REPORT_LIMIT = 1000  # characters
HARMLESS = ("GET", "HEAD", "OPTIONS")


@dataclass(eq=False)
class Tab:
    """One page.

    frames: gives every document of a frame its own short id, the prefix of its elements' keys.
    contents: the frame that each iframe shows, by the iframe's key.
    looks: what each frame showed when it was last looked at.
    posted: whether its document is the answer to a form that was sent.
    pressed: what the last press met instead of what was meant, "" when it met that; None before it.
    presses: how many it told of; two clicks are two.
    token: what the report of that press is known by.
    easing: the guard of the last press is being lifted, for which nobody waits but the next press.
    size: the viewport in CSS pixels, once it is known.
    hangs: whether the page did not answer when it was last read.
    beside: a session beside the mirror's, for pictures of a page that hangs; that cannot be given up again.
    """

    page: Page
    cdp: CDPSession
    target: str
    dialog: Dialog | None = None
    posted: bool = False
    pressed: str | None = None
    presses: int = 0
    token: str = ""
    easing: asyncio.Task[None] | None = None
    size: tuple[float, float] | None = None
    hangs: bool = False
    beside: CDPSession | None = None
    frames: dict[tuple[Frame, str], str] = field(default_factory=dict)
    contents: dict[str, Frame] = field(default_factory=dict)
    looks: dict[Frame, Look] = field(default_factory=dict)

    async def heading(self) -> tuple[str, str]:
        """Title and address, from the browser itself: a page that hangs cannot hold this up."""
        info = (await self.cdp.send("Target.getTargetInfo"))["targetInfo"]
        return info["title"], info["url"]


class Tabs:
    """Opens, follows and forgets pages; popups of its pages join and become current.

    news: what happened beside the actions, in words, until it is taken.
    sent: how many requests so far may have had an effect.
    aborted: when (of `time.monotonic`) a document last was given up, for a download or another document.
    rested: when (of the same) the current tab was last asked whether it is quiet.
    """

    def __init__(self, context: BrowserContext, downloads: Path) -> None:
        self.news: list[str] = []
        self.sent = 0
        self.aborted = self.rested = 0.0
        self._context = context
        self._downloads = downloads
        self._tabs: list[Tab] = []
        self._recent: list[Tab] = []
        self._early_dialogs: dict[Page, Dialog] = {}
        self._navigations: dict[Request, tuple[Frame, float]] = {}
        self._popups = 0
        self._loads = 0
        self._changed = asyncio.Event()
        self._frame_numbers = count(1)
        context.on("dialog", self._dialog_opened)

    @property
    def all(self) -> tuple[Tab, ...]:
        return tuple(self._tabs)

    @property
    def current(self) -> Tab:
        """The tab in front. Raises TargetLost when none is left."""
        if not self._recent:
            raise TargetLost("The browser or its last tab was closed; open it again.")
        return self._recent[-1]

    @property
    def blocked(self) -> Tab | None:
        """A tab whose JavaScript dialog waits for an answer."""
        return next((tab for tab in reversed(self._recent) if tab.dialog), None)

    def arriving(self, since: float) -> bool:
        """Whether a document or a popup is on its way, by a request younger than `since` (of `time.monotonic`)."""
        return bool(self._popups) or any(begun >= since for _, begun in self._navigations.values())

    def stirring(self, since: float) -> bool:
        """Whether anything is on its way: a document, a popup, a download."""
        return bool(self._loads) or self.arriving(since)

    async def until(self, condition: Callable[[], bool], within: float = math.inf) -> bool:
        """Wait for a condition on the tabs; False when it did not come about within the seconds."""
        end = time.monotonic() + within
        while not condition():
            self._changed.clear()
            try:
                await asyncio.wait_for(
                    self._changed.wait(), max(0.0, end - time.monotonic()) if within < math.inf else None
                )
            except TimeoutError:
                return condition()
        return True

    async def join(self, page: Page) -> Tab:
        """Take a page on and make it the current one."""
        page.set_default_timeout(FIELD_SECONDS * 1000)
        cdp = await self._context.new_cdp_session(page)
        target = (await cdp.send("Target.getTargetInfo"))["targetInfo"]["targetId"]
        tab = Tab(page, cdp, target, self._early_dialogs.pop(page, None))
        self._tabs.append(tab)
        self.bring_forward(tab)
        self._follow(tab)
        await page.expose_binding("__journeymanPressed", lambda _, report: self._press_reported(tab, report))
        await cdp.send("Target.setDiscoverTargets", {"discover": True})
        return tab

    def bring_forward(self, tab: Tab) -> None:
        """Make a tab the current one."""
        if tab in self._recent:
            self._recent.remove(tab)
        self._recent.append(tab)
        self._changed.set()

    def frame_id(self, tab: Tab, frame: Frame, document: str) -> str:
        """The id of a document in a frame: the same as long as the document lives."""
        key = (frame, document)
        if key not in tab.frames:
            tab.frames = {
                known: i for known, i in tab.frames.items() if known[0] != frame and not known[0].is_detached()
            }
            tab.frames[key] = f"f{next(self._frame_numbers)}"
        return tab.frames[key]

    async def told(self, besides: Tab | None = None) -> dict[Tab, tuple[str, str]]:
        """Title and address of every tab, in their order; those of one that is left out are empty."""
        tabs = [tab for tab in self._tabs if not tab.page.is_closed()]
        asked = [tab for tab in tabs if tab is not besides]
        answers = await asyncio.gather(*(tab.heading() for tab in asked))
        return dict.fromkeys(tabs, ("", "")) | dict(zip(asked, answers, strict=True))

    def listed(self, told: Mapping[Tab, tuple[str, str]]) -> tuple[Heading, ...]:
        """Tabs as a capture lists them."""
        return tuple(Heading(*heading, current=tab is self.current) for tab, heading in told.items())

    async def headings(self) -> tuple[Heading, ...]:
        """Every tab as a capture lists it."""
        return self.listed(await self.told())

    def note_presses(self, tab: Tab, token: str, words: str, count: int = 1) -> None:
        """Note what so many presses met, if they are those of the last guard."""
        if tab.token and token == tab.token:
            tab.pressed, tab.presses = tab.pressed or words, tab.presses + count
            self._changed.set()

    async def answer(self, tab: Tab, accept: bool, text: str) -> None:
        """Answer the dialog of a tab. Raises ControllerError when it has none any more."""
        dialog, tab.dialog = tab.dialog, None
        if dialog is None:
            raise ControllerError("The dialog is no longer open; look at the screen again.")
        await (dialog.accept(text) if accept else dialog.dismiss())
        self._changed.set()

    async def close(self) -> None:
        """Close every page, without asking them."""
        self._context.remove_listener("dialog", self._dialog_opened)
        for tab in self.all:
            try:
                await self._close(tab)
            except Error:
                if not tab.page.is_closed():
                    raise

    async def _close(self, tab: Tab) -> None:
        try:
            await asyncio.wait_for(tab.page.close(), LEAVING_SECONDS)
        except TimeoutError:  # the request to close is lost while one document replaces another
            await tab.cdp.send("Target.closeTarget", {"targetId": tab.target})
            await self.until(tab.page.is_closed, LEAVING_SECONDS)

    def _follow(self, tab: Tab) -> None:
        page = tab.page
        page.on("close", lambda _: self._closed(tab))
        page.on("popup", self._popup_opened)
        page.on("download", self._save)
        page.on("request", lambda request: self._request_began(tab, request))
        page.on("requestfailed", self._request_failed)
        page.on("requestfinished", self._request_ended)
        page.on("framenavigated", self._frame_navigated)
        tab.cdp.on("Target.targetCreated", lambda event: self._popup_announced(tab, event["targetInfo"]))
        tab.cdp.on("Page.javascriptDialogClosed", lambda _: self._dialog_closed(tab))

    def _press_reported(self, tab: Tab, report: object) -> None:
        """Note what a press met; a page can call this, too, but does not know the token."""
        with suppress(ValueError), distrust():
            token, words = map(text, items(parsed(text(report, REPORT_LIMIT))))
            self.note_presses(tab, token, words)

    def _closed(self, tab: Tab) -> None:
        self._tabs.remove(tab)
        self._recent.remove(tab)
        tab.dialog = None
        self._navigations = {r: begun for r, begun in self._navigations.items() if begun[0].page != tab.page}
        self._tell("a tab was closed")

    def _popup_announced(self, tab: Tab, info: dict[str, str]) -> None:
        if info["type"] == "page" and info.get("openerId") == tab.target:
            self._popups += 1

    async def _popup_opened(self, page: Page) -> None:
        try:
            await self.join(page)
            self._tell(f"new tab opened: {page.url}")
        except Error:
            if not page.is_closed():
                raise
        finally:
            self._popups = max(0, self._popups - 1)
            self._changed.set()

    async def _save(self, download: Download) -> None:
        self._loads += 1
        self._changed.set()
        path = _unused(self._downloads / Path(download.suggested_filename).name)
        try:
            await download.save_as(path)
            self._tell(f"download saved to {path}")
        except Error as error:
            self._tell(f"download of {download.suggested_filename} failed: {error.message.splitlines()[0]}")
        finally:
            self._loads -= 1
            self._changed.set()

    def _request_began(self, tab: Tab, request: Request) -> None:
        self.sent += request.method not in HARMLESS
        if request.is_navigation_request():
            if request.frame == tab.page.main_frame:
                tab.posted = request.method not in HARMLESS
            self._navigations[request] = (request.frame, time.monotonic())
            self._changed.set()

    def _request_ended(self, request: Request) -> None:
        if self._navigations.pop(request, None) is not None:
            self._changed.set()

    def _request_failed(self, request: Request) -> None:
        if request in self._navigations:
            self.aborted = time.monotonic()
        self._request_ended(request)

    def _frame_navigated(self, frame: Frame) -> None:
        for request in [request for request, (fetching, _) in self._navigations.items() if fetching == frame]:
            self._request_ended(request)

    def _dialog_opened(self, dialog: Dialog) -> None:
        tab = next((tab for tab in self._tabs if tab.page == dialog.page), None)
        if tab:
            tab.dialog = dialog
            self._tell(f"dialog opened: {dialog.message or dialog.type}")
        elif dialog.page:
            self._early_dialogs[dialog.page] = dialog

    def _dialog_closed(self, tab: Tab) -> None:
        tab.dialog = None
        self._changed.set()

    def _tell(self, words: str) -> None:
        self.news.append(words)
        self._changed.set()


def _unused(path: Path) -> Path:
    """The path, or with a number where a file of that name exists: `report-2.pdf`."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())
