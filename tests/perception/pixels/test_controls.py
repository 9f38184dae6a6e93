"""Of a control and what seems to be controls in it, which ones are meant."""

import numpy as np
import pytest

from perception.geometry import Box
from perception.pixels.classifier import KINDS
from perception.pixels.controls import chosen, unnested, without_labels
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


def test_a_box_that_runs_through_a_surer_control_is_none() -> None:
    field, under, through = (20, 100, 120, 120), (20, 120, 60, 140), (16, 108, 90, 142)
    assert told((field, 0.95), (under, 0.9), (through, 0.8)) == [field, under]
    beside = (130, 108, 204, 142)
    assert told((field, 0.95), (under, 0.9), (beside, 0.8)) == [field, under, beside]


def told(*sure: tuple[tuple[int, int, int, int], float]) -> list[tuple[float, ...]]:
    """Corners of what is a control of these boxes, each so surely a button."""
    likely = np.zeros((len(sure), len(KINDS)), np.float32)
    likely[:, KINDS.index("button")] = [how for _, how in sure]
    likely[:, 0] = 1 - likely.sum(axis=1)
    found = chosen(np.array([corners for corners, _ in sure], np.float32), likely)
    return [(c.box.x, c.box.y, c.box.right, c.box.bottom) for c in found]


def test_what_was_taken_for_a_field_but_holds_one_with_other_things_is_none() -> None:
    field, around = Box(20, 100, 200, 20), Box(18, 98, 204, 54)
    assert kept(control("textbox", around, 0.8), control("textbox", field, 0.9)) == [field]
    assert kept(control("textbox", around, 0.9), control("textbox", field, 0.8)) == [around]
    assert kept(control("button", around, 0.8), control("textbox", field, 0.9)) == [around]


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
