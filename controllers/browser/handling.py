"""The person's own mouse and keys, passed on to the page as they come."""

from typing import assert_never

from playwright.async_api import Page

from controllers.browser.keys import chord
from controllers.gestures import Gesture, Keys, Pointer, Text, Wheel


async def handle(page: Page, gesture: Gesture) -> None:
    """Do on the page what the hand did. Raises ControllerError for a key that does not exist."""
    match gesture:
        case Pointer(do, x, y, button, clicks):
            await page.mouse.move(*await _spot(page, x, y))
            if do == "down":
                await page.mouse.down(button=button, click_count=clicks)
            elif do == "up":
                await page.mouse.up(button=button, click_count=clicks)
        case Wheel(x, y, dx, dy):
            await page.mouse.move(*await _spot(page, x, y))
            await page.mouse.wheel(dx, dy)
        case Keys(keys):
            await page.keyboard.press(chord(keys))
        case Text(text):
            await page.keyboard.insert_text(text)
        case _:
            assert_never(gesture)


async def _spot(page: Page, x: float, y: float) -> tuple[float, float]:
    """The place in viewport pixels."""
    width, height = await page.evaluate("[innerWidth, innerHeight]")
    return x * width, y * height
