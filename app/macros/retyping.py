"""A value that a field refuses as it is written: the very same in another notation, proven before it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.episode import Attempt
from app.macros.healing import SAID, Broken, Remedy
from app.proposals import Move
from app.tasks import GRAVE
from controllers.actions import SetText, Tap
from perception.checks import AllOf, ValueIs
from perception.locators import Locator
from perception.notations import is_certain, same_value
from perception.resolving import Match, chain, resolve
from perception.screen import Element, Observation
from skills.mending import Mend
from skills.steps import Do


@dataclass(frozen=True, slots=True)
class Typed:
    """The text that a step has typed into a field, and the step as it is kept."""

    text: str
    kept: Do


def refused(typed: Mapping[int, Typed], screen: Observation) -> bool:
    """Whether one of these fields is marked as wrong, and what it was given might be written otherwise."""
    return any(
        is_certain(each.text) and (element := screen.element(number)) is not None and is_wrong(element)
        for number, each in typed.items()
    )


def is_wrong(field: Element) -> bool:
    """Whether the page marks what the field holds as wrong."""
    return "invalid" in field.states or bool(field.message)


def retyped(broken: Broken, last: Attempt, typed: Mapping[int, Typed], number: int, value: str) -> Remedy | str:
    """Typing the value again in that notation, then the step that the field stood against; or why not, in words."""
    screen, given = broken.screen, typed.get(number)
    field = screen.element(number)
    if field is None or given is None or field.secret:
        return f'a model would type "{value}" where this run has typed nothing'
    asked = " ".join((field.message, field.label, field.name, field.about, last.outcome.evidence))
    if not same_value(given.text, value, asked):
        return f'a model would type "{value}" for "{given.text}", and nothing proves that these are the same'
    holding = ValueIs(chain(field, screen.elements, lasting=True), value)
    typing, mend = Move(last.move.on, SetText(value), number, holding), _mend(given, value, broken)
    if isinstance(broken.action, SetText) and last.move.aim == number:
        own = last.move.expect
        shown = holding if own is None or isinstance(own, ValueIs) else AllOf((holding, own))
        return Remedy((replace(typing, expect=shown),), mend)
    again = _again(broken, last)
    if again is None or not is_wrong(field) or field.value.strip() != given.text.strip():
        return f'a model would type "{value}", but the page does not mark what was typed there as wrong'
    return Remedy((typing, again), mend)


def _again(broken: Broken, last: Attempt) -> Move | None:
    """The step once more, where it stands as it stood; never what cannot be taken back."""
    if not isinstance(broken.action, Tap) or broken.recorded_risk >= GRAVE:
        return None
    found = resolve(broken.target, broken.screen.elements)
    same = broken.screen.element(last.move.aim) if isinstance(last.move.aim, int) else None
    there = same or (found.element if isinstance(found, Match) else None)
    free = there is not None and there.visibility != "covered" and "disabled" not in there.states
    return Move(last.move.on, broken.action, there.number, last.move.expect) if there and free else None


def _mend(given: Typed, value: str, broken: Broken) -> Mend:
    """What is typed from now on; a value that comes from a parameter is another one next time, and is not kept."""
    fixed, check = given.kept.action == SetText(given.text), given.kept.check
    held = replace(check, value=value) if fixed and isinstance(check, ValueIs) else None
    was, now = (given.text, value) if fixed else (getattr(given.kept.action, "text", ""), "it is asked for there")
    return Mend(given.kept, Locator(), was, now, "retyped", SAID, broken.recorded_risk,
                action=SetText(value) if fixed else None, check=held)  # fmt: skip
