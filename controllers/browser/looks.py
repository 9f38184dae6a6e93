"""Asking a document what it shows: at once, or together with an action, for when that is over."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession, Error, Frame

from controllers.browser.asking import ask

# Which document it is, and what it says to whoever has had its look of this number before; nothing in another one.
# Then the same of frames inside, each by the key of its iframe; nothing of those that cannot be reached from here.
LOOK = """([document, look, reach, inside]) => {
  const looked = (frame, document, look) => {
    const own = frame.__journeymanSettle?.document;
    return own && (document || own) === own ? own + '\\n' + frame.__journeyman.look(look, ...reach) : '';
  };
  const within = ([key, document, look]) => {
    try { return looked(__journeyman.element(key).contentWindow, document, look); } catch { return ''; }
  };
  return [looked(globalThis, document, look), ...inside.map(within)];
}"""
OVER_SECONDS = 2.0  # within which what was sent is over, unless the page is too busy
AFTERWARDS = f"""async (given) => {{
  await __journeyman.over({1000 * OVER_SECONDS});
  return ({LOOK})(given);
}}"""
FRESH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Ahead:
    """A look at a top frame that was asked for ahead, by `given`, at `asked` (of `time.monotonic`)."""

    given: tuple[object, ...]
    answer: asyncio.Task[Any]
    asked: float

    async def told(self, *given: object) -> Any:
        """What it shows; nothing where it is not what is asked for now, too old or lost."""
        if given == self.given and time.monotonic() - self.asked < FRESH_SECONDS:
            with suppress(Error):
                return await self.answer
        return ()


def look_ahead(frame: Frame, cdp: CDPSession, *given: object) -> Ahead:
    """Ask for the look that follows what is on its way to the document now, and, if it is a press, is over."""
    answer: asyncio.Task[Any] = asyncio.ensure_future(ask(frame, cdp, AFTERWARDS, *given))
    answer.add_done_callback(lambda done: done.cancelled() or done.exception())
    return Ahead(given, answer, time.monotonic())
