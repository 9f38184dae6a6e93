"""Checks are decided by what a person could see."""

import pytest

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
from perception.holding import holds
from perception.locators import Attribute, Labelled, Locator, Named, Path, described
from perception.telling import check_in_words
from tests.perception.screens import element, screen, text, traced

YES, NO = TextShown("Saved"), TextShown("Failed")
UNDECIDED = ValueIs(described("Password"), "secret")
SCREEN = screen(
    element("heading", "Orders"),
    text("Order #7 was Saved.", (0, 30)),
    element("textbox", "Name", (0, 60), value="Ada", message="Too short"),
    element("textbox", "Password", (0, 90), states=["password"]),
    element("checkbox", "Agree", (0, 120), states=["checked"]),
    text("Far down", (0, 5000), visibility="offscreen"),
    element("button", "Behind", (0, 150), visibility="covered"),
    text("Total: 30", (0, 180)),
    element("listbox", "Papers", (0, 270), value="Times, Zeit"),
    element("cell", "5", (0, 210), label="Price", text="5"),
    element("cell", "6", (0, 240), label="Price", text="6"),
)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (TextShown("order 7"), True),
        (TextShown("order 77"), False),
        (TextShown("ada"), True),
        (TextShown("too short"), True),
        (TextShown("far down"), True),
        (TextShown("Behind"), False),
        (TextGone("Order 8"), True),
        (TextGone("Orders"), False),
        (ElementShown(described("Name", "field")), True),
        (ElementShown(described("Phone", "field")), False),
        (ElementShown(described("Behind")), False),
        (ElementShown(described("Price", "cell")), True),
        (ElementGone(described("Phone")), True),
        (ElementGone(described("Price", "cell")), False),
        (ValueIs(described("Name"), "Ada"), True),
        (ValueIs(described("Name"), "ada"), False),
        (ValueIs(described("Total"), "30"), True),
        (ValueIs(described("Agree"), "yes"), True),
        (ValueIs(described("Phone"), "Ada"), False),
        (ValueIs(described("Price"), "5"), None),
        (ValueIs(described("Price"), "7"), False),
        (ValueIs(described("Papers"), "Zeit,Times"), True),
        (ValueIs(described("Papers"), "Times"), False),
        (UNDECIDED, None),
        (StateIs(described("Agree"), "checked"), True),
        (StateIs(described("Agree"), "checked", on=False), False),
        (StateIs(described("Name"), "disabled", on=False), True),
        (PlaceIs("/orders"), True),
        (PlaceIs("orders"), True),
        (PlaceIs("Ord"), True),
        (PlaceIs("basket"), False),
        (PlaceIs("/orders", whole=True), True),
        (PlaceIs("/order", whole=True), False),
        (AllOf((YES, YES)), True),
        (AllOf((YES, UNDECIDED)), None),
        (AllOf((NO, UNDECIDED)), False),
        (AllOf(()), True),
        (AnyOf((NO, YES)), True),
        (AnyOf((NO, UNDECIDED)), None),
        (AnyOf((NO, NO)), False),
    ],
)
def test_a_check_is_decided(check: Check, answer: bool | None) -> None:
    assert holds(check, None, SCREEN) is answer


def test_a_title_is_taken_by_whole_words_and_an_address_by_characters() -> None:
    here = screen()
    assert holds(PlaceIs("SHOP/ord"), None, here) is True
    assert holds(PlaceIs("Order"), None, screen(place=here.place)) is True
    assert holds(PlaceIs("Orders shop"), None, here) is False


def test_nothing_is_gone_while_the_screen_still_loads() -> None:
    loading = screen(text("Hello"), loading=True)
    assert holds(TextGone("Saved"), None, loading) is None
    assert holds(ElementGone(described("Save")), None, loading) is None
    assert holds(TextGone("Hello"), None, loading) is False


def test_changed_compares_with_the_screen_before() -> None:
    assert holds(Changed(), None, SCREEN) is None
    assert holds(Changed(), SCREEN, SCREEN) is False
    assert holds(Changed(), screen(), SCREEN) is True


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (TextShown("Saved"), '"Saved" is shown'),
        (TextGone("Saved"), '"Saved" is gone'),
        (ElementShown(described("Save", "button")), '"Save" button is shown'),
        (ElementGone(Locator((Attribute("id", "x"), Named("dialog", "Sure?")))), '"Sure?" dialog is gone'),
        (ValueIs(Locator((Labelled("textbox", "Name"),)), "Ada"), '"Name" textbox holds "Ada"'),
        (ValueIs(described("Name"), ""), '"Name" is empty'),
        (StateIs(described("Agree"), "checked", on=False), '"Agree" is not checked'),
        (ElementShown(Locator((Path("div[1]"),))), "element at div[1] is shown"),
        (ElementShown(Locator(key="e1")), "that element is shown"),
        (PlaceIs("orders"), 'the address or title has "orders"'),
        (Changed(), "something changed"),
        (AllOf((YES, NO)), '"Saved" is shown and "Failed" is shown'),
        (AllOf(()), "nothing in particular"),
        (AnyOf((YES, NO)), 'either "Saved" is shown or "Failed" is shown'),
    ],
)
def test_a_check_is_explained_in_words(check: Check, words: str) -> None:
    assert check_in_words(check) == words


def test_a_stored_chain_is_checked_by_what_its_parts_agree_on() -> None:
    save = traced(element("button", "Save"), id="ok")
    assert (
        holds(ElementShown(Locator((Attribute("id", "ok", 1), Named("button", "Save", 1)))), None, screen(save)) is True
    )


@pytest.mark.parametrize(
    ("seen", "answer"),
    [
        ("Mannerheimintie 12, 00100 Helsinki", True),
        ("Mannerheimintie 12, 00100 Hels", True),  # as much as the field can show
        ("Mannerheimintie 12, 00100 Helsinki X", True),  # a cross that clears it
        ("Mannerheimintie 12, 00100 Helsinki 5", False),
        ("Mannerheimintie", False),
        ("", False),
    ],
)
def test_a_field_that_is_only_seen_holds_what_its_width_can_show(seen: str, answer: bool) -> None:
    field = element("textbox", "Street", size=(240, 30), value=seen, source="vision")
    check = ValueIs(described("Street"), "Mannerheimintie 12, 00100 Helsinki")
    assert holds(check, None, screen(field)) is answer


def test_the_opposite_is_not_shown_because_its_letters_are() -> None:
    assert holds(TextShown("Active"), None, screen(element("text", "Inactive", source="vision"))) is False


@pytest.mark.parametrize("said", ["Not saved", "Could not be saved", "Saved 0 of 3", "Nothing was saved"])
@pytest.mark.parametrize("source", ["page", "vision"])
def test_what_is_denied_is_not_shown_and_not_gone_either(said: str, source: str) -> None:
    denied = element("text", said, source=source)
    assert holds(TextShown("Saved"), None, screen(denied)) is False
    assert holds(TextGone("Saved"), None, screen(denied)) is False
    assert holds(TextShown("Saved"), None, screen(denied, text("Saved", (0, 90)))) is True
