"""Of a control and what seems to be controls in it, which ones are meant."""

import pytest

from perception.geometry import Box
from perception.pixels.controls import unnested, without_labels
from perception.pixels.seen import Control


def control(role: str, box: Box, sure: float = 0.9) -> Control:
    return Control(role, box, frozenset(), sure)


def kept(*found: Control) -> list[Box]:
    return [one.box for one in unnested(found)]


LINE = Box(20, 100, 200, 20)


def test_a_tick_that_was_read_into_the_words_beside_it_stays() -> None:
    tick = Box(22, 103, 14, 14)
    assert kept(control("link", LINE), control("checkbox", tick)) == [LINE, tick]
    assert kept(control("link", LINE), control("checkbox", tick, 0.3)) == [LINE]
    assert kept(control("link", LINE), control("button", tick)) == [LINE]


def test_three_that_stand_in_one_are_meant_themselves_if_they_are_nearly_as_sure() -> None:
    parts = [Box(20 + 65 * at, 100, 60, 20) for at in range(3)]
    assert kept(control("button", LINE), *(control("button", box, 0.7) for box in parts)) == parts
    assert kept(control("button", LINE), *(control("button", box, 0.7) for box in parts[:2])) == [LINE]
    assert kept(control("button", LINE), *(control("button", box, 0.4) for box in parts)) == [LINE]


FIELD = Box(120, 100, 200, 24)


@pytest.mark.parametrize(
    ("words", "is_label"),
    [
        (Box(40, 103, 60, 18), True),  # before it
        (Box(120, 78, 60, 18), True),  # over it
        (Box(40, 140, 60, 18), False),
        (Box(120, 50, 60, 18), False),
        (Box(330, 103, 60, 18), False),
    ],
)
def test_the_label_of_a_field_is_no_control(words: Box, is_label: bool) -> None:
    found = [control("textbox", FIELD), control("menuitem", words)]
    assert (found[1] not in without_labels(found)) is is_label
    assert len(without_labels([control("textbox", FIELD), control("button", words)])) == 2
    assert len(without_labels([control("textbox", FIELD, 0.4), control("menuitem", words)])) == 2
