"""A page's alert, confirm, prompt or "leave this page?" as a screen of its own: nothing else answers meanwhile."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from controllers.actions import Action, Press, SetText, Tap, TypeText
from controllers.browser.addresses import origin
from controllers.browser.tabs import Tab, Tabs
from controllers.controller import Found
from controllers.errors import ControllerError
from perception.geometry import Box
from perception.locators import Locator, Named
from perception.screen import Capture, Element, Place

T = TypeVar("T")
LEAVE = "Leave this page? What was entered may be lost."
OK, CANCEL, ANSWER = "dialog:ok", "dialog:cancel", "dialog:answer"
FRAME = Box(340, 60, 600, 180)


class DialogOpened(Exception):
    """A dialog opened while something else was waited for."""


async def unless_dialog(tabs: Tabs, work: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
    """What `work` returns; DialogOpened when a dialog was or gets in its way."""
    task = asyncio.ensure_future(work)
    watch = asyncio.ensure_future(tabs.until(lambda: tabs.blocked is not None))
    try:
        await asyncio.wait((task, watch), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise DialogOpened
        return task.result()
    finally:
        task.cancel()
        watch.cancel()


class DialogScreen:
    """Shows the open dialog of a target and takes the answer to it."""

    def __init__(self, tabs: Tabs) -> None:
        self._tabs = tabs
        self._typed: dict[Tab, str] = {}

    async def capture(self, tab: Tab) -> Capture:
        """The dialog and nothing else; there is no picture, for the page cannot draw one."""
        title, address = await tab.heading()
        place = Place(origin(address), address, title)
        headings = await self._tabs.headings()
        return Capture(place, self.elements(tab), tabs=headings, sent=self._tabs.sent, blocked=True)

    def elements(self, tab: Tab) -> tuple[Element, ...]:
        """The dialog with its field and buttons; none when it was closed meanwhile."""
        dialog = tab.dialog
        if dialog is None:
            return ()
        message = LEAVE if dialog.type == "beforeunload" else dialog.message
        parts = [_part("dialog", message, "dialog", FRAME, text=message)]
        if dialog.type == "prompt":
            value = self._typed.get(tab, dialog.default_value)
            parts.append(_part("textbox", "Answer", ANSWER, Box(360, 140, 560, 32), value=value))
        parts.append(_part("button", "OK", OK, Box(680, 190, 110, 32)))
        if dialog.type != "alert":
            parts.append(_part("button", "Cancel", CANCEL, Box(810, 190, 110, 32)))
        return tuple(parts)

    async def perform(self, tab: Tab, action: Action, at: Found | None) -> None:
        """Answer the dialog, or fill its field. Raises ControllerError for whatever it is in the way of."""
        match action, at.element.key if at else "":
            case (Tap(), "dialog:ok" | "dialog:cancel" as key):
                await self._answer(tab, key == OK)
            case (Press(keys), _) if keys.lower() in ("enter", "return", "escape", "esc"):
                await self._answer(tab, keys.lower() in ("enter", "return"))
            case ((SetText(text) | TypeText(text)), "dialog:answer"):
                self._typed[tab] = text
            case _:
                message = self.elements(tab)[:1]
                words = f"A dialog is in the way: {message[0].name}" if message else "A dialog was in the way"
                raise ControllerError(f"{words.rstrip('.')}; answer it first.")

    async def _answer(self, tab: Tab, accept: bool) -> None:
        default = tab.dialog.default_value if tab.dialog else ""
        await self._tabs.answer(tab, accept, self._typed.pop(tab, default))


def _part(role: str, name: str, key: str, box: Box, text: str = "", value: str = "") -> Element:
    within = () if role == "dialog" else ("dialog",)
    locator = Locator((Named(role, name, 1),), key)
    return Element(role, name, box, value=value, text=text, within=within, key=key, locator=locator)
