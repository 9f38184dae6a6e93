"""Of a control and what seems to be controls in it, which ones are meant."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.classifier import KINDS
from perception.pixels.controls import chosen, controls, unnested, without_labels
from perception.pixels.features import setting
from perception.pixels.seen import Control, Line


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


def test_a_field_that_was_taken_for_one_with_what_stands_beside_it_leaves_that() -> None:
    both, list_ = Box(120, 100, 260, 24), Box(330, 101, 50, 22)
    assert kept(control("textbox", both), control("combobox", list_)) == [both, list_]
    assert kept(control("textbox", both), control("combobox", list_, 0.4)) == [both]


def test_a_link_in_a_field_is_what_the_field_holds() -> None:
    both = Box(120, 100, 260, 24)
    assert kept(control("textbox", both), control("link", Box(330, 101, 50, 22))) == [both]


@pytest.mark.parametrize(("count", "sure"), [(1, 0.6), (2, 0.32), (3, 0.24)])
def test_what_holds_surer_controls_is_a_mere_frame(count: int, sure: float) -> None:
    bar = Box(0, 90, 400, 40)
    parts = [Box(20 + 90 * at, 100, 60, 20) for at in range(count)]
    frame = control("button", bar, 0.39)
    assert kept(frame, *(control("button", box, sure) for box in parts)) == parts
    assert kept(frame, *(control("button", box, sure - 0.05) for box in parts)) == [bar]


def test_words_in_a_row_that_are_surer_than_the_row_are_pressed_themselves() -> None:
    row, words = Box(0, 100, 600, 60), Box(10, 110, 200, 20)
    assert kept(control("clickable", row, 0.6), control("link", words, 0.7)) == [row, words]
    assert kept(control("clickable", row, 0.6), control("link", words, 0.5)) == [row]


def test_the_words_in_a_field_are_no_button_beside_it() -> None:
    assert kept(control("textbox", FIELD), control("button", Box(124, 103, 90, 18))) == [FIELD]


def test_a_row_stays_unless_what_can_be_pressed_in_it_is_much_surer() -> None:
    row, button, words = Box(0, 100, 600, 60), Box(500, 115, 80, 30), Box(10, 110, 200, 20)
    assert kept(control("clickable", row, 0.6), control("button", button), control("link", words, 0.5)) == [row, button]
    assert kept(control("clickable", row, 0.2), control("button", button), control("link", words, 0.1)) == [
        button,
        words,
    ]


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


@pytest.mark.parametrize(
    ("kind", "sure", "is_one"),
    [("button", 0.06, True), ("button", 0.04, False), ("textbox", 0.45, False), ("textbox", 0.55, True),
     ("checkbox", 0.25, True), ("checkbox", 0.15, False)],
)  # fmt: skip
def test_what_takes_the_words_around_it_must_be_surer(kind: str, sure: float, is_one: bool) -> None:
    likely = np.zeros((1, len(KINDS)), np.float32)
    likely[0, 0], likely[0, KINDS.index(kind)] = 1 - sure, sure
    assert bool(chosen(np.array([[20, 20, 60, 44]], np.float32), likely)) is is_one


def test_what_is_drawn_as_a_button_is_less_surely_one_when_it_tells_an_amount() -> None:
    assert max(pressed("€12.50", "€3.99", "€120.00")) < 0.5 < min(pressed("Edit", "Delete", "Archive"))


def pressed(*said: str) -> list[float]:
    """How sure each of these is, drawn as three buttons below each other."""
    image, font = Image.new("RGB", (500, 300), "white"), ImageFont.load_default(16)
    pen, lines = ImageDraw.Draw(image), list[Line]()
    for y, text in zip(range(20, 200, 45), said, strict=False):
        long = pen.textlength(text, font)
        pen.rounded_rectangle((30, y, 54 + long, y + 30), 6, fill="#1f6feb")
        pen.text((42, y + 5), text, fill="white", font=font)
        lines.append(Line(text, Box(42, y + 6, long, 18), contrast=180))
    pixels = np.asarray(image)[:, :, ::-1].copy()
    return [each.sure for each in controls(pixels, lines, setting(pixels, lines))]
