"""What may be a control is proposed, judged by the size of the whole screen."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.proposals import Boxes, proposals
from perception.pixels.raster import Pixels


def field() -> Pixels:
    """A part of a screen that hardly holds more than a field."""
    image = Image.new("RGB", (333, 72), "white")
    ImageDraw.Draw(image).rectangle((8, 10, 325, 62), outline="#777777")
    return np.asarray(image, np.uint8)


def has_field(boxes: Boxes) -> bool:
    return any(np.abs(box - (8, 10, 326, 63)).max() <= 3 for box in boxes)


def test_a_field_that_fills_a_part_of_the_screen_is_proposed() -> None:
    assert has_field(proposals(field(), [], (1280, 800)))


def test_what_fills_the_screen_is_no_control() -> None:
    assert not has_field(proposals(field(), []))


def test_a_tick_that_was_read_as_a_letter_of_the_words_beside_it_is_proposed() -> None:
    image = Image.new("RGB", (400, 300), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 20, 32, 32), outline="#333333")
    pen.text((40, 16), "Danube", fill="black", font=ImageFont.load_default(16))
    boxes = proposals(np.asarray(image, np.uint8), [Box(18, 15, 90, 22)])
    assert any(np.abs(box - (20, 20, 33, 33)).max() <= 2 for box in boxes)


def test_the_letters_of_a_word_are_not_proposed() -> None:
    image = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(image).text((40, 16), "Danube", fill="black", font=ImageFont.load_default(40))
    boxes = proposals(np.asarray(image, np.uint8), [Box(36, 18, 160, 48)])
    assert not [box for box in boxes if box[2] - box[0] < 40]
