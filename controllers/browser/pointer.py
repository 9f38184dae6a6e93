"""Trusted input by the pointer and the wheel."""

from playwright.async_api import Page

from controllers.actions import Direction
from perception.geometry import Point

DRAG_STEPS = 10
SCREENFUL = 0.85
WHEEL: dict[Direction, tuple[int, int]] = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}


async def tap(page: Page, point: Point, *, times: int = 1, held: float = 0.0) -> None:
    """Click `times` times, or hold the button for `held` seconds."""
    await page.mouse.click(point.x, point.y, click_count=times, delay=held * 1000)


async def drag(page: Page, start: Point, dx: float, dy: float) -> None:
    """Press at the start, move by (dx, dy) pixels, release; the button never stays down."""
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    try:
        await page.mouse.move(start.x + dx, start.y + dy, steps=DRAG_STEPS)
    finally:
        await page.mouse.up()


async def scroll(page: Page, direction: Direction) -> None:
    """Turn the wheel in the middle of the viewport by most of a screen."""
    width, height = await page.evaluate("[innerWidth, innerHeight]")
    across, down = WHEEL[direction]
    await page.mouse.move(width / 2, height / 2)
    await page.mouse.wheel(across * width * SCREENFUL, down * height * SCREENFUL)
