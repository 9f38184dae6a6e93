"""What stands in one row or column and looks alike is one kind of thing; mere words are no field."""

import numpy as np
import pytest
from numpy.typing import NDArray

from perception.pixels.agreeing import agreed, without_bare_fields
from perception.pixels.classifier import KINDS
from perception.pixels.features import LOOK

COLUMN = np.array([[20, 40 * at, 120, 40 * at + 24] for at in range(4)], np.float32)


def likely(*sure: float, kind: str = "link") -> NDArray[np.float32]:
    """One row for each: so surely of that kind, and else nothing."""
    told = np.full((len(sure), len(KINDS)), 1e-6, np.float32)
    told[:, 0], told[:, KINDS.index(kind)] = 1 - np.array(sure), sure
    return told


def looks(*of: float) -> NDArray[np.float32]:
    """Scaled features that all say one thing."""
    told = np.zeros((len(of), LOOK.stop), np.float32)
    told[:, LOOK] = np.array(of)[:, None]
    return told


def test_one_that_was_missed_among_its_like_is_found() -> None:
    told = agreed(COLUMN, looks(1, 1, 1, 1), likely(0.9, 0.9, 0.05, 0.9))
    assert told[2, KINDS.index("link")] > 0.5
    assert told.sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_one_that_was_found_among_its_like_is_dropped() -> None:
    assert agreed(COLUMN, looks(1, 1, 1, 1), likely(0.02, 0.02, 0.4, 0.02))[2, 0] > 0.9


@pytest.mark.parametrize(
    ("boxes", "look"),
    [
        (COLUMN, looks(1, 1, -1, 1)),
        (COLUMN + np.array([[0, 0, 0, 0], [0, 0, 0, 0], [9, 0, 9, 0], [0, 0, 0, 0]], np.float32), looks(1, 1, 1, 1)),
        (COLUMN + np.array([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 9], [0, 0, 0, 0]], np.float32), looks(1, 1, 1, 1)),
    ],
    ids=["another look", "out of line", "higher"],
)
def test_what_is_different_stays_as_it_was_judged(boxes: NDArray[np.float32], look: NDArray[np.float32]) -> None:
    assert agreed(boxes, look, likely(0.9, 0.9, 0.05, 0.9))[2, 0] == pytest.approx(0.95, abs=0.01)


def test_mere_words_are_no_field_but_may_be_a_link() -> None:
    words = np.array([[20, 0, 120, 24]], np.float32)
    field, link = (without_bare_fields(words, words, likely(0.9, kind=kind)) for kind in ("textbox", "link"))
    assert field[0, 0] > 0.99 and link[0, 0] < 0.2
    around = np.array([[10, -8, 220, 32]], np.float32)
    assert without_bare_fields(around, words, likely(0.9, kind="textbox"))[0, 0] < 0.2
