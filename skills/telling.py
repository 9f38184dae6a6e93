"""Parts of a Shortcut in a person's words."""

from typing import assert_never

from perception.checks import (
    AllOf,
    AnyOf,
    Changed,
    Check,
    ElementGone,
    ElementShown,
    PlaceIs,
    StateIs,
    TextGone,
    TextShown,
    ValueIs,
)
from perception.locators import Around, Attribute, Described, Labelled, Locator, Looks, Named, Part, Path, describe
from skills.steps import Do, EachRow, If, Read, Step, WaitFor


def step_in_words(step: Step) -> str:
    """What is kept of a step beside its own words: what it is checked by, waits for or reads; "" for nothing."""
    match step:
        case Do(check=check, optional=optional):
            told = [f"then {check_in_words(check)}" if check else "", "may be missing" if optional else ""]
            return "; ".join(filter(None, told))
        case WaitFor(check=check, seconds=seconds):
            return f"until {check_in_words(check)}, at most {seconds:g} s"
        case Read(name=name):
            return f"kept as {name}"
        case If(check=check):
            return f"only if {check_in_words(check)}"
        case EachRow(table=table):
            return f"once for each row of {table}"
        case _:
            return ""


def check_in_words(check: Check) -> str:
    """What has to hold, e.g. `“Saved” is shown`."""
    match check:
        case TextShown(text):
            return f"“{text}” is shown"
        case TextGone(text):
            return f"“{text}” is gone"
        case ElementShown(target):
            return f"{target_in_words(target)} is shown"
        case ElementGone(target):
            return f"{target_in_words(target)} is gone"
        case ValueIs(target, value):
            return f"{target_in_words(target)} holds “{value}”"
        case StateIs():
            return f"{target_in_words(check.target)} is {'' if check.on else 'not '}{check.state}"
        case PlaceIs():
            return f"the place is {check.address}"
        case Changed():
            return "something has changed"
        case AllOf(checks):
            return " and ".join(map(check_in_words, checks))
        case AnyOf(checks):
            return " or ".join(map(check_in_words, checks))
        case _:
            assert_never(check)


def target_in_words(target: Locator) -> str:
    """What a person would know the element by, if there is such a thing."""
    said = (part for part in target.parts if isinstance(part, Named | Labelled | Described))
    return next(map(part_in_words, (*said, *target.parts)), "an element")


def part_in_words(part: Part) -> str:
    """One of the things that an element is known by, e.g. `“Save” button`."""
    match part:
        case Attribute(attribute, value):
            return f"{attribute} = {value}"
        case Named(role, name):
            return f"“{name}” {role}".strip()
        case Labelled(role, label):
            return f"{role} labelled “{label}”"
        case Described(description):
            return describe(description)
        case Path(path):
            return f"its place in the page: {path}"
        case Looks():
            return "how it looks"
        case Around():
            return "what stands around it"
        case _:
            assert_never(part)
