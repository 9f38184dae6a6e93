"""A controller in front of another one."""

from collections.abc import Callable

from controllers.actions import Action
from controllers.controller import Ambiguous, Controller, Found, FrameSlot, Missing, Performed, arrived, felt
from controllers.gestures import Gesture
from controllers.shown import Shown, watched
from perception.locators import Locator
from perception.screen import Capture


class Relay:
    """Passes everything on; a base for controllers that change or watch some of it."""

    def __init__(self, controller: Controller) -> None:
        self._controller = controller

    @property
    def verbs(self) -> frozenset[type]:
        return self._controller.verbs

    def capture(self, *, picture: bool = True) -> Capture:
        return self._controller.capture(picture=picture)

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        return self._controller.locate(locator)

    def perform(self, action: Action, at: Found | None) -> Performed:
        return self._controller.perform(action, at)

    def hand(self, gesture: Gesture) -> Performed:
        return self._controller.hand(gesture)

    def settled(self, within: float) -> bool:
        return self._controller.settled(within)

    def arrived(self, within: float) -> bool:
        return arrived(self._controller, within)

    def felt(self, since: float) -> bool | None:
        return felt(self._controller, since)

    def watch(self, tell: Callable[[Shown], None]) -> bool:
        return watched(self._controller, tell)

    def frames(self) -> FrameSlot:
        return self._controller.frames()

    def interrupt(self) -> None:
        self._controller.interrupt()

    def close(self) -> None:
        self._controller.close()
