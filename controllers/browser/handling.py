"""The person's own mouse and keys, passed on to the page as they come."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import assert_never

from playwright.async_api import Page

from controllers.browser.keys import chord
from controllers.browser.tabs import Tab
from controllers.errors import ControllerError
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel

FILE_FIELD = """(x, y, count) => {
  let there = document.elementFromPoint(x, y);
  for (let inner; (inner = there?.shadowRoot?.elementFromPoint(x, y)) && inner !== there; ) there = inner;
  const met = there?.matches('input[type=file]') ? there : there?.closest('label')?.control;
  const fields = met?.type === 'file' ? [met] : there?.closest('form')?.querySelectorAll('input[type=file]') ?? [];
  if (fields.length !== 1) return 'none';
  if (fields[0].matches(':disabled')) return 'disabled';
  return count > 1 && !fields[0].multiple ? 'single' : fields[0];
}"""
REFUSALS = {
    "none": "No field for files lies there; drop them on one.",
    "disabled": "The field for files there is disabled; drop them once it is enabled.",
    "single": "The field there takes one file only; drop a single one.",
}


async def handle(tab: Tab, gesture: Gesture) -> None:
    """Do on the page what the hand did. Raises ControllerError for a key that does not exist."""
    page = tab.page
    match gesture:
        case Pointer():
            await _point(tab, gesture)
        case Wheel(x, y, dx, dy):
            await page.mouse.move(*await _spot(tab, x, y))
            await page.mouse.wheel(dx, dy)
        case Keys(keys):
            await page.keyboard.press(chord(keys))
        case Text(text) if len(text) == 1:  # with the key's own events, which pages may listen for
            await page.keyboard.type(text)
        case Text(text):
            await page.keyboard.insert_text(text)
        case Files(x, y, paths):
            await _drop(tab, await _spot(tab, x, y), paths)
        case _:
            assert_never(gesture)


async def _drop(tab: Tab, spot: tuple[float, float], paths: tuple[str, ...]) -> None:
    """Give files to the field that lies there, is labelled there, or is the only one of the form there."""
    missing = [path for path in paths if not Path(path).is_file()]
    if missing:
        raise ControllerError(f"There is no file {missing[0]}; drop one that is there.")
    ask = f"({FILE_FIELD})({spot[0]}, {spot[1]}, {len(paths)})"
    found = (await tab.cdp.send("Runtime.evaluate", {"expression": ask}))["result"]
    field = found.get("objectId")
    if field is None:
        raise ControllerError(REFUSALS.get(found.get("value"), REFUSALS["none"]))
    await tab.cdp.send("DOM.setFileInputFiles", {"files": list(paths), "objectId": field})


async def _point(tab: Tab, gesture: Pointer) -> None:
    mouse = tab.page.mouse
    await mouse.move(*await _spot(tab, gesture.x, gesture.y))
    async with _held(tab.page, gesture.modifiers):
        if gesture.do == "down":
            await mouse.down(button=gesture.button, click_count=gesture.clicks)
        elif gesture.do == "up":
            await mouse.up(button=gesture.button, click_count=gesture.clicks)


@asynccontextmanager
async def _held(page: Page, modifiers: Sequence[str]) -> AsyncIterator[None]:
    """With these keys down, and up again afterwards whatever happens: one that sticks would spoil all that follows."""
    for modifier in modifiers:
        await page.keyboard.down(modifier)
    try:
        yield
    finally:
        for modifier in modifiers:
            await page.keyboard.up(modifier)


async def _spot(tab: Tab, x: float, y: float) -> tuple[float, float]:
    """The place in viewport pixels. The viewport is measured once; the mirror notes when it changes."""
    if tab.size is None:
        width, height = await tab.page.evaluate("[innerWidth, innerHeight]")
        tab.size = (width, height)
    return x * tab.size[0], y * tab.size[1]
