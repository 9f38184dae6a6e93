"""Lines of text come out as a person would read them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from perception.geometry import Box
from perception.pixels.lines import legible, parted
from perception.pixels.raster import Pixels
from perception.pixels.seen import Line


def inked(*runs: tuple[int, int], width: int = 300) -> Pixels:
    """A line of 20 pixels with black blocks in these columns."""
    image = Image.new("RGB", (width, 20), "white")
    for left, right in runs:
        ImageDraw.Draw(image).rectangle((left, 4, right, 15), fill="black")
    return np.asarray(image, np.uint8)


def read(text: str, pixels: Pixels) -> list[str]:
    return [line.text for line in parted([Line(text, Box(0, 0, pixels.shape[1], 20))], pixels)]


def test_words_far_apart_are_lines_of_their_own() -> None:
    pieces = parted([Line("Name Total", Box(0, 0, 300, 20))], inked((10, 60), (200, 250)))
    assert [(p.text, p.box.x, p.box.right) for p in pieces] == [("Name", 9, 62), ("Total", 199, 252)]


def test_words_close_together_stay_one_line() -> None:
    assert read("Mark as shipped", inked((10, 50), (55, 70), (75, 130))) == ["Mark as shipped"]


def test_more_runs_than_words_are_shared_out_by_length() -> None:
    assert read("Ada Lovelace 30", inked((0, 12), (16, 30), (36, 70), (74, 120), (220, 245))) == ["Ada Lovelace", "30"]


@pytest.mark.parametrize("text", ["B Orders", "日Orders"])
def test_an_icon_before_a_word_is_no_letter(text: str) -> None:
    (line,) = parted([Line(text, Box(0, 0, 300, 20))], inked((10, 26), (40, 100)))
    assert (line.text, line.box.x) == ("Orders", 39)


def test_a_letter_before_a_word_stays() -> None:
    assert read("A house", inked((10, 18), (24, 80))) == ["A house"]


@pytest.mark.parametrize(("text", "kept"), [("X", ["X"]), ("7", ["7"]), ("曰", []), ("B", [])])
def test_a_sign_as_wide_as_no_letter_is_an_icon(text: str, kept: list[str]) -> None:
    pixels = inked((4, 10)) if text == "7" else inked((4, 22))
    assert read(text, pixels) == kept


def test_the_contrast_is_measured() -> None:
    (line,) = parted([Line("Ada", Box(0, 0, 300, 20))], inked((10, 60)))
    assert line.contrast == 255


def test_the_contrast_is_that_of_the_letters_where_the_line_reaches_to_the_edges_of_its_field() -> None:
    pixels = inked((10, 60)).copy()
    pixels[[0, -1]] = (26, 102, 204)
    (line,) = parted([Line("Turku", Box(0, 0, 300, 20))], pixels)
    assert line.contrast == 255


@pytest.mark.parametrize(("text", "meant"), [("AIl", "All"), ("SmaIl", "Small"), ("III", "III"), ("API", "API")])
def test_a_capital_i_among_small_letters_is_an_l(text: str, meant: str) -> None:
    assert legible(text) == meant
