"""What counts as found by pixels: `tests.measure.pixels_scores`."""

import numpy as np
from numpy.typing import NDArray

from tests.measure.pixels_scores import score

TICK, WORDS, LABEL = (10, 10, 26, 26), (32, 10, 90, 26), (8, 8, 92, 28)


def boxes(*sides: tuple[int, int, int, int]) -> NDArray[np.float32]:
    return np.asarray(sides, np.float32).reshape(-1, 4)


def test_the_words_of_a_labelled_tick_are_no_wrong_box_and_do_not_stand_for_the_tick() -> None:
    found = score(boxes(WORDS), boxes(TICK), boxes(LABEL))
    assert (found.right, found.hit) == (1, 0)


def test_the_words_beside_a_tick_without_a_label_are_a_wrong_box() -> None:
    assert score(boxes(WORDS), boxes(TICK), boxes()).right == 0


def test_a_box_in_a_control_is_right_and_meets_it() -> None:
    found = score(boxes(TICK), boxes(TICK), boxes(LABEL))
    assert (found.right, found.hit, found.shaped) == (1, 1, 1)


def test_on_a_screen_without_controls_every_box_is_wrong() -> None:
    found = score(boxes(WORDS), boxes(), boxes())
    assert (found.boxes, found.right, found.controls) == (1, 0, 0)
