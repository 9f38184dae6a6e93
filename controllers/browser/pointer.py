"""Trusted input by the pointer and the wheel."""

import asyncio

from playwright.async_api import Page

from controllers.actions import Direction
from controllers.gestures import Button
from perception.geometry import Point

DRAG_STEPS = 10
SCREENFUL = 0.85
SCROLL_SECONDS = 0.3  # within which a page that can scroll begins to
SCROLLED = """(cap) => new Promise((resolve) => {
  addEventListener('scroll', () => resolve(true), { capture: true, once: true });
  setTimeout(() => resolve(false), cap);
})"""
WHEEL: dict[Direction, tuple[int, int]] = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}


async def tap(page: Page, point: Point, *, times: int = 1, button: Button = "left") -> None:
    """Click `times` times. The browser gets all of it at once: what comes in between can leave no button down."""
    await page.mouse.click(point.x, point.y, button=button, click_count=times)


async def hold(page: Page, point: Point, seconds: float) -> None:
    """Press, and release after some seconds."""
    await page.mouse.click(point.x, point.y, delay=seconds * 1000)


async def drag(page: Page, start: Point, dx: float, dy: float) -> None:
    """Press at the start, move by (dx, dy) pixels, release; the button never stays down."""
    await page.mouse.move(start.x, start.y)
    try:
        await page.mouse.down()
        await page.mouse.move(start.x + dx, start.y + dy, steps=DRAG_STEPS)
    finally:
        await asyncio.shield(page.mouse.up())


async def scroll(page: Page, direction: Direction) -> None:
    """Turn the wheel in the middle of the viewport by most of a screen; the page has begun to scroll, if it can."""
    width, height = await page.evaluate("[innerWidth, innerHeight]")
    across, down = WHEEL[direction]
    await page.mouse.move(width / 2, height / 2)
    moved = asyncio.ensure_future(page.evaluate(SCROLLED, SCROLL_SECONDS * 1000))
    await page.mouse.wheel(across * width * SCREENFUL, down * height * SCREENFUL)
    await moved
