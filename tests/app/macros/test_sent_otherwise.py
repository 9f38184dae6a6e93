"""A form that another button sends, a search without one, and a link that stands elsewhere: the same for certain."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.macros.healing import Broken, by_heading
from app.macros.searching import by_enter
from controllers.actions import Press, SetText, Tap
from perception.checks import Check, PlaceIs, TextShown, ValueIs
from perception.resolving import chain
from perception.screen import Element, Place
from skills.steps import Do, Read
from tests.app.macros.test_moved import Replay, step
from tests.app.stage import DETAIL, ORDERS
from tests.perception.screens import capture, container, element, row, screen, text

HERE = f"POST {ORDERS.address}"
ASKED = f"GET {ORDERS.address}"


def form(
    button: str, field: str = "Street", place: str = "", effect: str = HERE, value: str = "", **rest: Any
) -> list[Element]:
    """A form without a name, whose words are other ones by now but for those that are given."""
    filled = element(rest.pop("role", "textbox"), field, (0, 40), effect=effect, value=value, **rest)
    sent = [element("button", button, (0, 80), effect=effect)] if button else []
    return container("form", "", filled, text(place or field, (200, 40)), *sent)


def filling(nodes: Sequence[Element], field: str, *steps: Do) -> list[Do]:
    """The step that fills the field in, and those after it."""
    (there,) = [e for e in nodes if e.name == field and e.interactive]
    target = chain(there, nodes, lasting=True)
    return [Do(f"type in {field}", SetText("Quay 7"), target, ValueIs(target, "Quay 7")), *steps]


def filled(recorded: Sequence[Element], now: Sequence[Element], button: str, place: Place = ORDERS) -> list[str]:
    """What a replay does that fills in `Street` and then presses the button that was called so."""
    screens = {
        "page": capture(*now, place=place),
        "typed": capture(*(replace(e, value="Quay 7") if e.name == "Street" else e for e in now), place=place),
        "after": capture(text("Printed"), place=ORDERS),
    }
    pressed = {("typed", "tap", e.name): "after" for e in now if e.role == "button"}
    ways = {("page", "set text", "Street"): "typed", ("typed", "press", "Street"): "after", **pressed}
    return Replay(filling(recorded, "Street", step(recorded, button)), screens, ways).done


def test_what_saves_what_was_filled_in_is_the_same_whatever_else_the_form_says() -> None:
    recorded = form("Save", place="Whole euros")
    assert filled(recorded, form("Save your changes"), "Save") == ["Street", "Save your changes"]
    for button, effect in (
        ("Send your changes", HERE),
        ("Save draft", HERE),
        ("Delete", HERE),
        ("Save your changes", "POST http://shop/orders/8"),
    ):
        now = [replace(e, effect=effect) if e.role == "button" else e for e in form(button)]
        assert filled(recorded, now, "Save") == ["Street"]


def test_what_saves_is_of_the_record_of_the_page_and_can_be_pressed() -> None:
    def now(number: int, **rest: Any) -> list[Element]:
        made = form("Save your changes", effect=f"POST http://shop/orders/{number}")
        return [replace(e, **rest) if e.role == "button" else e for e in made]

    recorded = form("Save", place="Whole euros", effect="POST http://shop/orders/7")
    assert filled(recorded, now(7), "Save", DETAIL) == ["Street", "Save your changes"]
    assert filled(recorded, now(8), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, states=frozenset({"disabled"})), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, visibility="covered"), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, hint="Delete it"), "Save", DETAIL) == ["Street"]
    assert filled(recorded, now(7, role="link"), "Save", DETAIL) == ["Street"]


def test_what_saves_another_form_or_one_of_two_is_not() -> None:
    recorded = form("Save", place="Whole euros")
    note = [replace(e, key=f"note {e.key}", within=tuple(f"note {key}" for key in e.within))
            for e in form("Save your changes", field="Note")]  # fmt: skip
    assert filled(recorded, [*form(""), *note], "Save") == ["Street"]
    assert filled(recorded, [*form("Save your changes"), *note], "Save") == ["Street"]


def test_a_search_that_lost_its_button_is_sent_by_enter_in_its_field() -> None:
    recorded = form("Search", effect=ASKED)
    assert filled(recorded, form("", effect=ASKED), "Search") == ["Street", "Street"]
    assert filled(recorded, form("Clear", effect=ASKED), "Search") == ["Street"]
    assert filled(recorded, form("", effect="GET http://shop/people"), "Search") == ["Street"]
    for unlike in ({"role": "combobox"}, {"states": {"multiline"}}):
        assert filled(form("Search", effect=ASKED, **unlike), form("", effect=ASKED, **unlike), "Search") == ["Street"]
    posted, one = form("Search"), "GET http://shop/orders/7"
    assert filled(posted, form(""), "Search") == ["Street"]
    assert filled(form("Search", effect=""), form("", effect=""), "Search") == ["Street"]
    assert filled(form("Delete", effect=ASKED), form("", effect=ASKED), "Delete") == ["Street"]
    assert filled(form("Search", effect=one), form("", effect=one), "Search", DETAIL) == ["Street"]


def test_a_button_of_a_row_is_of_that_row() -> None:
    cells = row("1", 40, "Ada", buttons=("Search",)), row("2", 80, "Bob", buttons=("Search",))
    recorded = [replace(e, effect=ASKED) if e.role == "button" else e for each in cells for e in each]
    pressed = Do("search", Tap(), chain(recorded[2], recorded, lasting=True))
    now = screen(element("searchbox", "Street", (0, 40), effect=ASKED))
    assert by_enter(Broken(pressed, pressed, {}, now), now.elements[0]) is None
    plain = step(form("Search", effect=ASKED), "Search")
    assert by_enter(Broken(plain, plain, {}, now), now.elements[0])


def test_the_next_version_presses_enter_there() -> None:
    recorded, now = form("Search", effect=ASKED), form("", effect=ASKED)
    screens = {
        "page": capture(*now, place=ORDERS),
        "typed": capture(*form("", effect=ASKED, value="Quay 7"), place=ORDERS),
        "after": capture(text("Printed"), place=ORDERS),
    }
    ways = {("page", "set text", "Street"): "typed", ("typed", "press", "Street"): "after"}
    replay = Replay(filling(recorded, "Street", step(recorded, "Search")), screens, ways)
    assert replay.ending == "done" and [mend.action for mend in replay.mends] == [Press("Enter")]


def test_what_else_was_done_meanwhile_may_have_taken_the_field_away() -> None:
    recorded = [*form("Search", effect=ASKED), element("button", "Print", (300, 40))]
    now = [*form("", effect=ASKED), element("button", "Print", (300, 40))]
    screens = {
        "page": capture(*now, place=ORDERS),
        "typed": capture(*form("", effect=ASKED, value="Quay 7"), now[-1], place=ORDERS),
        "after": capture(*form("", effect=ASKED, value="Quay 7"), text("Printed"), place=ORDERS),
    }
    ways = {("page", "set text", "Street"): "typed", ("typed", "tap", "Print"): "after"}
    between = step(recorded, "Print")
    replay = Replay(filling(recorded, "Street", between, step(recorded, "Search", None)), screens, ways)
    assert replay.done == ["Street", "Print"]


@pytest.mark.parametrize(
    ("led", "awaited", "done"),
    [("/new", PlaceIs("/new", landmarks=("New",)), ["Compose"]), ("/new", PlaceIs("/new"), []),
     ("/new", PlaceIs("/new?of=7", landmarks=("New",)), []), ("/new", TextShown("Printed"), []),
     ("/old", PlaceIs("/new", landmarks=("New",)), [])],
)  # fmt: skip
def test_a_link_that_stands_elsewhere_leads_to_the_very_address_that_is_awaited(
    led: str, awaited: Check, done: list[str]
) -> None:
    def link(name: str, to: str) -> Element:
        return element("link", name, (0, 300), effect=f"GET http://shop{to}")

    recorded = container("region", "Tools", link("New message", "/new"))
    screens = {
        "page": capture(element("heading", "Mail"), link("Compose", led), place=ORDERS),
        "after": capture(element("heading", "New"), text("Printed"), place=replace(ORDERS, address="http://shop/new")),
    }
    replay = Replay([step(recorded, "New message", awaited)], screens, {("page", "tap", "Compose"): "after"})
    assert replay.done == done


def facts(*said: str) -> list[Element]:
    """A row of a table that its first word heads."""
    head, *cells = row(" ".join(said), 40, *said, buttons=())
    return [head, *(replace(e, role="rowheader") if e.name == said[0] else e for e in cells)]


def test_what_is_read_may_stand_in_a_row_that_is_headed_by_its_label() -> None:
    told = text("Quay 7", (0, 40), label="Street")
    recorded = [text("Phone"), text("+49 1"), text("Street"), told, text("City"), text("Cork")]
    read = Read("read it", chain(told, recorded, lasting=True), "street")

    def found(*rows: Sequence[Element]) -> str:
        table = container("table", "", *(part for each in rows for part in each))
        meant = by_heading(Broken(read, read, {}, screen(*table)))
        return meant[0].name if meant else ""

    beside = (facts("Phone", "+49 2"), facts("City", "Cork"))
    assert found(facts("Street", "Quay 8"), *beside) == "Quay 8"
    assert found(facts("Street and number", "Quay 8"), *beside) == ""
    assert found(facts("Street", "Quay 8", "Quay 9"), *beside) == ""
    assert found(facts("Street", "Quay 8"), facts("Street", "Quay 9"), *beside) == ""
    assert found(facts("Street", "Quay 8"), facts("City", "Cork")) == "", "it may be another table"
