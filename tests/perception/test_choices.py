"""Several choices in one text are read as they were written, and as they were before there were quotes."""

import pytest

from perception.checks import ValueIs
from perception.choices import joined, parted
from perception.holding import holds
from perception.locators import described
from tests.perception.screens import element, screen

OFFERED = ("Bern, Switzerland", "Rome, Italy", "Rome", "Italy", '5" wide', '"Ur"', "Ur")


@pytest.mark.parametrize(
    "choices",
    [[], ["Rome"], ["Rome, Italy"], ["Rome", "Italy"], ["Bern, Switzerland", "Rome"], ['5" wide', "Rome"],
     ['"Ur"', "Ur"], ["Bern, Switzerland", "Rome, Italy", "Rome", "Italy"]],
)  # fmt: skip
def test_choices_are_read_as_they_were_written(choices: list[str]) -> None:
    assert parted(joined(choices, OFFERED), OFFERED) == choices


def test_what_was_written_without_quotes_is_read_as_before() -> None:
    assert parted(' Rome ,5" wide, "Ur",', OFFERED) == ["Rome", '5" wide', '"Ur"']
    assert parted("Oslo, Rome") == parted("Oslo, Rome", OFFERED) == ["Oslo", "Rome"]
    assert parted('"Best" of all, Rome') == ['"Best" of all', "Rome"]


@pytest.mark.parametrize(
    ("held", "value", "same"),
    [
        ('"Bern, Switzerland", Rome', 'Rome, "Bern, Switzerland"', True),
        ("Rome, Italy", '"Rome", "Italy"', False),
        ("Rome, Ur", "Ur, Rome", True),
        ('"Bern, Switzerland", Rome', "Rome", False),
    ],
)
def test_a_list_holds_what_was_chosen_whatever_came_first(held: str, value: str, same: bool) -> None:
    now = screen(element("listbox", "Where", value=held, options=OFFERED))
    assert holds(ValueIs(described("Where", "listbox"), value), None, now) is same
