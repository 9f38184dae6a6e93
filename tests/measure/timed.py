"""A target whose every call is timed, for measurements."""

import time
from collections.abc import Callable
from typing import TypeVar

from controllers.actions import Action
from controllers.controller import Ambiguous, Controller, Found, FrameSlot, Missing, Performed
from controllers.gestures import Gesture
from perception.locators import Locator
from perception.screen import Capture

T = TypeVar("T")


class Timed:
    """Passes everything on. `seconds` were spent in the target; `inputs` are when an action began and ended."""

    def __init__(self, target: Controller) -> None:
        self._target = target
        self.seconds = 0.0
        self.inputs: list[tuple[float, float]] = []

    @property
    def verbs(self) -> frozenset[type]:
        return self._target.verbs

    def capture(self, *, picture: bool = True) -> Capture:
        return self._spend(lambda: self._target.capture(picture=picture))

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        return self._spend(lambda: self._target.locate(locator))

    def perform(self, action: Action, at: Found | None) -> Performed:
        began = time.monotonic()
        try:
            return self._spend(lambda: self._target.perform(action, at))
        finally:
            self.inputs.append((began, time.monotonic()))

    def hand(self, gesture: Gesture) -> Performed:
        return self._target.hand(gesture)

    def settled(self, within: float) -> bool:
        return self._spend(lambda: self._target.settled(within))

    def frames(self) -> FrameSlot:
        return self._target.frames()

    def interrupt(self) -> None:
        self._target.interrupt()

    def close(self) -> None:
        self._target.close()

    def _spend(self, call: Callable[[], T]) -> T:
        began = time.monotonic()
        try:
            return call()
        finally:
            self.seconds += time.monotonic() - began
