"""Demonstrations made by hand: screens with a search field, a table of people and what comes of it."""

from dataclasses import replace

from controllers.actions import Action, SetText
from perception.checks import Check
from perception.locators import Attribute, Described, Description, Locator, Named, Path, Relation
from perception.numbering import observe
from perception.screen import Element, Observation, Place
from skills.demonstrations import Deed, Demonstration, Reading
from tests.perception.screens import capture, element

SHOP = "http://shop"
LIST = Place(SHOP, f"{SHOP}/people", "People")
PERSON = Place(SHOP, f"{SHOP}/people/7", "Ada")


def seen(*elements: Element, place: Place = LIST, sent: int = 0, before: Observation | None = None) -> Observation:
    return observe(replace(capture(*elements, place=place), sent=sent), before)


def by_name(role: str, name: str, matches: int = 1) -> Locator:
    return Locator((Attribute("id", name.lower(), 1), Named(role, name, matches), Path(f"main>{role}", 1)))


def in_row(name: str, role: str, *rows: str) -> Locator:
    told = (Description(name, role, relation=Relation("in row of", Description(row))) for row in rows)
    return Locator((Named(role, name, 8), *(Described(each, 1) for each in told), Path(f"tr>{role}", 1)))


FIELD = element("textbox", "Search", (0, 0), key="search")
NOTE = element("textbox", "Note", (0, 30), key="note")
SCREEN = seen(FIELD, NOTE, element("button", "Go", (0, 60)))


def deed(action: Action, found_by: Locator | None = None, on: Element | None = None, **more: object) -> Deed:
    """A deed that changed nothing, unless more is said."""
    given: dict[str, object] = {"words": f"{action.kind} it", "before": SCREEN, "after": SCREEN, **more}
    return Deed("shop", action=action, found_by=found_by, element=on, **given)  # type: ignore[arg-type]


def typed(text: str, field: Element = FIELD, expected: Check | None = None, **more: object) -> Deed:
    return deed(SetText(text), by_name("textbox", field.name), field, expected=expected, **more)


def shown(*parts: Deed | Reading, answer: str = "") -> Demonstration:
    return Demonstration((("shop", SHOP),), parts, answer)
