"""The phone's screen: a page at a phone's size in Chromium, touched and read through its debugging protocol."""

import asyncio
import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, Self

from playwright.async_api import CDPSession, Error, Page, Playwright, async_playwright

from controllers.browser.chromium import launch_options, refusal
from controllers.browser.finding import find_browser
from controllers.virtual_phone.timing import held
from perception.geometry import Box

WIDTH, HEIGHT = 432, 960
"""CSS pixels; with SCALE they make a display of 1080 x 2400 pixels, to the pixel."""
SCALE = 2.5
SCRIPTS = [files("controllers.virtual_phone").joinpath(name).read_text("utf-8") for name in ("hierarchy.js", "met.js")]
READY = "() => !document.querySelector('[data-window]') || document.documentElement.dataset.ready"
"""A page without a system UI is ready when it is loaded."""
FRAME_SECONDS = 1 / 60
CLOSE_SECONDS = 5.0
LANDSCAPE = (1, 3)

Point = tuple[float, float]
Touch = Literal["touchStart", "touchMove", "touchEnd", "touchCancel"]


@dataclass(frozen=True, slots=True)
class Met:
    """A part of the screen that a finger came down on: its visible box in CSS pixels, and all its words."""

    box: Box
    words: str


class ScreenError(Exception):
    """The page did not do what it was asked: it is being loaded, has failed or is gone."""


class Screen:
    """Points and sizes are pixels of the display as it is turned. All methods may raise ScreenError.

    Lives on the phone's loop.
    """

    def __init__(self, playwright: Playwright, page: Page, protocol: CDPSession, headed: bool) -> None:
        self._playwright = playwright
        self._page = page
        self._protocol = protocol
        self._headed = headed
        self.rotation = 0

    @classmethod
    async def open(cls, address: str, headed: bool = False) -> Self:
        """Show the page at `address`. Raises ControllerError when the browser does not start."""
        async with AsyncExitStack() as undo:
            playwright = await async_playwright().start()
            undo.push_async_callback(playwright.stop)
            try:
                page = await _page(playwright, headed)
                await page.goto(address)
                await page.wait_for_function(READY)
                protocol = await page.context.new_cdp_session(page)
            except Error as error:
                raise refusal("The phone's screen did not start", error.message) from error
            undo.pop_all()
        return cls(playwright, page, protocol, headed)

    async def reload(self) -> None:
        """Begin the page again."""
        with _told():
            await self._page.reload()
            await self._page.wait_for_function(READY)

    async def close(self) -> None:
        """End the browser, and its driver."""
        if browser := self._page.context.browser:
            with suppress(Error, TimeoutError):  # one that is gone or hangs ends with its driver
                await asyncio.wait_for(browser.close(), CLOSE_SECONDS)
        await self._playwright.stop()

    @property
    def alive(self) -> bool:
        """Whether its browser runs; any thread may ask."""
        browser = self._page.context.browser
        return browser is not None and browser.is_connected() and not self._page.is_closed()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the display is turned."""
        width, height = self._css_size()
        return round(width * SCALE), round(height * SCALE)

    async def rotate(self, rotation: int) -> None:
        """Turn the display by quarter turns from upright."""
        self.rotation = rotation % 4
        width, height = self._css_size()
        with _told():
            await self._page.set_viewport_size({"width": width, "height": height})

    async def run(self, script: str, argument: Any = None) -> Any:
        """Run a function in the page and wait for what it gives."""
        with _told():
            return await self._page.evaluate(script, argument)

    async def call(self, name: str, *arguments: Any) -> Any:
        """Call that function of the system UI (`window.phone`); None where the page has none."""
        return await self.run("([name, given]) => window.phone?.[name]?.(...given) ?? null", [name, list(arguments)])

    async def windows(self) -> list[dict[str, Any]]:
        """The windows, as hierarchy.js finds them."""
        told = await self.run("(scale) => JSON.stringify(window.phoneHierarchy(scale))", SCALE)  # the quickest way out
        found: list[dict[str, Any]] = json.loads(told)
        return found

    async def picture(self, kind: Literal["jpeg", "png"] = "png", quality: int = 80) -> bytes:
        """What the screen shows; `quality` (1 to 100) matters to JPEG only."""
        options: dict[str, Any] = {"quality": max(1, min(quality, 100))} if kind == "jpeg" else {}
        if self._headed:
            with _told():
                return await self._page.screenshot(type=kind, **options)
        shot = await self._send("Page.captureScreenshot", {"format": kind, "optimizeForSpeed": True, **options})
        return base64.b64decode(shot["data"])

    async def touch(self, kind: Touch, *points: Point) -> None:
        """Fingers come down, move or leave; `points` are those that are on the glass then."""
        placed = [{"x": x / SCALE, "y": y / SCALE, "id": finger} for finger, (x, y) in enumerate(points)]
        await self._send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": placed})

    async def met(self) -> tuple[Met, ...]:
        """What the finger that came down last came down on, innermost first, as the page was told by the browser."""
        found = await self.run("() => window.phoneMet?.() ?? []")
        return tuple(Met(_box(*part["box"]), part["words"]) for part in found)

    async def rest(self, x: float, y: float) -> bool:
        """Tell the page that the finger stays there; whether it took that for something, such as opening a menu.

        Touches by the debugging protocol never become long presses by themselves.
        """
        return bool(await self.run("([x, y]) => window.phoneLongPress(x, y)", [x / SCALE, y / SCALE]))

    async def glide(self, fingers: Sequence[Sequence[Point]], seconds: float) -> None:
        """Draw fingers that are down along their points, so many seconds for each piece."""
        clock = asyncio.get_running_loop()
        for start, end in pairwise(zip(*fingers, strict=True)):
            began, part = clock.time(), 0.0
            while part < 1:
                await held(FRAME_SECONDS)
                part = min((clock.time() - began) / seconds, 1.0) if seconds > 0 else 1.0
                await self.touch("touchMove", *(_between(*ends, part) for ends in zip(start, end, strict=True)))

    async def type(self, text: str) -> None:
        """Put text where the cursor is; nothing happens when there is none."""
        await self._send("Input.insertText", {"text": text})

    async def set_text(self, number: int, text: str) -> bool:
        """Replace what the field of that number holds; False when it takes no text or is gone."""
        return bool(await self.run("([number, text]) => window.phoneSetText(number, text)", [number, text]))

    async def press(self, key: str) -> None:
        """A key by its web name, such as `Enter` or `Control+A`."""
        with _told():
            await self._page.keyboard.press(key)

    def _css_size(self) -> tuple[int, int]:
        return (HEIGHT, WIDTH) if self.rotation in LANDSCAPE else (WIDTH, HEIGHT)

    async def _send(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        with _told():
            return await self._protocol.send(method, parameters)


async def _page(playwright: Playwright, headed: bool) -> Page:
    """A page at a phone's size. Without a window it has the display's own pixels, which makes pictures quick."""
    flags = () if headed else (f"--force-device-scale-factor={SCALE}", "--hide-scrollbars")
    browser = await playwright.chromium.launch(**launch_options(find_browser(), headed, *flags))
    context = await browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, is_mobile=True, has_touch=True
    )
    for script in SCRIPTS:
        await context.add_init_script(script)
    return await context.new_page()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Error as error:
        raise ScreenError(error.message.splitlines()[0]) from error


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left, top, right - left, bottom - top)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
