"""What speaks against a control lowers its odds, and what looks like one beyond doubt stays one."""

import pytest

from perception.geometry import Box
from perception.pixels.doubts import undoubted
from perception.pixels.seen import Control, Line

HEIGHT, SURE = 20.0, 0.05
PLACE = Box(100, 100, 80, 20)
ICON = Box(100, 100, 24, 24)


def judged(text: str, box: Box = PLACE, sure: float = 0.6, role: str = "button") -> float:
    """How sure the control is, where those words stand in the middle of it; 0 where it is none any more."""
    lines = [Line(text, Box(box.x + 2, box.y + 1, box.width - 4, min(box.height - 2, 18)))] if text else []
    return found(Control(role, box, sure=sure), *lines)


def found(control: Control, *lines: Line) -> float:
    return sum(one.sure for one in undoubted([control], lines, HEIGHT, SURE))


@pytest.mark.parametrize("role", "button link tab menuitem clickable".split())
@pytest.mark.parametrize("text", ["€12.50", "Paid", "3 days ago"])
def test_a_fact_must_surely_look_like_one(text: str, role: str) -> None:
    assert 0 < judged(text, role=role) < 0.1
    assert judged(text, role=role, sure=0.999) > 0.9
    assert judged(text, role=role, sure=0.4) == 0


def test_a_count_may_be_one_and_is_not_doubted_twice() -> None:
    assert 0.1 < judged("3 folders") < 0.4
    assert judged("3 of 6") == judged("€12.50")


def test_orders_and_names_are_judged_by_their_looks() -> None:
    assert judged("Save") == judged("Open") == 0.6


@pytest.mark.parametrize("role", ["textbox", "combobox", "checkbox"])
def test_what_a_field_holds_and_how_large_it_is_does_not_speak_against_it(role: str) -> None:
    assert judged("€12.50", role=role) == 0.6
    assert judged("", Box(100, 100, 400, 90), role=role) == 0.6


def test_a_row_with_several_lines_is_not_doubted_for_one_of_them() -> None:
    row = Control("clickable", Box(90, 90, 400, 60), sure=0.6)
    assert found(row, Line("Harbour tour", Box(100, 95, 100, 18)), Line("€12.50", Box(100, 125, 60, 18))) == 0.6


def test_what_is_said_elsewhere_or_mostly_beside_it_speaks_against_nothing() -> None:
    icon = Control("button", ICON, sure=0.6)
    assert found(icon, Line("€12.50", Box(100, 400, 60, 18))) == 0.6
    assert found(icon, Line("€12.50", Box(112, 102, 60, 18))) == 0.6


def test_a_heading_is_hardly_one_but_a_panel_with_a_heading_in_it_may_be() -> None:
    heading = Line("Orders", Box(100, 102, 190, 29))
    assert found(Control("link", Box(100, 100, 200, 32), sure=0.6), heading) < 0.15
    assert found(Control("clickable", Box(90, 90, 400, 90), sure=0.6), heading) == 0.6
    assert found(Control("link", PLACE, sure=0.6), Line("Orders", Box(101, 99, 70, 22))) == 0.6


@pytest.mark.parametrize("box", [Box(100, 100, 40, 90), Box(100, 100, 9, 9)], ids=["bar of a chart", "dot of a list"])
def test_what_holds_no_words_and_is_large_or_tiny_is_hardly_one(box: Box) -> None:
    assert judged("", box) < 0.15


@pytest.mark.parametrize("box", [ICON, Box(100, 100, 90, 10)], ids=["icon", "flat"])
def test_what_is_as_large_as_an_icon_is_judged_by_its_looks(box: Box) -> None:
    assert judged("", box) == 0.6


def test_a_word_within_a_line_is_not_without_words() -> None:
    line = Line("See the rules of the house", Box(100, 100, 260, 52))
    assert found(Control("link", Box(180, 100, 50, 50), sure=0.6), line) == 0.6


def test_of_nothing_nothing_is_left() -> None:
    assert undoubted([], [], HEIGHT, SURE) == undoubted([], [Line("Save", PLACE)], HEIGHT, SURE) == []
