"""A Shortcut from a demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from controllers.actions import Open, Wait
from perception.checks import ElementShown, PlaceIs, StateIs, TextShown, ValueIs
from perception.screen import EDITABLE
from skills.demonstrations import Deed, Demonstration, Reading
from skills.flow import names
from skills.generalising.checking import check
from skills.generalising.cutting import cut, without_waiting_twice
from skills.generalising.parameters import Known, thing
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Reply, Step, Use, WaitFor

SHOWING = (TextShown, ElementShown, PlaceIs, ValueIs, StateIs)
"""Checks that hold for something that is there, and not for anything that lacks it."""


@dataclass(frozen=True, slots=True)
class Generalised:
    """The Shortcut, and how many of the demonstrated parts were cut."""

    shortcut: Shortcut
    cut: int


def generalised(shown: Demonstration, name: str, task: str = "") -> Generalised:
    """The Shortcut that does what was shown; it is as yet only tried by the demonstration itself.

    Parameters default to what was given then, so that it does the same again. Its postcondition is what its
    last step showed. task: in what words it was asked for.
    """
    parts = cut(shown.parts)
    known = Known(task)
    steps = without_waiting_twice(_foreseen(tuple(_steps(parts, shown, known)), known))
    last = steps[-1].check if steps and isinstance(steps[-1], Do | WaitFor) else None
    scope = next((part.before.place.scope for part in parts if isinstance(part, Deed)), "")
    made = Shortcut(
        name,
        (*steps, *_reply(shown, known)),
        tuple(known.parameters),
        postcondition=last if isinstance(last, SHOWING) else None,
        scope=scope,
        origin="recorded",
        trust="trial",
        targets=shown.targets,
    )
    return Generalised(made, len(shown.parts) - len(parts))


def _steps(parts: tuple[Deed | Reading, ...], shown: Demonstration, known: Known) -> Iterator[Step]:
    """Step after step; what one was given or has read is known to those behind it."""
    on = shown.targets[0][0] if shown.targets else ""
    for part in parts:
        if part.on != on:
            on = part.on
            yield Use(f"go on with {on}", on)
        if isinstance(part, Deed):
            yield _step(part, known)
        else:
            known.picked(part)
            yield Read(known.put(part.words), known.located(part.found_by), part.name, part.asked)
            known.read(part)


def _foreseen(steps: tuple[Step, ...], known: Known) -> tuple[Step, ...]:
    """The steps; what one waits for or is checked by may be given only to those behind it."""
    given = known.given_exactly()
    return tuple(
        replace(step, words=given.quoted(step.words), check=given.put(step.check))
        if isinstance(step, WaitFor | Do) and step.check and not any(names(step.check))
        else step
        for step in steps
    )


def _step(deed: Deed, known: Known) -> Step:
    """The deed as a step, in the names of what it was given."""
    expected = check(deed)
    given = known.given(deed)
    words = known.put(deed.words)
    put = known.put(expected) if expected else None
    if isinstance(deed.action, Wait) and put:
        return WaitFor(words, put, deed.action.seconds)
    written = deed.element is not None and deed.element.role in EDITABLE  # its name is no value of another one
    target = (
        known.located(deed.found_by, named=not written or bool(thing(deed)))
        if deed.found_by and deed.found_by.parts
        else None
    )
    action = known.put(given.action) if isinstance(deed.action, Open) else given.action
    return Do(words, action, target, put)


def _reply(shown: Demonstration, known: Known) -> Iterator[Reply]:
    """The answer, where it tells something that was read."""
    read = {part.name: part.text for part in shown.parts if isinstance(part, Reading)}
    values = replace(known, values={text: name for name, text in read.items() if text})
    answer = values.put(shown.answer)
    if answer != shown.answer:
        yield Reply("tell what was read", answer)
