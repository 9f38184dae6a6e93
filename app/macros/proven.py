"""What stood in for the element of a step in this run and has worked, for the next time that the same is not there."""

from dataclasses import dataclass
from itertools import takewhile

from app.macros.healing import SAID, Broken, StandIn
from app.policy.risk import assess
from app.tasks import GRAVE
from controllers.actions import Tap
from perception.around import effect
from perception.likeness import in_its_row
from perception.locators import Part
from perception.rows import row_around
from perception.screen import Element
from perception.wording import words
from skills.flow import Cursor
from skills.mending import How, telling

AGAIN = "it did so before in this run"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A control as it is known again in another row of the same page. was: what it was called.

    at: the page, and what heads that in which the control stands: elsewhere the same words mean another thing.
    """

    how: How
    at: tuple[str, ...]
    role: str
    name: str
    effect: str
    was: tuple[str, ...]

    def fits(self, element: Element) -> bool:
        same = (element.role, words(element.name), effect(element)) == (self.role, words(self.name), self.effect)
        return same and element.visibility != "covered" and "disabled" not in element.states


class Proven:
    """By the chain that was recorded, without what tells only where that stood."""

    def __init__(self) -> None:
        self._known: dict[tuple[Part, ...], list[_Seen]] = {}
        self._tried: list[tuple[Cursor, tuple[Part, ...], _Seen]] = []

    def trying(self, broken: Broken, found: StandIn, after: Cursor) -> None:
        """Take in what is about to stand in, or to be opened first. after: where the plan stands once it has worked."""
        (element, mend), chain = found, telling(broken.kept.target)
        if mend.how in {"model", "person"}:  # what stood in before it for the same step did not do
            self._tried = [each for each in self._tried if each[0] != after or each[2].how == "opened"]
        elif mend.how != "opened" or mend.why not in {SAID, AGAIN}:
            return
        if chain and words(element.name):
            at = _place(element, broken)
            seen = _Seen(mend.how, at, element.role, element.name, effect(element), broken.names)
            self._tried.append((after, chain, seen))

    def reached(self, cursor: Cursor) -> None:
        """What was tried has worked if the plan stands behind its step now."""
        for after, chain, seen in self._tried:
            if after == cursor and seen not in self._known.setdefault(chain, []):
                self._known[chain].append(seen)
        self._tried = [each for each in self._tried if each[0] != cursor]

    def again(self, broken: Broken) -> StandIn | None:
        """The one control of that kind, in the row of the step if it has one; nothing that cannot be taken back."""
        if broken.is_named_by_a_value:
            return None
        known = self._known.get(telling(broken.kept.target), [])
        found = (_alone(seen, broken) for seen in sorted(known, key=lambda seen: seen.how == "opened"))
        return next((each for each in found if each), None)

    def called_now(self, name: str) -> tuple[str, ...]:
        """What the controls of that name are called by now."""
        known = [seen for group in self._known.values() for seen in group if seen.how != "opened"]
        return tuple(seen.name for seen in known if words(name) in map(words, seen.was))


def _alone(seen: _Seen, broken: Broken) -> StandIn | None:
    screen = broken.screen
    like = [e for e in in_its_row(broken.target, screen.elements) if seen.fits(e)]
    if len(like) != 1 or seen.at != _place(like[0], broken) or max(broken.recorded_risk, broken.risk(like[0])) >= GRAVE:
        return None
    action = Tap() if seen.how == "opened" else broken.action
    graver = action is not None and assess(action, like[0], screen).risk > max(1, broken.recorded_risk)
    return None if graver else (like[0], broken.mend(like[0], seen.how, AGAIN))


def _place(element: Element, broken: Broken) -> tuple[str, ...]:
    """The path of the page, without query and mark, and the nearest heading before the element, or before its row."""
    elements, page = broken.screen.elements, broken.screen.place
    first = row_around(element, elements) or element
    before = takewhile(lambda each: each is not first, elements)
    headings = [words(e.name or e.text) for e in before if e.role == "heading"]
    return page.scope, page.address.partition("#")[0].partition("?")[0], *headings[-1:]
