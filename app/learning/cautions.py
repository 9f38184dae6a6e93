"""What failed, as Tips: with what made it work in the end, where the run has found that out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.episode import Episode
from app.events import Event, Intended, Judged, Observed, Proposed
from app.proposals import Act, Outcome
from app.transcript import in_words
from controllers.actions import Wait
from perception.checks import AllOf, Changed, Check
from perception.holding import holds
from perception.locators import Attribute, Locator, Path
from perception.resolving import Match, resolve
from perception.screen import Element, Observation
from skills.demonstrations import Deed
from skills.generalising.checking import check
from skills.shortcuts import Guard, Tip
from skills.steps import Do

MOST_TIPS = 3
DECIDED = ("wrong screen", "no change")


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that was made, in words, with the screens before and after it and how it turned out."""

    deed: Deed
    target: str
    outcome: Outcome
    words: str

    @property
    def worked(self) -> bool:
        return self.outcome.judgement == "worked"

    def like(self, other: "Tried") -> bool:
        """Whether it is the same kind of action on the same element of the same place."""
        same = (self.deed.action.kind, self.target) == (other.deed.action.kind, other.target)
        return same and self.deed.before.place.scope == other.deed.before.place.scope


def cautions(events: Sequence[Event], episode: Episode) -> tuple[Tip, ...]:
    """A Tip for each kind of move that its check has failed; waiting in vain teaches nothing of a place."""
    moves = list(tried(events))
    found: dict[str, Tip] = {}
    for number, move in enumerate(moves):
        if move.outcome.judgement not in DECIDED or isinstance(move.deed.action, Wait):
            continue
        later = range(number + 1, len(moves))
        again = next((late for late in later if moves[late].like(move) and moves[late].worked), 0)
        tip = _corrected(move, moves[number + 1 : again + 1], episode.id) if again else _caution(move, episode)
        if tip:
            found.setdefault(f"{move.deed.action.kind} {move.target}", tip)
    return tuple(found.values())[:MOST_TIPS]


def tried(events: Sequence[Event]) -> Iterator[Tried]:
    """Every move that was judged, in order."""
    screens: dict[str, Observation] = {}
    act: Act | None = None
    intended: Intended | None = None
    before: Observation | None = None
    for event in events:
        match event:
            case Observed(on, screen):
                screens[on] = screen
            case Proposed(Act() as act):
                pass
            case Intended(move):
                intended, before = event, screens.get(move.on)
            case Judged(outcome) if intended and before:
                move = intended.move
                element = _element(move.aim, before)
                words = act.words if act else ""
                now, found_by = screens[move.on], intended.found_by
                deed = Deed(move.on, words, move.action, before, now, found_by, element, move.expect)
                yield Tried(deed, intended.target, outcome, in_words(move, intended.target))
                intended = None


def _element(aim: int | Locator | None, screen: Observation) -> Element | None:
    if isinstance(aim, Locator):
        found = resolve(aim, screen.elements)
        return found.element if isinstance(found, Match) else None
    return screen.element(aim) if aim else None


def screen_of(screen: Observation) -> str:
    """What tells the screen from others of the same place: the path of its address."""
    return urlsplit(screen.place.address).path if screen.place.scope.startswith("http") else screen.place.title


def _caution(move: Tried, episode: Episode) -> Tip | None:
    """What failed, and no way was found in this run."""
    scope, screen = move.deed.before.place.scope, screen_of(move.deed.before)
    text = f"{move.deed.words}: {move.outcome.judgement}; {move.outcome.evidence}"
    return Tip(text, scope, episode.id, screen=screen)


def _corrected(move: Tried, then: Sequence[Tried], evidence: str) -> Tip | None:
    """What had to be so before it worked: of what was done in between, what the screen of the failure did not show."""
    *between, last = then
    needed = [each for each in between if each.worked and _missing(each, move, last)]
    if not needed or move.deed.found_by is None:
        return None
    until = AllOf(tuple(shown for each in needed if (shown := _shown(each))))
    remedy = tuple(Do(each.words, each.deed.action, each.deed.found_by, _shown(each)) for each in needed)
    first = " and ".join(each.words for each in needed)
    text = f"First {first}, then {move.words}; else: {move.outcome.evidence}"
    scope, screen = move.deed.before.place.scope, screen_of(move.deed.before)
    guard = Guard(move.deed.action.kind, _lasting(move.deed.found_by), until, remedy)
    return Tip(text, scope, evidence, "corrected error", screen=screen, guard=guard)


def _missing(each: Tried, failed: Tried, last: Tried) -> bool:
    """Whether what it brought about was not there at the failure, and was there when it worked."""
    shown, before, after = _shown(each), failed.deed.before, last.deed.before
    return shown is not None and not holds(shown, before, before) and bool(holds(shown, after, after))


def _shown(each: Tried) -> Check | None:
    shown = check(each.deed)
    return None if isinstance(shown, Changed) else shown


def _lasting(locator: Locator) -> Locator:
    """How it is told by people; a path and an id alone may be another element's tomorrow."""
    told = tuple(part for part in locator.parts if not isinstance(part, Attribute | Path))
    return Locator(told or locator.parts)
