"""Pages as screens: rendered by Chromium, with what can be acted on there as the page walk tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Route, sync_playwright
from playwright.sync_api import Page as Tab

from controllers.browser.finding import find_browser
from controllers.browser.scripts import SCRIPTS
from perception.page.frames import FrameWalk
from perception.page.nodes import assemble
from perception.screen import Element, Picture
from tests.measure.pixels_training.pages import Page

SECONDS = 8.0


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

    def shoot(self, page: Page) -> tuple[Picture, tuple[Element, ...]] | None:
        """The picture of a page and its elements in CSS pixels; None where it could not be shown in time."""
        tab = self._tab(page.scale)
        width, height = page.size
        try:
            tab.set_viewport_size({"width": width, "height": height})
            tab.unroute_all()
            tab.route("**/made-up", lambda route: _fulfilled(route, page.html))
            tab.goto(f"{self._address}/made-up", timeout=SECONDS * 1000)
            image = tab.screenshot(type="jpeg", quality=85, timeout=SECONDS * 1000)
            raw = tab.evaluate("() => __journeyman.walk()")
        except Error:
            self._tabs.pop(page.scale).context.close()
            return None
        return Picture(image, "", page.scale), assemble([FrameWalk("page", raw)])

    def _tab(self, scale: float) -> Tab:
        if scale not in self._tabs:
            context = self._browser.new_context(device_scale_factor=scale)
            context.add_init_script(SCRIPTS)
            self._tabs[scale] = context.new_page()
        return self._tabs[scale]


def _fulfilled(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
