"""Scrolling an element into view by the wheel, as a person does."""

from controllers.desktop.guarding import Guard
from controllers.desktop.reading import Reading
from controllers.desktop.screen import Screen, Watch
from perception.screen import Element

TURNS = 40
NOTCHES = 2
QUIET = 0.05
REACTION_SECONDS = 0.5


class Revealer:
    """Turns the wheel over what is shown next to an element, until that is shown itself."""

    def __init__(self, screen: Screen, watch: Watch, reading: Reading, guard: Guard) -> None:
        self._screen = screen
        self._watch = watch
        self._reading = reading
        self._guard = guard

    def reveal(self, element: Element) -> Element | None:
        """The element where it is shown now; None when it does not come into view. Raises ControllerError, Stopped."""
        for _ in range(TURNS):
            beside = self._beside(element)
            if beside is None:
                return None
            self._guard.hands_off()
            self._screen.move(beside.box.centre)
            self._screen.turn("down" if element.box.centre.y > beside.box.centre.y else "up", NOTCHES)
            self._guard.left()
            self._watch.quiet(QUIET, REACTION_SECONDS)
            now = next((e for e in self._elements() if e.key == element.key), None)
            if now is None or now.visibility == "shown":
                return now
            if now.box == element.box:
                return None
            element = now
        return None

    def _beside(self, element: Element) -> Element | None:
        """What is shown nearest to it, of the same container if there is any."""
        shown = [e for e in self._elements() if e.visibility == "shown" and e.role != "heading"]
        kin = [e for e in shown if element.within and element.within[-1] in (e.key, *e.within)] or shown
        return min(kin, key=lambda e: abs(e.box.centre.y - element.box.centre.y), default=None)

    def _elements(self) -> tuple[Element, ...]:
        return self._reading.elements(self._reading.view())
