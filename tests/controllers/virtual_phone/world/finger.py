"""A finger on the shell's page: what it taps is found by its words, wherever on the phone it stands."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Error, Frame, Locator, Page

SIZE = {"width": 432, "height": 960}
PATIENCE = 25.0


class Finger:
    """Works the page; `errors` are those of its scripts."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def restart(self) -> None:
        self._page.reload()
        self._page.wait_for_selector("html[data-ready]")

    def ask(self, script: str) -> Any:
        """What the script gives, in the shell's page."""
        return self._page.evaluate(f"async () => {{ const told = await ({script}); return told ?? null; }}")

    def tap(self, words: str) -> None:
        """Touch what has exactly this name or text, the topmost first."""
        self._found(words).tap()

    def type(self, name: str, text: str) -> None:
        self._found(name).fill(text)

    def key(self, name: str) -> None:
        """A key of the keyboard on the screen."""
        self._page.locator(f'#keyboard [data-key="{name}"]').tap()

    def value(self, name: str) -> str:
        return self._found(name).input_value()

    def sees(self, words: str) -> None:
        """Wait until it is shown."""
        self._found(words)

    def count(self, name: str) -> int:
        return sum(frame.get_by_label(name, exact=True).count() for frame in self._page.frames)

    def height(self, selector: str) -> float:
        box = self._page.locator(selector).bounding_box()
        assert box
        return box["height"]

    def eventually(self, holds: Callable[[], bool]) -> bool:
        """Whether it comes to hold."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline:
                return False
            self._page.evaluate("() => new Promise(requestAnimationFrame)")
        return True

    def _found(self, words: str) -> Locator:
        found: list[Locator] = []

        def shown() -> bool:
            try:
                found[:] = [each for frame in self._frames() for each in _named(frame, words)]
            except Error:  # a frame went while it was searched
                found.clear()
            return bool(found)

        assert self.eventually(shown), f"{words!r} is not shown"
        return found[0]

    def _frames(self) -> list[Frame]:
        """The shell, whose layers lie on top, then the app in front."""
        return [self._page.main_frame, *(each for each in self._page.frames[1:] if each.frame_element().is_visible())]


def _named(frame: Frame, words: str) -> list[Locator]:
    labelled, written = frame.get_by_label(words, exact=True), frame.get_by_text(words, exact=True)
    return [each for some in (labelled, written) for each in reversed(some.all()) if each.is_visible()]


@contextmanager
def fingers(browser: Browser, address: str) -> Iterator[Finger]:
    """A page of the phone's size with that address."""
    with browser.new_context(viewport=SIZE, has_touch=True, is_mobile=True) as phone:  # type: ignore[arg-type]
        page = phone.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(address)
        yield Finger(page)
