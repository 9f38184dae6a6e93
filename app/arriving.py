"""Whether a screen is there far enough for what is known to come next, though it has not been quiet yet."""

from app.learning.memory import Call
from app.policy.risk import assess
from app.tasks import CHANGING
from perception.landmarks import headings
from perception.locators import Locator
from perception.resolving import Match, resolve
from perception.screen import Observation
from skills.flow import renamed
from skills.steps import Do


def may_begin(call: Call, screen: Observation) -> bool:
    """Whether the one element is there that a Shortcut first acts on, and what is done to it is easily put back.

    A page that is still loading may come to show more that fits; what is read may still become something else.
    """
    first = call.shortcut.steps[0] if call.shortcut.steps else None
    if screen.loading or not isinstance(first, Do) or first.target is None:
        return False
    found = resolve(renamed(first.target, call.values), screen.elements)
    return isinstance(found, Match) and assess(first.action, found.element, screen).risk < CHANGING


def brought(then: Locator, before: Observation, after: Observation) -> bool:
    """Whether another document has come as a whole, and with it the one element that comes next.

    Where a page changes in place, what was there before may stay until it is told that a step was turned away. What
    nothing heads may be the mere shell of a page.
    """
    if after.loading or not headings(after) or not _documents(before).isdisjoint(_documents(after)):
        return False
    return isinstance(resolve(then, after.elements), Match)


def _documents(screen: Observation) -> frozenset[str]:
    """What the keys of a page's elements begin with, one for each document."""
    return frozenset(element.key.partition(":")[0] for element in screen.elements)
