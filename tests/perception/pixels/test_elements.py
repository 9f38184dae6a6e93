"""Controls and lines become elements with names, labels, values and states, in reading order."""

from dataclasses import replace

import pytest

from perception.geometry import Box
from perception.pixels.elements import elements
from perception.pixels.seen import Control, Line
from perception.screen import Element
from tests.perception.pixels.drawn import line


def control(role: str, x: float, y: float, width: float = 200, height: float = 30, *states: str) -> Control:
    return Control(role, Box(x, y, width, height), frozenset(states))


def only(role: str, controls: list[Control], lines: list[Line]) -> Element:
    (found,) = [e for e in elements(controls, lines) if e.role == role]
    return found


def test_the_words_in_a_control_are_its_name() -> None:
    assert only("button", [control("button", 0, 0)], [line("Save", 10, 5), line("all", 60, 5)]).name == "Save all"


def test_a_link_in_a_sentence_is_called_by_its_words() -> None:
    sentence = line("Read the terms of use", 0, 0)
    assert only("link", [control("link", 88, 2, 50, 16)], [sentence]).name == "terms"


def test_of_nested_controls_the_words_belong_to_the_inner_one() -> None:
    card, button = control("clickable", 0, 0, 400, 300), control("button", 20, 200)
    said = {e.role: e.name for e in elements([card, button], [line("Tour", 20, 20), line("Book", 30, 205)])}
    assert said == {"clickable": "Tour", "button": "Book"}


@pytest.mark.parametrize(("x", "y"), [(100, 76), (20, 105)], ids=["over it", "before it"])
def test_a_field_is_called_by_its_label(x: int, y: int) -> None:
    field = only("textbox", [control("textbox", 100, 100)], [line("City", x, y), line("Turku", 110, 105)])
    assert (field.name, field.label, field.value) == ("City", "City", "Turku")


def test_faint_words_in_a_field_are_no_value() -> None:
    lines = [line("Search", 110, 105, contrast=90), line("Orders", 300, 300), line("Ada", 300, 340)]
    field = only("textbox", [control("textbox", 100, 100)], lines)
    assert (field.name, field.value) == ("Search", "")


def test_what_a_list_shows_is_chosen_however_faint() -> None:
    lines = [line("All", 110, 105, contrast=90), line("Orders", 300, 300), line("Ada", 300, 340)]
    assert only("combobox", [control("combobox", 100, 100)], lines).value == "All"


@pytest.mark.parametrize("x", [40, 400], ids=["right of it", "left of it"])
def test_a_tick_is_called_by_the_words_beside_it(x: int) -> None:
    found = elements([control("switch", x - 30 if x == 40 else 500, 5, 18, 18, "checked")], [line("Backups", x, 4)])
    assert [(e.role, e.name, e.states) for e in found] == [("switch", "Backups", frozenset({"checked"}))]


def test_words_of_no_control_are_text_and_big_ones_a_heading() -> None:
    lines = [line("Orders", 0, 0, height=34), line("Ada", 0, 60), line("Bob", 0, 90)]
    assert [(e.role, e.name) for e in elements([], lines)] == [("heading", "Orders"), ("text", "Ada"), ("text", "Bob")]


def test_elements_come_in_reading_order() -> None:
    lines = [line("three", 0, 60), line("two", 100, 2), line("one", 0, 0)]
    assert [e.name for e in elements([], lines)] == ["one", "two", "three"]


def test_everything_says_that_it_was_seen() -> None:
    assert {e.source for e in elements([control("button", 0, 0)], [line("Ada", 300, 300)])} == {"vision"}


def test_the_time_over_a_field_is_not_its_label() -> None:
    lines = [line("09:41", 100, 76), line("Search", 110, 105, contrast=90), line("one", 0, 300), line("two", 0, 330)]
    assert only("textbox", [control("textbox", 100, 100)], lines).name == "Search"


def test_a_heading_over_a_field_is_not_its_label() -> None:
    lines = [line("Maps", 100, 64, height=30), line("Search here", 110, 105), line("one", 0, 300), line("two", 0, 330)]
    faint = [lines[0], replace(lines[1], contrast=90.0), *lines[2:]]
    assert only("textbox", [control("textbox", 100, 100)], faint).name == "Search here"
