"""What a press must lead to is not what a press beside it leads to."""

import pytest

from app.brains.foreseeing import foreseen
from perception.checks import AllOf, Check, ElementShown, TextGone, TextShown
from perception.holding import holds
from perception.screen import Element, Observation, Place
from tests.app.stage import on
from tests.skills.screens import element, screen, table

ROWS = [["1", "Ada"], ["2", "Bob"], ["3", "Cleo"]]


def listed(rows: list[list[str]], *more: Element) -> Observation:
    return screen(*more, *table("Orders", ["Order", "Name"], rows))


def holding(meant: Element, needed: tuple[Check, ...], before: Observation, after: Observation) -> bool | None:
    return holds(AllOf(tuple(foreseen(meant, needed, before))), before, after)


def button(row: int, seen: Observation) -> Element:
    return [e for e in seen.elements if e.name == "Approve"][row]


@pytest.mark.parametrize(("left", "right"), [([1, 2], True), ([0, 2], False)])
def test_where_the_next_step_finds_all_it_needs_already_the_row_itself_must_change(
    left: list[int], right: bool
) -> None:
    before = listed(ROWS)
    needed = (ElementShown(on("Approve")),)
    assert holding(button(0, before), needed, before, listed([ROWS[i] for i in left])) is right


@pytest.mark.parametrize(("left", "right"), [([1, 2], True), ([2], False), ([], False)])
def test_where_something_is_to_go_the_rows_beside_it_stay(left: list[int], right: bool) -> None:
    before = listed(ROWS)
    after = listed([ROWS[i] for i in left])
    assert holding(button(0, before), (TextGone("Ada"),), before, after) is right


@pytest.mark.parametrize(("led", "right"), [("/people/1", True), ("/people/1/edit", False), ("/people", False)])
def test_a_link_leads_to_its_own_address_and_to_no_longer_one(led: str, right: bool) -> None:
    link = element("link", "Ada", effect="GET http://shop/people/1")
    after = Observation(place=Place("http://shop", f"http://shop{led}"), elements=screen().elements)
    assert holding(link, (), screen(link), after) is right


def test_an_option_that_was_chosen_is_told() -> None:
    option = element("option", "Ole Petersen")
    assert TextShown("Ole Petersen") in tuple(foreseen(option, (), screen(option)))
