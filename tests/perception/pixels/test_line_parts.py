"""What is told of a part of a line: where in it, and whether it is written in another ink."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.inks import inks
from perception.pixels.line_parts import TOLD, Told, parts
from perception.pixels.proposals import array
from perception.pixels.seen import Line

BLUE = (0, 90, 200)
IS_PART, BEFORE, AFTER, FIRST, LAST, APART, TINTED = range(7)
FONT = ImageFont.load_default(18)


def told(*words: tuple[str, tuple[int, int, int]]) -> Told:
    """Of a line of these words, each in its colour: what is told of each word, and of the whole line last."""
    image = Image.new("RGB", (500, 40), "white")
    pen, x, boxes = ImageDraw.Draw(image), 10.0, list[Box]()
    for word, colour in words:
        pen.text((x, 8), word, fill=colour, font=FONT)
        boxes.append(Box(x, 8, pen.textlength(word, FONT), 22))
        x = boxes[-1].right + 8
    pixels = np.asarray(image)[:, :, ::-1].copy()
    line = Line(" ".join(word for word, _ in words), Box(10, 8, boxes[-1].right - 10, 22))
    whole = [*boxes, line.box]
    return parts(pixels, array(whole), array([line.box]), [line], inks(pixels, [line]))


def test_a_link_in_a_sentence_is_a_part_in_a_colour_of_its_own() -> None:
    plain, link, after, whole = told(("Ask the", (0, 0, 0)), ("office", BLUE), ("for more", (0, 0, 0)))
    assert link[IS_PART] == 1 and link[TINTED] > 2 * plain[TINTED] and 0 < link[BEFORE] < 1 and link[FIRST] == 0
    assert plain[FIRST] == 1 and after[LAST] == 1
    assert not whole.any()


def test_away_from_all_lines_nothing_is_told() -> None:
    pixels = np.full((40, 300, 3), 255, np.uint8)
    line = Line("Words", Box(10, 8, 60, 22))
    aside = parts(pixels, array([Box(200, 8, 40, 22)]), array([line.box]), [line], inks(pixels, [line]))
    assert aside.shape == (1, TOLD) and not aside.any()
    assert parts(pixels, array([Box(200, 8, 40, 22)]), np.zeros((0, 4), np.float32), [], ()).shape == (1, TOLD)
