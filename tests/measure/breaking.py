"""Ways to break a Shortcut: its steps, its values, its loops, its conditions, and what it calls."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.bench.task import BenchTask
from controllers.actions import Open, Select, SetChecked, SetText, Tap, TypeText
from perception.checks import TextShown
from perception.locators import Described, Locator, described
from skills.calls import inlined
from skills.flow import names, renamed
from skills.shortcuts import Shortcut
from skills.steps import Call, Do, If, Repeat, Step, rebuilt

Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A Shortcut that was broken in the way that `how` says."""

    task: BenchTask
    how: str
    shortcut: Shortcut


def mutants(task: BenchTask, shortcut: Shortcut, others: list[Step]) -> Iterator[Mutant]:
    """Every mutant of it. others: steps of other Shortcuts, to be done beside its own."""
    steps = shortcut.steps
    for how, changed in (*_changed(steps, others), *_within(steps)):
        yield Mutant(task, how, replace(shortcut, steps=changed))
    for each in shortcut.parameters:
        fixed = renamed(steps, {each.name: each.example})
        yield Mutant(task, "a value is always the same", replace(shortcut, steps=fixed))
    if len(shortcut.parameters) > 1:
        one, two = (each.name for each in shortcut.parameters[:2])
        swapped = renamed(steps, {one: f"{{{two}}}", two: f"{{{one}}}"})
        yield Mutant(task, "two values are exchanged", replace(shortcut, steps=swapped))
    for how, caller in _calling(shortcut):
        yield Mutant(task, how, caller)


def side_effects() -> list[Step]:
    """What may be done besides the right thing, on whatever page shows it."""
    return [
        Do("add something to the cart", Tap(), described("Add to cart", "button", ordinal=1), optional=True),
        Do("delete something", Tap(), described("Delete", "button", ordinal=1), optional=True),
        Do("take something back", Tap(), described("Remove", "button", ordinal=1), optional=True),
        Do("change a setting", SetChecked(True), described("", "checkbox", ordinal=1), optional=True),
        Do("press the last button", Tap(), described("", "button", ordinal=-1), optional=True),
        Do("go on elsewhere", Open("/products"), optional=True),
    ]


def _changed(steps: Steps, others: Sequence[Step]) -> Iterator[tuple[str, Steps]]:
    targets = [step.target for step in steps if isinstance(step, Do) and step.target]
    for number, step in enumerate(steps):
        before, after = steps[:number], steps[number + 1 :]
        yield "a step is left out", _unchecked((*before, *after))
        yield "a step is done twice", (*before, step, step, *after)
        if after:
            yield "two steps in the other order", (*before, after[0], step, *after[1:])
        if isinstance(step, Do) and isinstance(step.action, SetText | TypeText | Select):
            entered = Select("Something else") if isinstance(step.action, Select) else SetText("Something else")
            wrong = replace(step, action=entered, check=None)
            yield "something else is entered", (*before, wrong, *after)
        if isinstance(step, Do) and step.target and len(targets) > 1:
            elsewhere = targets[(targets.index(step.target) + 1) % len(targets)]
            yield "another element is met", (*before, replace(step, target=elsewhere, check=None), *after)
        if number == len(steps) - 1:
            yield from (("something is done besides", (*steps, other)) for other in others)
            yield from (("something is done before", (other, *steps)) for other in others)


def _within(steps: Steps) -> Iterator[tuple[str, Steps]]:
    """What can be broken of loops and conditions, and in them."""
    for number, step in enumerate(steps):
        for how, wrong in _ways(step):
            yield how, (*steps[:number], *wrong, *steps[number + 1 :])


def _ways(step: Step) -> Iterator[tuple[str, Steps]]:
    match step:
        case Repeat():
            yield "a loop over its first row", (replace(step, over=_only(step.over, 1)),)
            yield "a loop over its last row", (replace(step, over=_only(step.over, -1)),)
            yield "a loop is gone through once", step.steps
            yield "a loop over nothing", (replace(step, over=described("nothing of the kind", "row")),)
            yield "a loop over all rows of the page", (replace(step, over=described("", "row")),)
            yield from _inside(step, "in a loop", lambda block: replace(step, steps=block), step.steps)
        case If():
            yield "a condition the other way round", (replace(step, then=step.otherwise, otherwise=step.then),)
            yield "a condition that never holds", (replace(step, check=TextShown("nothing of the kind")),)
            yield "a condition that always holds", step.then
            yield "a condition left out", ()
            yield from _inside(step, "in a way", lambda block: replace(step, then=block), step.then)
            yield from _inside(step, "in the other way", lambda block: replace(step, otherwise=block), step.otherwise)
        case _:
            return


def _inside(step: Step, where: str, made: Callable[[Steps], Step], block: Steps) -> Iterator[tuple[str, Steps]]:
    for how, changed in _changed(block, side_effects()[:2]):
        yield f"{how}, {where}", (made(changed),)


def _only(over: Locator, ordinal: int) -> Locator:
    parts = (replace(each, description=replace(each.description, ordinal=ordinal)) for each in over.parts
             if isinstance(each, Described))  # fmt: skip
    return Locator(tuple(parts))


def _calling(shortcut: Shortcut) -> Iterator[tuple[str, Shortcut]]:
    """The same with its second half in a Shortcut that it calls, and then called wrongly."""
    half = len(shortcut.steps) // 2
    rest = shortcut.steps[half:]
    given = tuple(each for each in shortcut.parameters if each.name in set(names(rest)))
    if not half or any(isinstance(step, Repeat | If) for step in shortcut.steps):
        return
    called = replace(shortcut, name="the rest", steps=rest, parameters=given, precondition=None, postcondition=None)
    call = Call("do the rest", called.name, tuple((each.name, f"{{{each.name}}}") for each in given))
    ways: list[tuple[str, Steps]] = [("a call is left out", ()), ("something is called twice", (call, call))]
    if given:
        wrong = tuple((each.name, each.example) for each in given)
        ways.append(("something is called with the same values", (replace(call, arguments=wrong),)))
    if len(given) > 1:
        turned = tuple(
            (name, value) for (name, _), (_, value) in zip(call.arguments, call.arguments[::-1], strict=True)
        )
        ways.append(("something is called with values exchanged", (replace(call, arguments=turned),)))
    for how, calls in ways:
        caller = replace(shortcut, steps=_unchecked((*shortcut.steps[:half], *calls)))
        yield how, inlined(caller, lambda name: called)


def _unchecked(steps: Steps) -> Steps:
    """Nothing in it says any more what should have come of a step."""
    return tuple(replace(step, check=None) if isinstance(step, Do) else rebuilt(step, _unchecked) for step in steps)
