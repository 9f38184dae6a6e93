"""What is read is told by the label beside it, and only where that singles it out."""

from dataclasses import replace

from perception.anchoring import anchored
from perception.grounding import ground
from perception.locators import Description, describe
from tests.perception.screens import element, text

STEPS = text("Steps", (0, 40))
VALUE = text("234", (100, 40))
BUILT = (text("Built", (0, 80)), text("1818", (100, 80)))


def test_the_label_beside_it_tells_it_whatever_it_says() -> None:
    told = anchored(VALUE, (STEPS, VALUE, *BUILT))
    assert told and describe(told.description) == 'text right of "Steps"'
    now = (STEPS, text("301", (100, 40)), *BUILT)
    assert ground(told.description, now, prefer="readable").fits == (now[1],)


def test_a_number_a_button_or_the_value_itself_is_no_label() -> None:
    beside = (text("1818", (0, 40)), element("button", "Copy", (0, 40)), text("234", (0, 40)), text("x" * 50, (0, 40)))
    assert all(anchored(VALUE, (other, VALUE)) is None for other in beside)


def test_a_label_that_stands_there_twice_tells_nothing() -> None:
    again = (text("Steps", (0, 400)), text("99", (100, 400)))
    assert anchored(VALUE, (STEPS, VALUE, *again)) is None


def test_what_stands_under_a_columns_title_is_no_label() -> None:
    cell = element("cell", "Baltic", (0, 40), text="Baltic", label="Company")
    assert anchored(VALUE, (cell, VALUE)) is None
    assert anchored(VALUE, (replace(cell, label=""), VALUE)) is not None


def test_what_listens_to_presses_is_told_as_a_person_sees_it() -> None:
    assert describe(Description("Notes", "clickable")) == '"Notes" item'
