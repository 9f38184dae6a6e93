"""A screen is read from its picture; only what changed is read again."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.paddle import Paddle
from perception.pixels.raster import Pixels, Raster
from perception.pixels.reader import Reader
from perception.screen import Element
from tests.perception.pixels.drawn import SIZE, Told, line, packed, picture, pixels

WORDS = ("New customer", "First name", "Invoice 4711", "12 May, 9:30")


def form(value: str = "", *, size: tuple[int, int] = SIZE) -> Image.Image:
    """A field under its label, and a filled button."""
    image = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(17)
    pen.text((60, 80), "First name", fill="black", font=font)
    pen.rectangle((60, 110, 360, 146), outline="#777777")
    pen.text((72, 118), value, fill="black", font=font)
    pen.rectangle((60, 190, 180, 226), fill="#1a66cc")
    pen.text((100, 198), "Save", fill="white", font=font)
    return image


def of_role(role: str, elements: tuple[Element, ...]) -> Element:
    (element,) = [e for e in elements if e.role == role]
    return element


def test_words_are_read_where_they_stand() -> None:
    elements = Reader().read(picture(*((text, 60, 60 + 80 * i) for i, text in enumerate(WORDS))))
    read = {e.name: e.box for e in elements}
    assert set(read) >= set(WORDS)
    assert all(abs(read[text].x - 60) < 8 and abs(read[text].y - 60 - 80 * i) < 8 for i, text in enumerate(WORDS))


def test_a_form_is_told_as_a_tree_would() -> None:
    elements = Reader().read(packed(form("Ada")))
    field, button = of_role("textbox", elements), of_role("button", elements)
    assert (field.name, field.label, field.value) == ("First name", "First name", "Ada")
    assert (button.name, button.source) == ("Save", "vision")


def test_a_field_keeps_its_key_while_it_is_filled() -> None:
    reader = Reader()
    before = of_role("textbox", reader.read(packed(form())))
    after = of_role("textbox", reader.read(packed(form("Ada Lovelace"))))
    assert (before.key, before.value) == (after.key, "") and after.value == "Ada Lovelace"


def test_boxes_are_in_css_pixels() -> None:
    sharp = form("Ada").resize((2 * SIZE[0], 2 * SIZE[1]))
    elements = Reader().elements(Raster(np.asarray(sharp, np.uint8), 2.0))
    assert abs(of_role("button", elements).box.x - 60) < 6


@pytest.mark.parametrize("level", [0, 255])
def test_an_empty_screen_shows_nothing(level: int) -> None:
    assert Reader().elements(Raster(pixels(level=level))) == ()


def test_what_is_unchanged_is_not_read_again() -> None:
    engine = Told([line("Ada", 60, 60)])
    reader = Reader(engine)
    first = reader.elements(Raster(pixels()))
    assert reader.elements(Raster(pixels())) is first
    assert reader.read(picture()) and reader.read(picture())
    assert engine.shown == [SIZE]


def test_only_the_changed_part_is_read_again_with_the_lines_that_it_touches() -> None:
    engine = Told([line("Ada Lovelace", 60, 60), line("Grace", 500, 400)])
    reader = Reader(engine)
    reader.elements(Raster(pixels()))
    engine.lines = (line("Bob", 10, 10),)
    now = pixels()
    now[64:76, 70:110] = 0
    reader.elements(Raster(now))
    read = {read.text for read in reader.lines}
    assert engine.shown[1][0] < 250 and engine.shown[1][1] < 90
    assert read == {"Bob", "Grace"}


def test_a_screen_that_always_changes_is_read_once_a_look() -> None:
    engine = Told()
    reader = Reader(engine)
    for seed in range(2):
        noise = np.random.default_rng(seed).integers(0, 255, (SIZE[1], SIZE[0], 3), np.uint8)
        assert len([e for e in reader.elements(Raster(noise)) if e.interactive]) <= 120
    assert engine.shown == [SIZE] * 2


def test_what_was_scrolled_is_known_in_its_new_place() -> None:
    rows = np.random.default_rng(1).integers(0, 255, (125, 200, 3), np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    engine = Told([line("Ada", 300, 240)])
    reader = Reader(engine)
    reader.see(np.asarray(rows))
    engine.lines = ()
    sight = reader.see(np.asarray(np.roll(rows, -100, axis=0)))
    assert [(ln.text, ln.box.y) for ln in sight.lines] == [("Ada", 140)]
    assert sight.fresh < 0.5


def test_very_big_letters_are_read_at_half_their_size() -> None:
    engine = Told([line("Ada", 60, 60, height=60)])
    reader = Reader(engine)
    reader.elements(Raster(pixels()))
    reader.elements(Raster(pixels(level=200)))
    assert engine.shown == [SIZE, (SIZE[0] // 2, SIZE[1] // 2)]


def test_a_tiny_piece_is_read_as_well() -> None:
    image = Image.new("RGB", (70, 24), "white")
    ImageDraw.Draw(image).text((6, 2), "Save", fill="black", font=ImageFont.load_default(17))
    found: Pixels = np.asarray(image, np.uint8)
    (read,) = Paddle().read(found)
    assert read.text == "Save" and Box(-3, -4, 76, 32).encloses(read.box)
