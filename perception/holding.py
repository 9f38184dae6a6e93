"""Deciding a check by what is on the screen, without a model."""

from collections.abc import Iterator, Sequence
from typing import assert_never
from urllib.parse import urlsplit

from perception.changes import changes
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
from perception.choices import parted
from perception.denials import denies
from perception.grounding import Preference
from perception.landmarks import is_headed
from perception.locators import Described, Locator
from perception.moments import same_moment
from perception.reading import read
from perception.resolving import Match, Nothing, Several, resolve
from perception.screen import Element, Observation, Place
from perception.wording import cut_off, misread, mistyped, says, words

LETTER = 0.22  # width of a letter, as part of the height of a field of one line
FILLED = 0.6  # of a field's width; less of a text than that is not cut off by its edge


def holds(check: Check, before: Observation | None, after: Observation) -> bool | None:
    """Whether the check holds after an action; None where that cannot be decided.

    Undecided is: whether something is gone while the screen still loads, what several elements or a
    password field hold, and whether anything changed with no screen to compare.
    """
    match check:
        case TextShown(text):
            return _shows(text, after)
        case TextGone(text):
            return _gone(not any(True for _ in _saying(text, after)), after)
        case ElementShown(target):
            return any(e.visibility != "covered" for e in _fitting(target, after))
        case ElementGone(target):
            return _gone(not _fitting(target, after), after)
        case ValueIs(target, value):
            return _agree([_has_value(e, target, value) for e in _fitting(target, after, prefer="readable")])
        case StateIs(target, state, on):
            return _agree([(state in e.states) == on for e in _fitting(target, after)])
        case PlaceIs(address, whole, landmarks, _):
            there = _without_site(after.place.address) == address if whole else _is_at(address, after.place)
            return there and (not landmarks or any(is_headed(each, after) for each in landmarks))
        case Changed():
            return None if before is None else bool(changes(before, after))
        case AllOf(checks):
            return _all([holds(each, before, after) for each in checks])
        case AnyOf(checks):
            return _any([holds(each, before, after) for each in checks])
        case _:
            assert_never(check)


def _shows(text: str, screen: Observation) -> bool:
    return any(not denies(told, text) for told in _saying(text, screen))


def _saying(text: str, screen: Observation) -> Iterator[str]:
    """Whatever of the screen says the text."""
    visible = (e for e in screen.elements if e.visibility != "covered")
    for e in visible:
        for told in (e.name, e.text, e.value, e.label, e.message):
            if told and (says(told, text) or (e.source == "vision" and misread(told, text))):
                yield told


def _gone(missing: bool, screen: Observation) -> bool | None:
    return None if missing and screen.loading else missing


def _fitting(target: Locator, screen: Observation, *, prefer: Preference = "interactive") -> tuple[Element, ...]:
    match resolve(target, screen.elements, prefer=prefer):
        case Match(element, _):
            return (element,)
        case Several(elements):
            return elements
        case Nothing():
            return ()


def _has_value(element: Element, target: Locator, value: str) -> bool | None:
    if element.secret:
        return None
    asked = [part.description.name for part in target.parts if isinstance(part, Described)]
    held = read(element, *asked[:1])
    if element.source == "vision":
        return _is_seen_to_hold(element, held, value)
    if element.role == "listbox" and sorted(parted(held, element.options)) == sorted(parted(value, element.options)):
        return True  # whatever was chosen first
    return held.strip() == value.strip() or same_moment(held.strip(), value)


def _is_seen_to_hold(element: Element, held: str, value: str) -> bool:
    """Whether a field holds the value as far as can be seen: letters may be misread, and long texts are cut off."""
    head, _, last = held.strip().rpartition(" ")
    icon = len(last) == 1 and not last.isdigit()  # at the field's end, for instance a cross that clears it
    if any(words(said) == words(value) or mistyped(said, value) for said in (held, head if icon else held)):
        return True
    fills = len(held) * LETTER * element.box.height >= FILLED * element.box.width
    return fills and cut_off(held, value)


def _is_at(address: str, place: Place) -> bool:
    return address.casefold() in place.address.casefold() or says(place.title, address)


def _without_site(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _agree(answers: Sequence[bool | None]) -> bool | None:
    """The answer that all elements give; False where there is none to ask."""
    if not answers:
        return False
    return answers[0] if len(set(answers)) == 1 else None


def _all(answers: Sequence[bool | None]) -> bool | None:
    return False if False in answers else None if None in answers else True


def _any(answers: Sequence[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False
