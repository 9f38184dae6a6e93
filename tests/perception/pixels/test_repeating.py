"""What is told of a proposal from its column and row: how many are like it there, and where else its words stand."""

import numpy as np

from perception.geometry import Box
from perception.pixels.proposals import array
from perception.pixels.repeating import Told, repeated
from perception.pixels.seen import Line

COUNT, LEAST, LOOK, FILL = range(4)  # of the column; those of the row come after them
ROW, ELSEWHERE, ALIKE, MONEY, MEASURE = 4, 8, 9, 10, 11


def told(texts: list[str], fills: list[float], aside: float = 0.0) -> Told:
    """Of boxes below each other, each with its words and a fill, the last one so many pixels aside."""
    boxes = [Box(20 + aside * (at == len(texts) - 1), 40 * at, 80, 20) for at in range(len(texts))]
    fill = np.array(fills, np.float32)[:, None]
    lines = [Line(text, box) for text, box in zip(texts, boxes, strict=True)]
    return repeated(array(boxes), fill, fill, lines, np.arange(len(texts)))


def test_buttons_of_all_rows_say_and_look_the_same() -> None:
    row = told(["Edit"] * 4, [1, 1, 1, 1])[0]
    assert row[COUNT] > 0.6 and row[ALIKE] == 1 and row[ELSEWHERE] == 1
    assert row[LEAST] == row[LOOK] == row[FILL] == 0


def test_states_differ_in_words_and_colour() -> None:
    row = told(["Paid", "Open", "Paid", "Late"], [1, 0, 1, 0.5])[0]
    assert 0 < row[ALIKE] < 0.5 and row[FILL] > 0 and row[LEAST] == 0


def test_what_stands_aside_is_not_of_the_column() -> None:
    last = told(["Edit"] * 3, [1, 1, 1], aside=200)[2]
    assert last[COUNT] == 0 and last[ALIKE] == 0 and last[ELSEWHERE] > 0


def test_what_stands_level_is_of_the_row() -> None:
    boxes = [Box(20 + 100 * at, 40, 80, 20) for at in range(3)]
    same = np.ones((3, 1), np.float32)
    row = repeated(array(boxes), same, same, [], np.full(3, -1))[1]
    assert row[ROW + COUNT] > 0 and row[COUNT] == 0


def test_amounts_and_measures_are_told() -> None:
    flags = told(["€12.50", "3 days ago", "Edit"], [1, 1, 1])[:, [MONEY, MEASURE]]
    assert flags.tolist() == [[1, 0], [0, 1], [0, 0]]
