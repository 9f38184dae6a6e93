"""Pages as screens: rendered by Chromium, with what can be acted on there as the page walk tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Route, sync_playwright

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


def shoot(browser: Browser, address: str, page: Page) -> tuple[Picture, tuple[Element, ...]] | None:
    """The picture of a page and its elements in CSS pixels; None where it could not be shown in time."""
    width, height = page.size
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=page.scale)
    try:
        context.add_init_script(SCRIPTS)
        tab = context.new_page()
        tab.route("**/made-up", lambda route: _fulfilled(route, page.html))
        tab.goto(f"{address}/made-up", timeout=SECONDS * 1000)
        image = tab.screenshot(type="jpeg", quality=85, timeout=SECONDS * 1000)
        raw = tab.evaluate("() => __journeyman.walk()")
    except Error:
        return None
    finally:
        context.close()
    return Picture(image, "", page.scale), assemble([FrameWalk("page", raw)])


def _fulfilled(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")
