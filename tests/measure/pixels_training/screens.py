"""Pages as screens: rendered by Chromium, with what can be acted on there as the page walk tells it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Route, sync_playwright
from playwright.sync_api import Page as Tab

from controllers.browser.finding import find_browser
from controllers.browser.scripts import SCRIPTS
from perception.page.frames import FrameWalk
from perception.page.nodes import assemble
from perception.screen import Element, Picture
from tests.measure.pixels_training.pages import Page

SECONDS = 8.0
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1)")
SCROLL = """([part, look]) => {
  const sheet = document.createElement('style'); sheet.textContent = look; document.body.append(sheet);
  const page = document.scrollingElement;
  page.scrollTo({ top: part * (page.scrollHeight - innerHeight), behavior: 'instant' });
}"""

Taken = tuple[Picture, tuple[Element, ...]]
"""The picture of a page and its elements in CSS pixels."""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(None))
        yield browser
        browser.close()


class Studio:
    """Shows pages and tells what is on them; of each device scale it keeps one tab, since a new one takes as long as a page."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._tabs: dict[float, Tab] = {}

    def shoot(self, page: Page) -> Taken | None:
        """The picture of a page and its elements in CSS pixels; None where it could not be shown in time."""
        tab = self._tab(page.scale)
        try:
            tab.unroute_all()
            tab.route("**/made-up", lambda route: _fulfilled(route, page.html))
            return _shown(tab, f"{self._address}/made-up", page.size, page.scale)
        except Error:
            self._close(page.scale)
            return None

    def visit(self, path: str, size: tuple[int, int], scale: float, scrolled: float, look: str) -> Taken | None:
        """The same of a page that is served; scrolled: by which part of what it can be; look: a style sheet more."""
        tab = self._tab(scale)
        try:
            tab.unroute_all()
            tab.route(ELSEWHERE, lambda route: route.abort())
            return _shown(tab, f"{self._address}/{quote(path)}", size, scale, (SCROLL, [scrolled, look]))
        except Error:
            self._close(scale)
            return None

    def _close(self, scale: float) -> None:
        self._tabs.pop(scale).context.close()

    def _tab(self, scale: float) -> Tab:
        if scale not in self._tabs:
            context = self._browser.new_context(device_scale_factor=scale)
            context.add_init_script(SCRIPTS)
            self._tabs[scale] = context.new_page()
        return self._tabs[scale]


def _fulfilled(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")


def _shown(
    tab: Tab, address: str, size: tuple[int, int], scale: float, prepared: tuple[str, Any] | None = None
) -> Taken:
    width, height = size
    tab.set_viewport_size({"width": width, "height": height})
    tab.goto(address, timeout=SECONDS * 1000)
    if prepared:
        tab.evaluate(*prepared)
    image = tab.screenshot(type="jpeg", quality=85, timeout=SECONDS * 1000)
    raw = tab.evaluate("() => __journeyman.walk()")
    return Picture(image, "", scale), assemble([FrameWalk("page", raw)])
