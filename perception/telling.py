"""Checks and locators in words."""

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
from perception.locators import Around, Attribute, Described, Labelled, Locator, Looks, Named, Patch, Path, describe


def check_in_words(check: Check) -> str:
    """The check in words, e.g. `"Name" textbox holds "Ada"`."""
    match check:
        case TextShown(text):
            return f'"{text}" is shown'
        case TextGone(text):
            return f'"{text}" is gone'
        case ElementShown(target):
            return f"{locator_in_words(target)} is shown"
        case ElementGone(target):
            return f"{locator_in_words(target)} is gone"
        case ValueIs(target, value):
            return f'{locator_in_words(target)} holds "{value}"' if value else f"{locator_in_words(target)} is empty"
        case StateIs(target, state, on):
            return f"{locator_in_words(target)} is {'' if on else 'not '}{state}"
        case PlaceIs(address, whole, landmarks, _):
            under = " or ".join(f'"{each}"' for each in landmarks)
            there = f'the address is "{address}"' if whole else f'the address or title has "{address}"'
            return f"{there} under {under}" if under else there
        case Changed():
            return "something changed"
        case AllOf(checks):
            return " and ".join(map(check_in_words, checks)) or "nothing in particular"
        case AnyOf(checks):
            return "either " + " or ".join(map(check_in_words, checks))
        case _:
            assert_never(check)


def locator_in_words(locator: Locator) -> str:
    """The element a locator means, in words: a description if it has one, else its name, else its strongest part."""
    told = [part for part in locator.parts if isinstance(part, Described)]
    named = [part for part in locator.parts if isinstance(part, Named | Labelled)]
    match (told or named or locator.parts or (None,))[0]:
        case Described(description):
            return describe(description)
        case Named(role, name) | Labelled(role, name):
            return f'"{name}" {role}'
        case Attribute(attribute, value):
            return f'element with {attribute} "{value}"'
        case Path(path):
            return f"element at {path}"
        case Looks():
            return "element of this look"
        case Around() | Patch() | None:
            return "that element"
        case part:
            assert_never(part)
