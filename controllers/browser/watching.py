"""What a person does with their own hand on the pages of a browser (see watching.js). Lives on the loop thread."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from playwright.async_api import BrowserContext, CDPSession, Error, Frame, Page

from controllers.actions import (
    Action,
    Back,
    DoubleTap,
    Drag,
    Open,
    Press,
    Reload,
    RightClick,
    Scroll,
    Select,
    SetText,
    Switch,
    Tap,
    Upload,
)
from controllers.browser.capture import FrameView, put_together
from controllers.browser.tabs import Tab, Tabs
from controllers.shown import Shown
from perception.page.frames import FrameWalk
from perception.page.replies import distrust, fields, items, number, parsed, text, whole_numbers
from perception.screen import Capture

SCRIPT = (files("controllers.browser") / "watching.js").read_text(encoding="utf-8").rstrip()
LONGEST = 50_000_000
"""Characters of one report: a page of a hundred thousand nodes has fewer."""
TYPED = frozenset({"typed", "address_bar", "generated", "keyword", "keyword_generated", "auto_bookmark"})
"""How the browser calls it when a person, and no page, went to an address."""

Seen = tuple[Tab, Capture, Sequence[FrameView]]
_BUSY: "WeakKeyDictionary[BrowserContext, Watching]" = WeakKeyDictionary()
"""Of the targets in one browser, the one where the person did something last: what they open is part of that."""


class Watching:
    """Watches all tabs of a target until they are closed, and `tell`s each act with the page just before it.

    look: the tab in front as it is now. last: the tab that was read last, as it was then.
    """

    def __init__(
        self, tabs: Tabs, look: Callable[[], Awaitable[Seen]], last: Callable[[], Seen], tell: Callable[[Shown], None]
    ) -> None:
        self._tabs = tabs
        self._look = look
        self._last = last
        self._tell = tell
        self._token = secrets.token_hex(8)
        self._steps: dict[Tab, int] = {}
        self._known: set[tuple[Tab, str, int]] = set()  # documents, with their entries in the history
        self._opened: set[tuple[Tab, int]] = set()
        self._worked: set[Tab] = set()  # tabs in which something was done since their document came
        self._order = asyncio.Lock()

    async def start(self) -> None:
        """Watch the pages that are there, and those to come."""
        page = self._tabs.current.page
        _BUSY[page.context] = self
        binding = f"__journeymanShown{secrets.token_hex(4)}"  # pages see its name, so the token is no part of it
        script = f"({SCRIPT})({json.dumps(self._token)}, {json.dumps(binding)})"
        await page.context.expose_binding(binding, self._reported)
        await page.context.add_init_script(script)
        for each in page.context.pages:
            self._follow(each)
            for frame in each.frames:
                with suppress(Error):  # a document that is being left; the next one has the script
                    await frame.evaluate(script)
        page.context.on("page", self._came)
        await self._look()
        tab = self._tabs.current
        document, self._steps[tab], entry, _ = await _standing(tab.cdp)
        self._known.add((tab, document, entry))
        self._opened.add((tab, entry))

    async def _came(self, page: Page) -> None:
        """A tab that the person has opened; what a page opens comes by itself."""
        self._follow(page)
        async with self._order:
            with suppress(Error):  # it may be closed again
                ours = _BUSY.get(page.context) is self and self._tabs.all
                if ours and await page.opener() is None and self._tab(page) is None:
                    await self._went(await self._tabs.join(page))  # it may be at its address already

    def _follow(self, page: Page) -> None:
        page.on("framenavigated", self._led)

    def _tab(self, page: Page) -> Tab | None:
        return next((tab for tab in self._tabs.all if tab.page is page), None)

    async def _reported(self, source: dict[str, Any], report: object) -> None:
        """Take a report, one after the other; a page can call this, too, but does not know the token."""
        async with self._order:
            tab = self._tab(source["page"])
            if tab is None:
                return
            with suppress(ValueError, Error), distrust():
                told = fields(parsed(text(report, LONGEST)))
                if told["token"] == self._token:
                    _BUSY[tab.page.context] = self
                    self._worked.add(tab)
                    self._in_front(tab)
                    self._tell(await self._shown(tab, source["frame"], told))

    def _in_front(self, tab: Tab) -> None:
        """That the person went to another tab is seen when they do something there."""
        if tab is self._tabs.current:
            return
        _, known, _ = self._last()
        title = next((each.title for each in known.tabs if each.address == tab.page.url), "")
        self._tell(Shown(Switch(title or tab.page.url), known))
        self._tabs.bring_forward(tab)

    async def _shown(self, tab: Tab, frame: Frame, told: dict[str, Any]) -> Shown:
        document, raw = text(told["document"]), text(told["screen"], LONGEST)
        frame_id = self._tabs.frame_id(tab, frame, document)
        screen = await self._screen(tab, frame, FrameWalk(frame_id, raw), document)
        keys = whole_numbers(told["keys"])
        action = await self._action(told["what"], text(told["more"]), frame, tab, keys)
        return Shown(action, screen, tuple(f"{frame_id}:{key}" for key in keys))

    async def _screen(self, tab: Tab, frame: Frame, walk: FrameWalk, document: str) -> Capture:
        """The whole screen, with this frame as it has just been."""
        _, last, views = self._last()
        if not any(view.walk.frame_id == walk.frame_id for view in views):
            if frame.parent_frame:  # it has come since: how it lies is not known yet
                _, last, views = await self._look()
            else:
                views = (FrameView(frame, tab.cdp, document, walk),)
        now = [replace(v, walk=replace(v.walk, raw=walk.raw)) if v.walk.frame_id == walk.frame_id else v for v in views]
        return replace(put_together(now, self._tabs), tabs=last.tabs)

    async def _action(self, what: object, more: str, frame: Frame, tab: Tab, keys: Sequence[int]) -> Action:
        match what:
            case "tap":
                return Tap()
            case "double tap":
                return DoubleTap()
            case "right click":
                return RightClick()
            case "type":
                return SetText("")
            case "press":
                return Press(more)
            case "scroll":
                return Scroll("up" if more == "up" else "down")
            case "select":
                return Select(" ".join(more.split()))
            case "drag":
                dx, dy = map(number, items(parsed(more)))
                return Drag(dx, dy)
            case "upload":
                return Upload(await _paths(tab.cdp, frame, keys[0]))
            case _:
                raise ValueError("unknown act")

    async def _led(self, frame: Frame) -> None:
        """Where the person themselves went: to an address that they typed, back, or to the same again."""
        if frame.parent_frame:
            return
        async with self._order:
            tab = self._tab(frame.page)
            with suppress(Error):
                if tab:
                    await self._went(tab)

    async def _went(self, tab: Tab) -> None:
        document, at, entry, how = await _standing(tab.cdp)
        before, self._steps[tab] = self._steps.get(tab, at), at
        if tab is not self._tabs.current or (at == before and (tab, document, entry) in self._known):
            return
        led, new = tab in self._worked, (tab, entry) not in self._opened
        self._known.add((tab, document, entry))
        self._opened.add((tab, entry))
        self._worked.discard(tab)
        for action in _ways(at < before, new, led, how, tab.page.url):
            self._tell(Shown(action, self._last()[1]))


def _ways(back: bool, new: bool, led: bool, how: str, address: str) -> Iterator[Action]:
    """How the person came to an entry of the history; nothing where a page led there.

    new: it was not seen before; if it was loaded again by now, it is not told any more how it was come to the first
    time. led: something was done on the page before.
    """
    if back:
        yield Back()
        return
    if new and address != "about:blank" and (how in TYPED or (how == "reload" and not led)):
        yield Open(address)
    if how == "reload":
        yield Reload()


async def _standing(cdp: CDPSession) -> tuple[str, int, int, str]:
    """The document that a tab shows, and its entry in the history: its place, its id and how it was come to."""
    while True:
        document = await _document(cdp)
        history = await cdp.send("Page.getNavigationHistory")
        at = history["currentIndex"]
        if document == await _document(cdp):  # else another one came meanwhile
            return document, at, history["entries"][at]["id"], history["entries"][at]["transitionType"]


async def _document(cdp: CDPSession) -> str:
    return str((await cdp.send("Page.getFrameTree"))["frameTree"]["frame"]["loaderId"])


async def _paths(cdp: CDPSession, frame: Frame, key: int) -> tuple[str, ...]:
    """Where the files lie that a field of the top frame was given; only the browser knows. Raises ValueError."""
    if frame.parent_frame:
        raise ValueError("the files of a field in a frame are not known")
    found: list[str] = []
    for at in range(await frame.evaluate("key => __journeyman.element(key).files.length", key)):
        expression = f"__journeyman.element({key}).files[{at}]"
        file = (await cdp.send("Runtime.evaluate", {"expression": expression}))["result"]["objectId"]
        found.append((await cdp.send("DOM.getFileInfo", {"objectId": file}))["path"])
    return tuple(found)
