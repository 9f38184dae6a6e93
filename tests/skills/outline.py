"""Steps as short lines, so that a test's table reads like the instruction it belongs to."""

from collections.abc import Iterable
from typing import assert_never

from controllers.actions import phrase
from perception.checks import Check
from perception.locators import Described, Locator
from skills.steps import Call, Do, EachRow, If, Read, Repeat, Reply, Step, Use, WaitFor


def outline(steps: Iterable[Step]) -> str:
    """The steps, one after the other: `tap @ "Save" button ! changed; read @ Total -> total`."""
    return "; ".join(map(_step, steps))


def _step(step: Step) -> str:
    match step:
        case Do():
            optional = "maybe " if step.optional else ""
            aim = f" @ {_locator(step.target)}" if step.target else ""
            return f"{optional}{phrase(step.action)}{aim}" + (f" ! {_check(step.check)}" if step.check else "")
        case WaitFor():
            return f"wait {step.seconds:g} ! {_check(step.check)}"
        case Read():
            return f"read {_locator(step.target)} -> {step.name}"
        case Use():
            return f"use {step.target}"
        case Repeat():
            return f"each {_locator(step.over)} -> {step.name} [{outline(step.steps)}]"
        case EachRow():
            return f"each row of {step.table} [{outline(step.steps)}]"
        case Call():
            return f"call {step.shortcut}"
        case If():
            otherwise = f" else [{outline(step.otherwise)}]" if step.otherwise else ""
            return f"if {_check(step.check)} [{outline(step.then)}]{otherwise}"
        case Reply():
            return f"answer {step.text}"
        case _:
            assert_never(step)


def _locator(locator: Locator) -> str:
    """Its parts, strongest first; `=` marks a name wanted to the letter."""
    descriptions = [part.description for part in locator.parts if isinstance(part, Described)]
    return " | ".join(f"{'=' if d.exact else ''}{d}" for d in descriptions)


def _check(check: Check) -> str:
    match check.kind:
        case "value is":
            return f"= {check.value}"
        case "state is":
            return f"{_locator(check.target)} {'' if check.on else 'not '}{check.state}"
        case "element shown" | "element gone":
            return f"{_locator(check.target)} {check.kind.split()[1]}"
        case "text shown" | "text gone":
            return f"'{check.text}' {check.kind.split()[1]}"
        case "place is":
            return f"at {check.address}"
        case "changed":
            return "changed"
        case "all of" | "any of":
            return f" {check.kind.split()[0]} ".join(map(_check, check.checks))
