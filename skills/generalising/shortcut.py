"""A Shortcut from a demonstration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from perception.checks import Check, ElementShown, PlaceIs, StateIs, TextShown, ValueIs
from skills.apps import leaves
from skills.demonstrations import Deed, Demonstration, Reading
from skills.flow import behind, names
from skills.generalising.cutting import USUAL, cut, without_waiting_twice
from skills.generalising.parameters import Known
from skills.generalising.popups import is_dismissal, optional
from skills.generalising.rounds import in_rounds
from skills.generalising.single import single
from skills.generalising.structure import has_ways, structured
from skills.shortcuts import Shortcut
from skills.steps import Do, Reply, Step, Use, WaitFor, walk

SHOWING = (TextShown, ElementShown, PlaceIs, ValueIs, StateIs)
"""Checks that hold for something that is there, and not for anything that lacks it."""


@dataclass(frozen=True, slots=True)
class Generalised:
    """The Shortcut, and how many of the demonstrated parts were cut."""

    shortcut: Shortcut
    cut: int


def generalised(shown: Demonstration, name: str, task: str = "", plan: Sequence[Step] = ()) -> Generalised:
    """The Shortcut that does what was shown; it is as yet only tried by the demonstration itself.

    Parameters default to what was given then, so that it does the same again. Its postcondition is what its
    last step showed. task: in what words it was asked for. plan: the steps that were followed, where they are known:
    their loops and conditions are kept. Where the task asks for all rows of a table, what was done with each of them is
    a loop. Raises Unclear where the demonstration does not fit these.
    """
    known = Known(task)
    parts = shown.parts if has_ways(plan) else cut(shown.parts)
    if has_ways(plan):
        steps = structured(plan, parts, known)
    elif found := in_rounds(parts, task):
        steps = (*structured(*found, known), *_reply(shown, known, plan))
    else:
        steps = without_waiting_twice(_foreseen(tuple(_steps(parts, shown, known, plan)), known))
        steps = (*steps, *_reply(shown, known, plan))
    end = _end(steps)
    made = Shortcut(
        name,
        steps[:-1] if end and has_ways(steps) and _is_usual(steps[-1]) else steps,
        tuple(known.parameters),
        postcondition=end,
        scope=_scope(parts),
        origin="recorded",
        trust="trial",
        targets=shown.targets,
        places=_places(parts),
    )
    return Generalised(made, len(shown.parts) - len(parts))


def _steps(
    parts: tuple[Deed | Reading, ...], shown: Demonstration, known: Known, plan: Sequence[Step]
) -> Iterator[Step]:
    """Step after step; what one was given or has read is known to those behind it."""
    on = shown.targets[0][0] if shown.targets else ""
    for before, part in zip((None, *parts), parts, strict=False):
        if part.on != on:
            on = part.on
            yield Use(f"go on with {on}", on)
        number = behind(plan, part.cursor) if plan and part.cursor else None
        step = single(part, known, None if number is None else tuple(walk(plan))[number])
        yield optional(step) if is_dismissal(part, before) else step


def _scope(parts: Sequence[Deed | Reading]) -> str:
    """Where it was done first; not the app of a phone that was in front before one was opened for it."""
    deeds = [part for part in parts if isinstance(part, Deed)]
    told = dropwhile(lambda deed: leaves(deed.action, deed.before.place.scope), deeds)
    return next((deed.before.place.scope for deed in (*told, *deeds)), "")


def _places(parts: Sequence[Deed | Reading]) -> tuple[str, ...]:
    """Where it was done and what that led to, in order."""
    screens = (screen for part in parts if isinstance(part, Deed) for screen in (part.before, part.after))
    return tuple(dict.fromkeys(screen.place.scope for screen in screens))


def _end(steps: Sequence[Step]) -> Check | None:
    """What the last step showed, if that can be looked for by itself."""
    last = next((step for step in reversed(steps) if not isinstance(step, Reply)), None)
    shown = last.check if isinstance(last, Do | WaitFor) else None
    return shown if isinstance(shown, SHOWING) else None


def _is_usual(step: Step) -> bool:
    """Whether it waits no longer than is waited for the postcondition anyway."""
    return isinstance(step, WaitFor) and step.seconds <= USUAL


def _foreseen(steps: tuple[Step, ...], known: Known) -> tuple[Step, ...]:
    """The steps; what one waits for or is checked by may be given only to those behind it."""
    given = known.given_exactly()
    return tuple(
        replace(step, words=given.quoted(step.words), check=given.put(step.check))
        if isinstance(step, WaitFor | Do) and step.check and not any(names(step.check))
        else step
        for step in steps
    )


def _reply(shown: Demonstration, known: Known, plan: Sequence[Step]) -> Iterator[Reply]:
    """The answer, where it tells something that was read, or the words that were followed say it."""
    read = {part.name: part.text for part in shown.parts if isinstance(part, Reading)}
    values = replace(known, values={text: name for name, text in read.items() if text})
    answer = values.put(shown.answer)
    if answer != shown.answer:
        yield Reply("tell what was read", answer)
    elif plan and isinstance(plan[-1], Reply):
        yield Reply(plan[-1].words, known.put(shown.answer))
