"""What a run has taught, put into the library: nothing twice, nothing rewritten, and no more Tips than are read."""

from collections.abc import Sequence
from dataclasses import replace

from app.events import Event, Learned
from app.learning.lessons import doing
from app.tried import Tried, tried
from perception.holding import holds
from perception.resolving import Match, resolve
from skills.library import Library
from skills.recall import is_live
from skills.shortcuts import Case, Shortcut, Tip, Uses
from skills.unreadable import Unreadable

MOST_LIVE = 12
"""Tips of one place that are told; of more, those with the least evidence are retired."""


def keep(library: Library, learned: Learned, episode: str, ground: str = "") -> None:
    """Take in what was learned, on which ground. What is known already is counted once more instead."""
    for shortcut in learned.shortcuts:
        keep_shortcut(library, replace(shortcut, ground=ground))
    for tip in learned.tips:
        keep_tip(library, tip, episode)


def keep_shortcut(library: Library, new: Shortcut) -> Shortcut | None:
    """The kept one: one that does the same already, or this as the newest version of its name.

    A person's own words and changes are not written over by what was learned: where the name is taken by something
    else that is not learned, the new one gets a number. What they have turned down is not kept again: None.
    """
    if any(_is_turned_down(library, old, new) for old in library.shortcuts(new.scope)):
        return None
    same = next((old for old in library.shortcuts(new.scope) if old.scope == new.scope and _same(old, new)), None)
    kept = same or library.save_shortcut(replace(new, name=_free(library, new)))
    library.record_use(kept, worked=True)
    library.keep_case(case(kept, new), kept.version)
    return kept


def kept(library: Library, learned: Learned) -> list[Shortcut]:
    """What the library has of that, as it has it now."""
    return [
        old
        for old in library.shortcuts()
        if any(old.scope == new.scope and _same(old, new) for new in learned.shortcuts)
    ]


def case(kept: Shortcut, shown: Shortcut) -> Case:
    """What the Shortcut was learned on: the values that it was shown with."""
    names = [each.name for each in kept.parameters if each.type != "secret"]
    examples = [each.example for each in shown.parameters if each.type != "secret"]
    return Case(kept.name, tuple(zip(names, examples, strict=False)))


def keep_tip(library: Library, tip: Tip, episode: str) -> None:
    """Keep it, or what speaks for it; the least borne out of a place go where there are too many."""
    library.save_tip(tip)
    library.witness(tip, episode, holds=True)
    live = [each for each in library.tips(tip.scope) if each.scope == tip.scope and is_live(each, tip.scope)]
    learned = [each for each in live if each.origin != "written"]
    if learned and len(live) > MOST_LIVE:
        retire(library, min(learned, key=lambda each: _weight(library, each)))


def retire(library: Library, tip: Tip) -> None:
    """It is kept, but told no more."""
    library.revise_tip(tip, replace(tip, trust="revoked"))


def weigh(library: Library, events: Sequence[Event], episode: str) -> None:
    """Hold the moves of a run against the Tips that speak against them: what is contradicted is retired."""
    moves = list(tried(events))
    for tip in library.tips():
        if tip.guard is None or tip.trust == "revoked" or tip.evidence == episode:
            continue
        for move in moves:
            if _is_about(tip, move) and (borne_out := _bears_out(tip, move)) is not None:
                counted = library.witness(tip, episode, holds=borne_out)
                if counted.failed >= counted.worked and tip.origin != "written":
                    retire(library, tip)
                    break


def _bears_out(tip: Tip, move: Tried) -> bool | None:
    """Whether the move, made against the Tip, has shown it right or wrong; None where it was not made against it."""
    guard = tip.guard
    if guard is None or guard.until is None or holds(guard.until, move.deed.before, move.deed.before) is not False:
        return None
    return None if move.outcome.judgement in {"refused", "undecided"} else not move.worked


def _is_about(tip: Tip, move: Tried) -> bool:
    guard, element, screen = tip.guard, move.deed.element, move.deed.before
    if guard is None or element is None or (screen.place.scope, move.deed.action.kind) != (tip.scope, guard.action):
        return False
    meant = resolve(guard.target, screen.elements)
    return isinstance(meant, Match) and meant.element.key == element.key


def _same(old: Shortcut, new: Shortcut) -> bool:
    """Whether the old one does the new one's steps; what was recorded or written by hand stays what it is."""
    return old.origin == "learned" and doing(old) == doing(new)


def _is_turned_down(library: Library, old: Shortcut, new: Shortcut) -> bool:
    refused = old.trust == "revoked" or library.is_disabled(old.name)
    return refused and old.origin == "learned" and old.scope == new.scope and doing(old) == doing(new)


def _free(library: Library, new: Shortcut) -> str:
    names = (new.name, *(f"{new.name} {number}" for number in range(2, 1000)))
    return next(name for name in names if _is_free(library, name, new))


def _is_free(library: Library, name: str, new: Shortcut) -> bool:
    try:
        old = library.shortcut(name)
    except Unreadable:
        return False
    return old is None or _is_learned(old, new)


def _is_learned(old: Shortcut, new: Shortcut) -> bool:
    return old.origin in {"learned", "plain words"} and old.scope == new.scope


def _weight(library: Library, tip: Tip) -> tuple[int, int]:
    """How well it is borne out, and how often it has helped."""
    told, uses = library.evidence(tip), library.uses(tip)
    return _less(told), _less(uses)


def _less(uses: Uses) -> int:
    return uses.worked - uses.failed
