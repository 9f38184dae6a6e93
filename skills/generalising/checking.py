"""What shows that a step has worked: what was expected of it, or else what the screen showed of it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from urllib.parse import urlsplit

from controllers.actions import Press, Select, SetChecked, SetText, TypeText
from perception.answers import beside, telling
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
    TextShown,
    ValueIs,
)
from perception.holding import holds
from perception.landmarks import LANDMARKS, are_left, new_landmarks
from perception.locators import Described, Locator, Named
from perception.roles import DIALOGS
from perception.rows import row_around, said_by
from perception.screen import Element
from perception.wording import says
from skills.demonstrations import Deed

SAYING = ("alert", "status")
"""Roles of what comes to a screen to say what has happened, most telling first."""
SETTING = (SetText, TypeText, Select, SetChecked)


def check(deed: Deed) -> Check | None:
    """What must hold after the step; None where nothing is sure to show.

    It did not hold before, so that it shows when the step is done.
    """
    if deed.expected and not isinstance(deed.expected, Changed):
        return _lasting(deed.expected, deed)
    return _of_the_action(deed) or _of_the_screen(deed)


def _lasting(expected: Check, deed: Deed) -> Check:
    """The expectation; said of what was set, it is said of that as it will be found again."""
    match expected:
        case ValueIs() | StateIs() if deed.found_by and isinstance(deed.action, SETTING):
            return replace(expected, target=deed.found_by)
        case PlaceIs():
            return _headed(expected, deed)
        case AllOf(checks) | AnyOf(checks):
            return replace(expected, checks=tuple(_lasting(each, deed) for each in checks))
        case _:
            return expected


def _of_the_action(deed: Deed) -> Check | None:
    """What the action itself brings about."""
    if deed.found_by is None or deed.secret:
        return None
    match deed.action:
        case SetText(text) | Select(option=text):
            return ValueIs(deed.found_by, text)
        case SetChecked(on):
            return StateIs(deed.found_by, "checked", on)
        case _:
            return None


def _of_the_screen(deed: Deed) -> Check | None:
    """The most telling thing that came with the step; that anything changed, where only that is sure."""
    if deed.secret or (isinstance(deed.action, Press | TypeText) and not changes(deed.before, deed.after)):
        return None
    for candidate in _candidates(deed):
        if not holds(candidate, deed.before, deed.before) and holds(candidate, deed.before, deed.after):
            return _headed(candidate, deed) if isinstance(candidate, PlaceIs) else candidate
    return Changed() if changes(deed.before, deed.after) else None


def _candidates(deed: Deed) -> Iterator[Check]:
    """What says it in words, then where it led, then what came."""
    change = changes(deed.before, deed.after)
    came = sorted(change.came, key=_telling)
    yield from (TextShown(telling(e)) for e in (*came, *change.altered) if e.role in SAYING and telling(e))
    yield from (ElementShown(Locator((Named(e.role, e.name, 1),))) for e in came if e.role in DIALOGS and e.name)
    if deed.before.place.address != deed.after.place.address:
        yield from _places(deed.after.place.address)
    covered = any(e.role in DIALOGS for e in came)  # what lies behind a dialog is not gone
    here = deed.before.place == deed.after.place and are_left(deed.before, deed.after)
    if deed.found_by and _by_its_row(deed.found_by) and not covered and here:
        yield ElementGone(deed.found_by)
    yield from (TextShown(telling(e)) for e in came if e.role == "heading" and telling(e))


def _by_its_row(locator: Locator) -> bool:
    told = [part.description for part in locator.parts if isinstance(part, Described)]
    return any(each.relation and each.relation.kind == "in row of" for each in told)


def _places(address: str) -> Iterator[PlaceIs]:
    """Where it led: the path; with what is asked for there first; and the path and no more, where it is always that."""
    told, steady = urlsplit(address), _steady(address)
    if steady:
        yield PlaceIs(steady)
    if steady == told.path and (asked := told.query.partition("=")[0]).isidentifier():
        yield PlaceIs(f"{steady}?{asked}=")
    if steady == told.path and not told.query:
        yield PlaceIs(steady, whole=True)


def _headed(place: PlaceIs, deed: Deed) -> PlaceIs:
    """With what came to head the page there, but for what names the thing that was chosen: another one has another."""
    row = row_around(deed.element, deed.before.elements) if deed.element else None
    chosen = [deed.element.name, *said_by(row, deed.before.elements)[:1]] if row and deed.element else []
    names = [name for name in chosen if any(map(str.isalpha, name))]
    told = [each for each in new_landmarks(deed.before, deed.after) if not any(says(each, name) for name in names)]
    heads = tuple(told[:LANDMARKS])
    also = [each for each in beside(deed.before, deed.after, heads) if not any(says(each, name) for name in names)]
    return replace(place, landmarks=heads, also=tuple(also)) if holds(place, None, deed.after) else place


def _steady(address: str) -> str:
    """The path of the address, up to what may be another next time: a name with a number in it."""
    names = urlsplit(address).path.split("/")[1:]
    steady = list(takewhile(lambda name: not any(map(str.isdigit, name)), names))
    return "".join(f"/{name}" for name in steady) + "/" * (len(steady) < len(names)) if any(steady) else ""


def _telling(element: Element) -> int:
    return SAYING.index(element.role) if element.role in SAYING else len(SAYING)
