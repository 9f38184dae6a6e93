"""Each step is checked by what it brought about, and by nothing that was there before or will be another next time."""

import pytest

from controllers.actions import Press, Select, SetChecked, SetText, Tap, TypeText
from perception.checks import (
    AllOf,
    Changed,
    Check,
    ElementGone,
    ElementShown,
    PlaceIs,
    StateIs,
    TextShown,
    ValueIs,
)
from perception.locators import Locator, Named, described
from perception.screen import Element, Place
from skills.generalising.checking import check
from tests.perception.screens import element
from tests.skills.generalising.shown import FIELD, LIST, SHOP, by_name, deed, in_row, seen, typed

BUTTON = element("button", "Save", (0, 60), key="save")
SAVE = by_name("button", "Save")
STATUS = element("status", "", (0, 90), text="", key="status")


def after(*came: Element, place: Place = LIST, sent: int = 0) -> Check | None:
    """The check of a press that brought these."""
    before = seen(FIELD, BUTTON, STATUS)
    now = seen(FIELD, BUTTON, *came, place=place, sent=sent, before=before)
    return check(deed(Tap(), SAVE, BUTTON, before=before, after=now))


def said(words: str) -> Element:
    return element("status", "", (0, 90), text=words, key="status")


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ([said("Ada saved")], TextShown("Ada saved")),
        ([said("Order 4711 is now shipped.")], TextShown("is now shipped")),
        ([said("4711")], Changed()),
        ([element("dialog", "Delete it?", (0, 200))], ElementShown(Locator((Named("dialog", "Delete it?", 1),)))),
        ([element("heading", "Details", (0, 200))], TextShown("Details")),
        ([element("heading", "Details", (0, 200)), said("Done it")], TextShown("Done it")),
        ([element("button", "Undo", (0, 200))], Changed()),
        ([STATUS], None),
    ],
)  # fmt: skip
def test_what_came_tells_most(came: list[Element], expected: Check | None) -> None:
    assert after(*came) == expected


def test_an_address_is_taken_up_to_the_first_number_if_that_is_new() -> None:
    assert after(STATUS, place=Place(SHOP, f"{SHOP}/orders")) == PlaceIs("/orders")
    assert after(STATUS, place=Place(SHOP, f"{SHOP}/orders/17/edit?x=1")) == PlaceIs("/orders/")
    assert after(STATUS, place=Place(SHOP, f"{SHOP}/17")) == Changed()


def test_an_address_that_leads_on_within_a_page_is_known_by_what_is_asked_for_there() -> None:
    assert after(STATUS, place=Place(SHOP, f"{LIST.address}?q=Ada")) == PlaceIs("/people?q=")
    assert after(STATUS, place=Place(SHOP, f"{LIST.address}?4711")) == Changed()
    back = deed(Tap(), SAVE, BUTTON, before=seen(FIELD, place=Place(SHOP, f"{LIST.address}/7")), after=seen(FIELD))
    assert check(back) == PlaceIs("/people", whole=True, landmarks=("People",))


def test_an_address_is_kept_with_what_headed_the_page_but_not_by_what_was_chosen_there() -> None:
    orders = Place(SHOP, f"{SHOP}/orders")
    heads = [element("heading", name, (0, 200 + at)) for at, name in enumerate(("Orders", "Order 7", "A", "B", "C"))]
    assert after(*heads, place=orders) == PlaceIs("/orders", landmarks=("Orders", "Order 7", "A", "B"), also=("C",))
    row = element("row", "", (0, 60), key="row", text="Ada Open")
    cell = element("cell", "Ada", (0, 60), within=("row",), text="Ada")
    link = element("link", "Open", (100, 60), within=("row",), key="open")
    before, told = seen(row, cell, link), in_row("Open", "link", "Ada")
    now = seen(element("heading", "Orders of Ada", (0, 9)), element("heading", "Notes"), place=orders, before=before)
    led = check(deed(Tap(), told, link, before=before, after=now))
    assert led == PlaceIs("/orders", landmarks=("Notes",))
    expected = AllOf((PlaceIs("/orders"), TextShown("Notes")))
    lasting = check(deed(Tap(), told, link, before=before, after=now, expected=expected))
    assert lasting == AllOf((PlaceIs("/orders", landmarks=("Notes",)), TextShown("Notes")))
    elsewhere = check(deed(Tap(), told, link, before=before, after=now, expected=PlaceIs("/else")))
    assert elsewhere == PlaceIs("/else")


def test_what_went_with_its_page_does_not_tell_that_it_worked() -> None:
    told = in_row("Ship", "button", "Ada")
    row = element("row", "", (0, 60), key="row", size=(800, 20), text="Ada Ship")
    cell = element("cell", "Ada", (0, 60), within=("row",), text="Ada")
    button = element("button", "Ship", (100, 60), within=("row",))
    before = seen(element("heading", "People"), row, cell, button)
    now = seen(element("heading", "Parcel", (0, 9)), before=before)
    assert check(deed(Tap(), told, button, before=before, after=now)) == TextShown("Parcel")


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (SetText("Ada"), ValueIs(SAVE, "Ada")),
        (Select("Gold"), ValueIs(SAVE, "Gold")),
        (SetChecked(False), StateIs(SAVE, "checked", False)),
        (TypeText("Ada"), None),
        (Press("Tab"), None),
    ],
)
def test_an_action_may_tell_by_itself(action: SetText, expected: Check | None) -> None:
    assert check(deed(action, SAVE, BUTTON)) == expected


def test_a_password_is_checked_by_nothing() -> None:
    assert check(typed("•••", secret=True)) is None


def test_what_vanished_with_its_row_is_gone() -> None:
    told = in_row("Ship", "button", "Ada")
    row = element("row", "", (0, 60), key="row", size=(800, 20), text="Ada Ship")
    cell = element("cell", "Ada", (0, 60), within=("row",), text="Ada")
    button = element("button", "Ship", (100, 60), within=("row",))
    before = seen(row, cell, button)
    assert check(deed(Tap(), told, button, before=before, after=seen(FIELD, before=before))) == ElementGone(told)


def test_what_was_expected_stays_expected_of_the_element_as_it_will_be_found_again() -> None:
    told = by_name("textbox", "Search")
    expected = AllOf((ValueIs(described("Search"), "Ada"), TextShown("1 hit")))
    assert check(typed("Ada", expected=expected)) == AllOf((ValueIs(told, "Ada"), TextShown("1 hit")))
    shown = ElementShown(described("Details"))
    assert check(deed(Tap(), SAVE, BUTTON, expected=shown)) == shown
