"""Trying what was learned before it is offered with other values, where there is a ground for it: see `bench.grounds`.

Only a task of the ground's own can be tried, for only of those it is known what has to be there afterwards. Everything
else stays as it was learned: it is offered for the values that it has worked on, until a person or a run proves it.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from app.events import Learned
from app.invocations import Verified
from app.learning.grounds import Errand, Ground, Kind, kind_for
from app.learning.keeping import kept
from app.learning.switch import Switch
from app.learning.verifying import PATIENCE, SAME_VALUES, Trial, trial, verified
from controllers.errors import Stopped
from skills.flow import names
from skills.library import Library
from skills.recall import is_proven
from skills.shortcuts import Case, Shortcut

SEEDS = (2, 3, 5, 7)
"""Of the places that it is tried in, each with other people and goods. The shops of 5 and 7 have what the rest lack: a
customer whose credit limit is accepted at once, and one whose payment is overdue."""
MORE_PATIENCE = 3 * PATIENCE
NO_GROUND = "the place that it is for cannot be set back, so that it was not tried on other values"
NO_TASK = "it is not known what has to be there after this task, so that it was not tried on other values"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is proven by trials with other values; why: what speaks against it, or why it was not tried."""

    result: Literal["proven", "broken", "not tried"]
    why: str = ""
    trials: tuple[Trial, ...] = ()


def verdicts(
    shortcuts: Sequence[Shortcut], kinds: Sequence[Kind], switch: Switch | None = None
) -> Iterator[tuple[Shortcut, Verdict]]:
    """Each with what came of it; those that cannot be tried first. A ground is made ready only where one is needed.

    Ends early where the switch stops it. Raises ControllerError and UserError where a ground cannot be made ready.
    """
    yield from ((each, Verdict("not tried", why)) for each in shortcuts if (why := hindrance(each, kinds)))
    able = [each for each in shortcuts if not hindrance(each, kinds)]
    with suppress(Stopped):
        for kind in kinds:
            if mine := [each for each in able if kind_for(each, kinds) is kind]:
                with kind.ready() as ground:
                    yield from ((each, practised(each, kind, ground, switch=switch)) for each in mine)


def tried_out(library: Library, learned: Learned, kinds: Sequence[Kind], switch: Switch) -> Iterator[Verified]:
    """Try what a run has taught and the library has kept, as far as it can be tried and is not proven yet.

    Raises ControllerError and UserError.
    """
    found = [each for each in kept(library, learned) if _is_due(library, each, kinds)]
    yield from (Verified(each.name, "begun") for each in found)
    for shortcut, verdict in verdicts(found, kinds, switch):
        take(library, shortcut, verdict)
        yield Verified(shortcut.name, verdict.result, len(verdict.trials), verdict.why)


def hindrance(shortcut: Shortcut, kinds: Sequence[Kind]) -> str:
    """Why it cannot be tried; "" where it can."""
    kind = kind_for(shortcut, kinds)
    if kind is None:
        return NO_GROUND
    return "" if kind.fitting(shortcut) else NO_TASK


def _is_due(library: Library, shortcut: Shortcut, kinds: Sequence[Kind]) -> bool:
    may_run = shortcut.trust == "trial" and not library.is_disabled(shortcut.name)
    return may_run and not is_proven(library, shortcut) and not hindrance(shortcut, kinds)


def practised(
    shortcut: Shortcut, kind: Kind, ground: Ground, seeds: tuple[int, ...] = SEEDS, switch: Switch | None = None
) -> Verdict:
    """Do the Shortcut's task by it on the ground, laid out anew for each seed. Raises Stopped."""
    task = kind.fitting(shortcut)
    if task is None:
        return Verdict("not tried", NO_TASK)
    used = set(names(shortcut.steps))
    if idle := [each.name for each in shortcut.parameters if each.name not in used]:
        return Verdict("broken", f"{idle[0]} is asked for, and no step does anything with it")
    passed, problem = verified(shortcut, trials(shortcut, task, seeds, ground, switch))
    if problem == SAME_VALUES:
        return Verdict("not tried", problem, passed)
    return Verdict("broken", problem, passed) if problem else Verdict("proven", "", passed)


def trials(
    shortcut: Shortcut, task: Errand, seeds: tuple[int, ...], ground: Ground, switch: Switch | None = None
) -> Iterator[Trial]:
    """A trial for each seed. Raises Stopped.

    What does not come to its end is tried once more with more patience: a busy machine says nothing of a Shortcut.
    """
    for seed in seeds:
        for patience in (PATIENCE, MORE_PATIENCE):
            with ground.bed(task, seed) as laid:
                found = trial(shortcut, laid, ground.opened, patience=patience, switch=switch)
            if found.ended:
                break
        yield found


def take(library: Library, shortcut: Shortcut, verdict: Verdict) -> Shortcut:
    """Keep what has come of the trials: the values that it has worked on, or that it may not run any more."""
    for each in verdict.trials:
        library.keep_case(Case(shortcut.name, tuple(each.values.items())), shortcut.version)
    broken = verdict.result == "broken" and shortcut.origin == "learned"
    return library.trust(shortcut, "quarantined") if broken else shortcut
