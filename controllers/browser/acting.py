"""Doing an action on the current tab."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from typing import assert_never

from playwright.async_api import Error, Page, TimeoutError

from controllers.actions import (
    Action,
    Back,
    DoubleTap,
    Drag,
    Home,
    Hover,
    LongPress,
    Open,
    Press,
    Reload,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
    Upload,
    Wait,
    phrase,
)
from controllers.browser import forms, pointer
from controllers.browser.addresses import checked, unreachable
from controllers.browser.capture import FrameView
from controllers.browser.forms import Field
from controllers.browser.guarding import UNPRESSED, check_front, guarded
from controllers.browser.keys import chord
from controllers.browser.locating import Guard, view_of
from controllers.browser.sliders import slide
from controllers.browser.stalled import end_scripts
from controllers.browser.tabs import Tab, Tabs
from controllers.controller import Found
from controllers.errors import ControllerError, DeadlineExceeded, Unsupported
from perception.geometry import Point

COMMIT_SECONDS = 15.0
NATIVE = "(field) => field instanceof HTMLInputElement"


async def go_to(page: Page, address: str) -> None:
    """Open an address until its document begins. Raises ControllerError when it cannot be reached."""
    async with _arriving(page, address):
        await page.goto(address, wait_until="commit", timeout=COMMIT_SECONDS * 1000)


@asynccontextmanager
async def _arriving(page: Page, address: str) -> AsyncIterator[None]:
    """Tells in words why a document did not begin; what does not come in time is no longer waited for."""
    try:
        yield
    except asyncio.CancelledError:
        await _stop_loading(page)
        raise
    except TimeoutError:
        await _stop_loading(page)
        raise DeadlineExceeded(
            f"{address} did not answer within {COMMIT_SECONDS:g} s; check that the site is running."
        ) from None
    except Error as error:
        # A download and a page that goes on to another one are answers, too.
        if "net::" in error.message and "ERR_ABORTED" not in error.message:
            raise unreachable(address, error.message) from None
        if not any(words in error.message for words in ("Download is starting", "interrupted", "ERR_ABORTED")):
            raise


async def _stop_loading(page: Page) -> None:
    """The browser lets nobody read a page that is being left: stay on it, unless it has been left already."""
    with suppress(Error):
        cdp = await page.context.new_cdp_session(page)
        await cdp.send("Page.stopLoading")
        await cdp.detach()


class Acting:
    """Performs actions; `home` is the first address of the target."""

    def __init__(self, tabs: Tabs, home: str) -> None:
        self._tabs = tabs
        self._home = home

    async def perform(
        self, action: Action, at: Found | None, views: Sequence[FrameView], guard: Guard | None = None
    ) -> None:
        """Do it on the current tab, at the element when there is one. Raises ControllerError.

        guard: was set where the element was met.
        """
        if at:
            check_front(self._tabs, at, views)
        presses = at and not isinstance(action, UNPRESSED)
        async with guarded(self._tabs, at, views, action, guard) if at and presses else nullcontext():
            await self._perform(action, at, views)

    async def _perform(self, action: Action, at: Found | None, views: Sequence[FrameView]) -> None:
        tab = self._tabs.current
        match action:
            case Open() | Home() | Back() | Reload() | Switch():
                await self._browse(tab, action)
            case Press() | TypeText() | Scroll():
                await _by_keys_or_wheel(tab, action, at, views)
            case Tap() | DoubleTap() | RightClick() | LongPress() | Hover() | Drag():
                await _by_pointer(tab, action, _aim(action, at).point)
            case SetText() | SetChecked() | Select() | Upload():
                await _in_form(tab, action, _aim(action, at), views)
            case Wait():
                return
            case Swipe():
                raise Unsupported("A browser page cannot be swiped; scroll instead.")
            case _:
                assert_never(action)

    async def _browse(self, tab: Tab, action: Open | Home | Back | Reload | Switch) -> None:
        if tab.hangs and not isinstance(action, Switch):
            await end_scripts(tab)
        match action:
            case Open(address):
                await go_to(tab.page, checked(address))
            case Home():
                await go_to(tab.page, self._home)
            case Back():
                await _go_back(tab)
            case Reload():
                if tab.posted:
                    raise ControllerError("This page is the answer to a form; loading it again would send that again.")
                async with _arriving(tab.page, tab.page.url):
                    await tab.page.reload(wait_until="commit", timeout=COMMIT_SECONDS * 1000)
            case Switch(to):
                await self._switch(to)
            case _:
                assert_never(action)

    async def _switch(self, to: str) -> None:
        """Bring the one tab to the front whose title or address holds the words, a title to the letter first."""
        tabs = self._tabs.all
        headings = await asyncio.gather(*(tab.heading() for tab in tabs))
        exact = [tab for tab, (title, _) in zip(tabs, headings, strict=True) if title.casefold() == to.casefold()]
        holding = [
            tab for tab, heading in zip(tabs, headings, strict=True) if to.casefold() in " ".join(heading).casefold()
        ]
        fits = exact or holding
        if len(fits) != 1:
            listed = ", ".join(f'"{title or address}"' for title, address in headings)
            raise ControllerError(f'{"Several tabs fit" if fits else "No tab fits"} "{to}"; the tabs are {listed}.')
        await fits[0].page.bring_to_front()
        self._tabs.bring_forward(fits[0])


async def _by_pointer(tab: Tab, action: Tap | DoubleTap | RightClick | LongPress | Hover | Drag, point: Point) -> None:
    match action:
        case Tap():
            await pointer.tap(tab.page, point)
        case DoubleTap():
            await pointer.tap(tab.page, point, times=2)
        case RightClick():
            await pointer.tap(tab.page, point, button="right")
        case LongPress(seconds):
            await pointer.hold(tab.page, point, seconds)
        case Hover():
            await tab.page.mouse.move(point.x, point.y)
        case Drag(dx, dy):
            await pointer.drag(tab.page, point, dx, dy)
        case _:
            assert_never(action)


async def _by_keys_or_wheel(
    tab: Tab, action: Press | TypeText | Scroll, at: Found | None, views: Sequence[FrameView]
) -> None:
    """Keys go to the focus, which the element gets first; scrolling to an element was done by locating it."""
    match action:
        case Press(keys):
            named = chord(keys)
            if at:
                await (await _field(at, views).handle()).focus()
            await tab.page.keyboard.press(named)
        case TypeText(text):
            if at and "focused" not in at.element.states:
                await pointer.tap(tab.page, at.point)
            if at:
                await forms.type_text(tab.page, _field(at, views), text)
            else:
                await tab.page.keyboard.type(text)
        case Scroll(direction):
            if at is None:
                await pointer.scroll(tab.page, direction)
        case _:
            assert_never(action)


async def _in_form(
    tab: Tab, action: SetText | SetChecked | Select | Upload, at: Found, views: Sequence[FrameView]
) -> None:
    field = _field(at, views)
    match action:
        case SetChecked(on):
            await forms.set_checked(tab.page, field, at.point, on)
        case SetText(text):
            await _set_text(tab, field, text)
        case Select(option):
            await forms.select(field, option)
        case Upload(paths):
            await forms.upload(tab.page, await field.handle(), at.element, at.point, paths)
        case _:
            assert_never(action)


async def _set_text(tab: Tab, field: Field, text: str) -> None:
    """By typing; a slider that is no native one by the keys of its handle."""
    if field.element.role == "slider":
        handle = await field.handle()
        if not await handle.evaluate(NATIVE):
            await slide(tab.page, handle, text)
            return
    await forms.set_text(field, text)


def _aim(action: Action, at: Found | None) -> Found:
    if at is None:
        raise ControllerError(f"There is nothing to {phrase(action)}: say on which element.")
    return at


def _field(at: Found, views: Sequence[FrameView]) -> Field:
    view, number = view_of(at.element.key, views)
    if view is None:
        raise ControllerError(f'"{at.element.name or at.element.role}" is no longer on the page; look again.')
    return Field(at.element, number, view)


async def _go_back(tab: Tab) -> None:
    history = await tab.cdp.send("Page.getNavigationHistory")
    if all(entry["url"] == "about:blank" for entry in history["entries"][: history["currentIndex"]]):
        raise ControllerError("There is no earlier page in this tab; open an address instead.")
    async with _arriving(tab.page, "The earlier page"):
        await tab.page.go_back(wait_until="commit", timeout=COMMIT_SECONDS * 1000)
