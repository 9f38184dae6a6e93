"""What is looked for behind the tabs, closed sections and menus of a screen, one after the other."""

from collections.abc import Sequence

from app.brains.following.expanders import opens
from app.episode import Attempt
from app.executor import called
from app.policy.risk import assess
from app.tasks import REVERSIBLE
from controllers.actions import Tap
from perception.locators import Locator
from perception.screen import Element, Observation
from perception.telling import locator_in_words

LOOKING = "look for {} behind "


def behind(target: Locator, screen: Observation, attempts: Sequence[Attempt]) -> tuple[str, Element] | None:
    """The next part to open that may hold what is not in sight, and that in words; None once all were opened."""
    looking = LOOKING.format(locator_in_words(Locator(target.parts[-1:])))
    opened = set()
    for attempt in reversed(attempts):
        if not attempt.words.startswith(looking):
            break
        opened.add(attempt.words)
    closed = ((looking + called(e, screen), e) for e in screen.shown if _is_tab(e, screen) or _is_closed(e, screen))
    return next((each for each in closed if each[0] not in opened), None)


def _is_closed(element: Element, screen: Observation) -> bool:
    """Whether it says that it is folded up, and does nothing but open: "Reject" with a menu says so, too."""
    return "collapsed" in element.states and opens(element, screen)


def _is_tab(element: Element, screen: Observation) -> bool:
    """Whether it is a tab that shows more of this page, and does nothing else."""
    if element.role != "tab" or not element.interactive or not element.states.isdisjoint({"selected", "disabled"}):
        return False
    here = f"GET {screen.place.address}".partition("#")[0]
    return element.effect.partition("#")[0] in ("", here) and assess(Tap(), element, screen).risk <= REVERSIBLE
