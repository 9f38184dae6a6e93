"""Sliders that are drawn: moved to a number by the keys of their handle."""

from playwright.async_api import ElementHandle, Page

from controllers.errors import ControllerError, Unsupported

MOST_PRESSES = 1000
HANDLE = """track => {
  const handle = track.matches('[tabindex]') ? track : track.querySelector('[tabindex]');
  handle?.focus();
  return handle !== null;
}"""
# What the slider says of itself, if it does, and every number that stands alone on the page.
NUMBERS = r"""track => {
  const number = /^\s*[-+]?\d+(?:\.\d+)?\s*$/;
  const told = [track, ...track.querySelectorAll('[aria-valuenow]')].map((part) => part.getAttribute('aria-valuenow'));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) told.push(texts.currentNode.data);
  return told.map((text) => text && number.test(text) ? Number(text) : null);
}"""


async def slide(page: Page, track: ElementHandle, text: str) -> None:
    """Move to the number. Where the slider stands is read off the number that moves with it. Raises ControllerError."""
    try:
        wanted = float(text)
    except ValueError:
        raise ControllerError(f'A slider takes a number, not "{text}".') from None
    if not await track.evaluate(HANDLE):
        raise Unsupported("This slider has no handle that takes keys; drag it.")
    where, step = await _step(page, track)
    presses = round((wanted - (await track.evaluate(NUMBERS))[where]) / step)
    if abs(presses) > MOST_PRESSES:
        raise ControllerError(f"{text} is too far away for this slider.")
    for _ in range(abs(presses)):
        await page.keyboard.press("ArrowRight" if presses > 0 else "ArrowLeft")
    stands = (await track.evaluate(NUMBERS))[where]
    if stands != wanted:
        raise ControllerError(f"The slider does not take {text}; it stands at {stands:g}.")


async def _step(page: Page, track: ElementHandle) -> tuple[int, float]:
    """Which of the numbers moves with the slider, and how far with one press of a key."""
    for key, sign in (("ArrowRight", 1), ("ArrowLeft", -1)):  # at one of its ends it moves only the other way
        before = await track.evaluate(NUMBERS)
        await page.keyboard.press(key)
        after = await track.evaluate(NUMBERS)
        pairs = enumerate(zip(before, after, strict=False))
        moved = [
            (where, sign * (now - then)) for where, (then, now) in pairs if None not in (then, now) and then != now
        ]
        if moved:
            return moved[0]
    raise Unsupported("No number shows where this slider stands; drag it.")
