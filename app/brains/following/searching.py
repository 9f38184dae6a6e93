"""What is looked for behind the tabs, closed sections and menus of a screen, one after the other."""

from collections.abc import Sequence

from app.episode import Attempt
from app.executor import called
from app.risk import assess
from controllers.actions import Tap
from perception.holding import phrase
from perception.locators import Locator
from perception.screen import EDITABLE, Element, Observation

LOOKING = "look for {} behind "


def behind(target: Locator, screen: Observation, attempts: Sequence[Attempt]) -> tuple[str, Element] | None:
    """The next part to open that may hold what is not in sight, and that in words; None once all were opened."""
    looking = LOOKING.format(phrase(Locator(target.parts[-1:])))
    opened = set()
    for attempt in reversed(attempts):
        if not attempt.words.startswith(looking):
            break
        opened.add(attempt.words)
    closed = ((looking + called(e, screen), e) for e in screen.shown if _closed(e) and _harmless(e, screen))
    return next((each for each in closed if each[0] not in opened), None)


def _closed(element: Element) -> bool:
    if not element.interactive or element.role in EDITABLE or "disabled" in element.states:
        return False
    return "collapsed" in element.states or (element.role == "tab" and "selected" not in element.states)


def _harmless(element: Element, screen: Observation) -> bool:
    """Whether opening it shows more of this page, and does nothing else."""
    here = f"GET {screen.place.address}".partition("#")[0]
    return element.effect.partition("#")[0] in ("", here) and assess(Tap(), element, screen).risk <= 1
