"""What failed, as Tips: with what made it work in the end, where the run has found that out."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from app.episode import Episode
from app.events import Event
from app.tried import Tried, tried
from controllers.actions import Press, Wait
from perception.checks import AllOf, Changed, Check, ValueIs
from perception.holding import holds
from perception.locators import Attribute, Locator, Path
from perception.screen import Observation
from skills.demonstrations import Deed
from skills.generalising.checking import check
from skills.shortcuts import Guard, Tip
from skills.steps import Do

MOST_TIPS = 3
DECIDED = ("wrong screen", "no change")


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
    if not needed or move.deed.found_by is None or any(each.deed.secret for each in needed):
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
    return _taken(each.deed) if shown is None or isinstance(shown, Changed) else shown


def _taken(deed: Deed) -> Check | None:
    """That the field is empty whose text a key has taken, as Enter makes a token of an address."""
    if not isinstance(deed.action, Press) or deed.found_by is None:
        return None
    empty = ValueIs(_lasting(deed.found_by), "")
    taken = holds(empty, deed.before, deed.before) is False and holds(empty, deed.before, deed.after)
    return empty if taken else None


def _lasting(locator: Locator) -> Locator:
    """How it is told by people; a path and an id alone may be another element's tomorrow."""
    told = tuple(part for part in locator.parts if not isinstance(part, Attribute | Path))
    return Locator(told or locator.parts)
