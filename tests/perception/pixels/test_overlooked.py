"""What stands alone in a control is read by itself, where the engine overlooked it on the whole screen."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.ocr import engine
from perception.pixels.overlooked import overlooked
from perception.pixels.raster import Pixels, Raster
from perception.pixels.reader import Reader
from perception.pixels.seen import Control
from tests.perception.pixels.drawn import Told, line

DISPLAY = Box(60, 60, 318, 54)
KEY = Box(60, 160, 58, 34)
USUAL = 17.0
CONTROLS = (Control("textbox", DISPLAY), Control("button", KEY))


def calculator(display: str, key: str) -> Pixels:
    """A screen with figures at the right end of a field, and one key."""
    image = Image.new("RGB", (480, 260), "#f4f4f4")
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, 377, 113), fill="white", outline="#bbbbbb")
    pen.text((366, 70), display, fill="black", font=ImageFont.truetype("DejaVuSans-Bold.ttf", 36), anchor="ra")
    pen.rounded_rectangle((60, 160, 117, 193), 5, fill="#e8e8e8", outline="#bbbbbb")
    pen.text((89, 177), key, fill="#333333", font=ImageFont.truetype("DejaVuSans.ttf", 13), anchor="mm")
    return np.asarray(image, np.uint8).copy()


@pytest.mark.parametrize("display", ["7", "0", "75", "3.5"])
def test_short_figures_in_a_field_are_read(display: str) -> None:
    told = overlooked(calculator(display, "8"), (), CONTROLS, engine(), USUAL)
    assert [each.text for each in told] == [display, "8"]
    assert all(box.encloses(each.box) for box, each in zip((DISPLAY, KEY), told, strict=True))


def test_a_screen_is_read_with_them() -> None:
    names = {e.name or e.value for e in Reader().elements(Raster(calculator("7", "%")))}
    assert {"7", "%"} <= names


@pytest.mark.parametrize("stroke", ["/", "|", "("])
def test_a_mere_stroke_is_not_taken_for_a_figure(stroke: str) -> None:
    assert [each.text for each in overlooked(calculator("7", stroke), (), CONTROLS, engine(), USUAL)] == ["7"]


def test_what_has_words_or_is_more_than_a_few_letters_is_not_looked_at_again() -> None:
    screen = calculator("", "8")
    screen[75:100, 100:300] = 0
    asked = Told()
    asked.quick = True
    assert overlooked(screen, [line("8", KEY.x + 24, KEY.y + 8, height=16)], CONTROLS, asked, USUAL) == ()
    assert asked.shown == []


def test_what_is_higher_than_letters_in_a_button_is_an_icon() -> None:
    screen = calculator("", "")
    screen[168:186, 80:98] = 0
    asked = Told()
    asked.quick = True
    assert overlooked(screen, (), CONTROLS, asked, USUAL) == ()
    assert asked.shown == []


def test_an_engine_that_starts_a_program_for_each_part_is_not_asked() -> None:
    asked = Told()
    overlooked(calculator("7", "8"), (), CONTROLS, asked, USUAL)
    assert asked.shown == []
