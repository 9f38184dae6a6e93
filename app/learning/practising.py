"""Trying what was learned before it is offered with other values, where its place can be made anew.

What cannot be tried stays as it was learned: it is offered for the values that it has worked on, until a person or a
run proves it.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count, islice
from typing import Literal

from app.errors import UserError
from app.events import Learned
from app.invocations import Verified
from app.learning.grounds import Ground, Kind, kind_for, seed_of
from app.learning.keeping import kept
from app.learning.switch import Switch
from app.learning.varying import Varied, varied
from app.learning.verifying import Left, Trial, Trying, answers
from app.macros.replaying import runnable
from controllers.errors import Stopped
from skills.calls import Uncallable, inlined
from skills.flow import names, renamed
from skills.library import Library
from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import parse
from skills.recall import is_proven
from skills.shortcuts import Case, Shortcut
from skills.steps import If, Step, walk

SEEDS = (2, 3, 5, 7)
"""Of other places that it is tried in, each with other people and goods."""
ENOUGH = 4
"""Trials that are passed, the one with the values that were learned among them."""
MOST = 10
"""Trials that are made, with those that come to no case."""
LEAST = 2
"""Trials in different places or with different values that have to be passed."""
NO_GROUND = "the place that it is for cannot be made anew, so that it was not tried on other values"
NO_WORDS = "its task is a goal and no plain words, so that nothing says what is to be there after it with other values"
NOTHING_LEFT = "it leaves nothing behind and answers nothing, by which it could be judged"
FEW = "no other values were found with which its task can be done"
ONE_WAY = "in all places where it was tried, its condition led the same way"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is proven by trials with other values; why: what speaks against it, or why it was not tried.

    trials: those that were passed.
    """

    result: Literal["proven", "broken", "not tried"]
    why: str = ""
    trials: tuple[Trial, ...] = ()


def verdicts(
    library: Library, shortcuts: Sequence[Shortcut], kinds: Sequence[Kind], switch: Switch | None = None
) -> Iterator[tuple[Shortcut, Verdict]]:
    """Each with what came of it; those that cannot be tried first. A ground is made ready only where one is needed.

    library: has what they call. Ends early where the switch stops it. Raises ControllerError and UserError where a
    ground cannot be made ready.
    """
    able: list[Shortcut] = []
    for each in shortcuts:
        if why := hindrance(library, each, kinds):
            yield each, Verdict("not tried", why)
        else:
            able.append(each)
    with suppress(Stopped):
        for kind in kinds:
            if mine := [each for each in able if kind_for(each, kinds) is kind]:
                with kind.ready() as ground:
                    yield from ((each, practised(whole(library, each), ground, switch)) for each in mine)


def tried_out(library: Library, learned: Learned, kinds: Sequence[Kind], switch: Switch) -> Iterator[Verified]:
    """Try what a run has taught and the library has kept, as far as it can be tried and is not proven yet.

    Raises ControllerError and UserError.
    """
    found = [each for each in kept(library, learned) if _is_due(library, each, kinds)]
    yield from (Verified(each.name, "begun") for each in found)
    for shortcut, verdict in verdicts(library, found, kinds, switch):
        take(library, shortcut, verdict)
        yield Verified(shortcut.name, verdict.result, len(verdict.trials), verdict.why)


def whole(library: Library, shortcut: Shortcut) -> Shortcut:
    """The same without calls. Raises UserError and Uncallable where what it calls may not run."""
    return inlined(shortcut, lambda name: runnable(library, name))


def hindrance(library: Library, shortcut: Shortcut, kinds: Sequence[Kind]) -> str:
    """Why it cannot be tried; "" where it can."""
    if kind_for(shortcut, kinds) is None:
        return NO_GROUND
    try:
        whole(library, shortcut)
        _plan(shortcut)
    except (UserError, Uncallable) as problem:
        return str(problem)
    except NotUnderstood:
        return NO_WORDS
    return ""


def _plan(shortcut: Shortcut) -> tuple[Step, ...]:
    """The steps of its task's words. Raises NotUnderstood."""
    return parse(renamed(shortcut.task, shown(shortcut)), tuple(name for name, _ in shortcut.targets))


def _is_due(library: Library, shortcut: Shortcut, kinds: Sequence[Kind]) -> bool:
    may_run = shortcut.trust == "trial" and not library.is_disabled(shortcut.name)
    return may_run and not is_proven(library, shortcut) and not hindrance(library, shortcut, kinds)


def practised(
    shortcut: Shortcut,
    ground: Ground,
    switch: Switch | None = None,
    followed: dict[tuple[int, str], Left] | None = None,
) -> Verdict:
    """Do the Shortcut's task by its words and by it, with the values that it was learned with and then with others.

    followed: as of `Trying`, kept for others of the same task. Raises Stopped.
    """
    used = set(names(shortcut.steps))
    if idle := [each.name for each in shortcut.parameters if each.name not in used]:
        return Verdict("broken", f"{idle[0]} is asked for, and no step does anything with it")
    trying = Trying(shortcut, ground, switch or Switch(), {} if followed is None else followed)
    first = trying.trial(seed_of(shortcut), shown(shortcut))
    if first.result == "no case":
        return Verdict("not tried", f"its task cannot be done in a new place: {first.problem}")
    passed: list[Trial] = []
    for each in chain([first], _others(trying, first)):
        if each.result == "failed":
            return Verdict("broken", each.problem, tuple(passed))
        if each.result == "passed":
            passed.append(each)
        if len(passed) >= ENOUGH and not _doubt(shortcut, passed):
            break
    doubt = _doubt(shortcut, passed)
    return Verdict("not tried" if doubt else "proven", doubt, tuple(passed))


def shown(shortcut: Shortcut) -> dict[str, str]:
    """The values that it was learned with."""
    return {each.name: each.example for each in shortcut.parameters if each.type != "secret"}


def _doubt(shortcut: Shortcut, passed: Sequence[Trial]) -> str:
    """Why the passed trials prove nothing; "" where they do."""
    if not answers(shortcut) and not any(each.due.changes for each in passed):
        return NOTHING_LEFT
    depending = any(isinstance(step, If) for step in walk(_plan(shortcut)))  # whatever the Shortcut makes of it
    if depending and len({each.due.then for each in passed}) < 2:
        return ONE_WAY
    return FEW if len(passed) < LEAST else ""


def _others(trying: Trying, first: Trial) -> Iterator[Trial]:
    """Trials with other values, by turns all of them in another place and one group of them where it was learned.

    Raises Stopped.
    """
    home = seed_of(trying.shortcut)
    with trying.ground.new(home) as place:
        known = varied(trying.shortcut.parameters, first.values, place.rows())
    tried = [(home, dict(first.values))]
    for seed, turn, changed in islice(_turns(home, known), MOST):
        with trying.ground.new(seed) as place:
            values = known.values(place.rows(), turn, changed)
            if values is not None and (seed, values) not in tried:
                tried.append((seed, values))
                yield trying.trial(seed, values, place)


def _turns(home: int, known: Varied) -> Iterator[tuple[int, int, Collection[int]]]:
    """Seed, turn, and which groups of values are changed: all, one alone, or only those that rows stood for."""
    for turn in count():
        seed, number = SEEDS[turn % len(SEEDS)], turn % max(len(known.groups), 1)
        yield seed, turn, known.groups
        if known.groups:
            yield home, turn // len(known.groups), [number]
        if known.rest:
            yield seed, turn, range(len(known.picked))


def take(library: Library, shortcut: Shortcut, verdict: Verdict) -> Shortcut:
    """Keep what has come of the trials: how many it passed and with which values, or that it may not run any more."""
    own = {case.arguments for case in library.cases(shortcut.name) if not case.on_trial}
    for each in verdict.trials if verdict.result == "proven" else ():
        values = tuple(each.values.items())
        library.keep_case(Case(shortcut.name, values, on_trial=values not in own), shortcut.version)
    if verdict.result != "not tried":
        library.trials.keep(shortcut, len(verdict.trials) if verdict.result == "proven" else 0)
    broken = verdict.result == "broken" and shortcut.origin == "learned"
    return library.trust(shortcut, "quarantined") if broken else shortcut
