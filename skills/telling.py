"""Parts of a Shortcut in a person's words."""

from typing import assert_never

from perception.locators import (
    Around,
    Attribute,
    Described,
    Labelled,
    Looks,
    Named,
    Part,
    Patch,
    Path,
    describe,
    spoken,
)
from perception.telling import check_in_words, locator_in_words
from skills.shortcuts import Shortcut
from skills.steps import Do, EachRow, If, Read, Step, WaitFor

FOUND_BY = {
    "attribute": "attribute",
    "named": "name",
    "labelled": "label",
    "described": "description",
    "path": "place in the page",
    "looks": "looks",
}
"""What each kind of part knows an element by."""


def step_in_words(step: Step) -> str:
    """What is kept of a step beside its own words: what it is checked by, waits for or reads; "" for nothing."""
    match step:
        case Do(check=check, optional=optional, focus=focus):
            told = [f"then {check_in_words(check)}" if check else "", "may be missing" if optional else ""]
            told += [f"typed only in {locator_in_words(focus)}"] if focus else []
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


def held_back(shortcut: Shortcut) -> str:
    """Why it may not run, and what lets it; "" for one that may."""
    match shortcut.trust, shortcut.origin:
        case "quarantined", "imported":
            return "Quarantined because it was imported: it cannot run before you have read and trusted it."
        case "quarantined", "learned":
            return "Quarantined: a part of a run that was never done by itself, or it failed a trial; trust it first."
        case "quarantined", _:
            return "Quarantined: it cannot run before you have read and trusted it."
        case "revoked", _:
            return "Revoked: it went wrong, or you said so; it cannot run before you trust it again."
        case _:
            return ""


def part_in_words(part: Part) -> str:
    """One of the things that an element is known by, e.g. `"Save" button`."""
    match part:
        case Attribute(attribute, value):
            return f"{attribute} = {value}"
        case Named(role, name):
            return f'"{name}" {spoken(role)}'.strip()
        case Labelled(role, label):
            return f'{spoken(role)} labelled "{label}"'
        case Described(description):
            return describe(description)
        case Path(path):
            return f"its place in the page: {path}"
        case Looks():
            return "how it looks"
        case Around():
            return "what stands around it"
        case Patch(picture=picture, x=x, y=y):
            return f"{'how and ' if picture else ''}where it was shown: at {x}, {y}"
        case _:
            assert_never(part)
