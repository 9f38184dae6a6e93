"""The moves of a run that were judged, from its events: what was done, on which element, and how it turned out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.events import Acted, Event, Intended, Judged, Observed, Proposed
from app.executor import MASK
from app.proposals import Act, Outcome
from app.transcript import in_words
from controllers.actions import SetText, TypeText
from perception.locators import Locator
from perception.resolving import Match, chain, resolve
from perception.screen import Element, Observation
from skills.demonstrations import Deed


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that was made, in words, with the screens before and after it and how it turned out.

    error: what the world said against it, though it may have worked all the same.
    """

    deed: Deed
    target: str
    outcome: Outcome
    words: str
    error: str = ""

    @property
    def worked(self) -> bool:
        return self.outcome.judgement == "worked"

    def like(self, other: "Tried") -> bool:
        """Whether it is the same kind of action on the same element of the same place."""
        same = (self.deed.action.kind, self.target) == (other.deed.action.kind, other.target)
        return same and self.deed.before.place.scope == other.deed.before.place.scope


def tried(events: Iterable[Event]) -> Iterator[Tried]:
    """Every move that was judged, in order."""
    watch = Watch()
    return (move for event in events if (move := watch.take(event)))


@dataclass
class Watch:
    """Takes the events of a run one by one. screens: what each target shows by now; act: what was proposed last."""

    screens: dict[str, Observation] = field(default_factory=dict)
    act: Act | None = None
    _intended: Intended | None = None
    _before: Observation | None = None
    _error: str = ""

    def take(self, event: Event) -> Tried | None:
        """The move that is judged by this event, if any."""
        match event:
            case Observed(on, screen):
                self.screens[on] = screen
            case Proposed(proposal):
                self.act = proposal if isinstance(proposal, Act) else None
            case Intended(move):
                self._intended, self._before, self._error = event, self.screens.get(move.on), ""
            case Acted(error=error):
                self._error = error
            case Judged(outcome):
                return self._judged(outcome)
            case _:
                pass
        return None

    def _judged(self, outcome: Outcome) -> Tried | None:
        intended, before, self._intended = self._intended, self._before, None
        if intended is None or before is None:
            return None
        move = intended.move
        element = element_of(move.aim, before)
        deed = Deed(
            move.on,
            self.act.words if self.act else "",
            move.action,
            before,
            self.screens[move.on],
            _found_by(intended.found_by, element, before),
            element,
            move.expect,
            isinstance(move.action, SetText | TypeText) and MASK in move.action.text,
            self.act.cursor if self.act else (),
        )
        return Tried(deed, intended.target, outcome, in_words(move, intended.target), self._error)


def element_of(aim: int | Locator | None, screen: Observation) -> Element | None:
    """The element as the journal's screen shows it."""
    if isinstance(aim, Locator):
        match = resolve(aim, screen.elements)
        return match.element if isinstance(match, Match) else None
    return screen.element(aim) if aim else None


def _found_by(kept: Locator, element: Element | None, screen: Observation) -> Locator:
    """As the journal has it; of older runs, what the journal's screen tells."""
    if kept.parts or element is None:
        return kept
    return chain(element, screen.elements, lasting=True)
