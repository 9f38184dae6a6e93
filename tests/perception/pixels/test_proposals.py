"""What may be a control is proposed, judged by the size of the whole screen."""

import numpy as np
from PIL import Image, ImageDraw

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
