"""Scrolling an element into view by the wheel, as a person does."""

from collections.abc import Sequence

from controllers.desktop.guarding import Guard
from controllers.desktop.reading import Reading
from controllers.desktop.screen import Watch
from controllers.desktop.wheel import free, notches, scrollable, shared
from perception.screen import Element

TURNS = 40
NOTCHES = 2
QUIET = 0.05
REACTION_SECONDS = 0.5


class Revealer:
    """Turns the wheel over what is shown next to an element, until that is shown itself."""

    def __init__(self, watch: Watch, reading: Reading, guard: Guard) -> None:
        self._watch = watch
        self._reading = reading
        self._guard = guard

    def reveal(self, element: Element) -> Element | None:
        """The element where it is shown now; None when it does not come into view. Raises ControllerError, Stopped."""
        for _ in range(TURNS):
            view = self._reading.view()
            around = self._reading.elements(view)
            beside = _beside(element, around)
            at = free(beside.box.centre, beside, view.window.box, around) if beside and view.window else None
            if beside is None or at is None:
                return None
            below = element.box.centre.y > beside.box.centre.y
            self._guard.wheel(at, "down" if below else "up", notches(NOTCHES, around), view)
            self._watch.quiet(QUIET, REACTION_SECONDS)
            now = next((e for e in self._reading.elements(self._reading.view()) if e.key == element.key), None)
            if now is None or now.visibility == "shown":
                return now
            if now.box == element.box:
                return None
            element = now
        return None


def _beside(element: Element, around: Sequence[Element]) -> Element | None:
    """What is shown nearest to it, of what stands in the same part of the window."""
    return min(
        scrollable(around),
        key=lambda e: (-shared(element, e), abs(e.box.centre.y - element.box.centre.y)),
        default=None,
    )
