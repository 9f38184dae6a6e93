"""What a single element looks like: cut out without anything typed, packed alone, and compared."""

import hashlib
import io
import zlib
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from perception.geometry import Box
from perception.patches import HIDDEN, HIGHEST, NAMED, WIDEST, likeness, name_of, of_element, problem_with
from perception.screen import Element, Observation, Picture, Place
from tests.perception.screens import element

SAVE = replace(element("button", "Save"), box=Box(20, 10, 40, 20), key="save")
FIELD = replace(element("textbox", "Name"), box=Box(30, 12, 10, 10), key="field")


def drawn(scale: float = 1.0) -> Picture:
    """A white screen of 200 by 100 with a black square in the middle of Save."""
    image = Image.new("RGB", (round(200 * scale), round(100 * scale)), "white")
    ImageDraw.Draw(image).rectangle([round(each * scale) for each in (35, 15, 44, 24)], fill="black")
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(300, 300))
    return Picture(out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest(), scale, "png")


def screen(*elements: Element, scale: float = 1.0) -> Observation:
    return Observation(Place("s", "a"), elements, (200, 100), drawn(scale))


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def png(image: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **more)
    return out.getvalue()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_just_the_element_is_cut_out(scale: float) -> None:
    image = opened(of_element(SAVE, screen(SAVE, scale=scale)))
    assert image.size == (40 * scale, 20 * scale)
    assert image.getpixel((round(20 * scale), round(10 * scale))) == (0, 0, 0)
    assert image.getpixel((1, 1)) == (255, 255, 255)


def test_what_is_large_is_made_smaller() -> None:
    image = opened(of_element(replace(SAVE, box=Box(0, 0, 200, 100)), screen(SAVE, scale=3)))
    assert image.width <= WIDEST and image.height <= HIGHEST and max(image.width / WIDEST, image.height / HIGHEST) == 1


@pytest.mark.parametrize(
    "field",
    [
        replace(FIELD, value="Ada"),
        replace(FIELD, states=frozenset({"password"})),
        replace(FIELD, states=frozenset({"card"})),
        replace(FIELD, role="combobox", value="Ada", options=("Bob",)),
    ],
    ids=["it holds something", "a password", "a card", "not one of its options"],
)
def test_what_may_show_what_was_typed_is_hidden(field: Element) -> None:
    assert of_element(field, screen(SAVE, field)) == b""
    assert opened(of_element(SAVE, screen(SAVE, field))).getpixel((15, 7)) == HIDDEN


def test_a_field_into_which_something_was_typed_is_hidden_though_it_is_empty() -> None:
    shown = screen(SAVE, FIELD)
    assert of_element(FIELD, shown) and not of_element(FIELD, shown, frozenset({"field"}))
    assert opened(of_element(SAVE, shown, frozenset({"field"}))).getpixel((15, 7)) == HIDDEN


def test_what_was_chosen_from_a_list_was_not_typed() -> None:
    chosen = replace(FIELD, role="combobox", value="Kiel", options=("Bonn", "Kiel"))
    assert of_element(chosen, screen(chosen))


@pytest.mark.parametrize(
    "unseen", [replace(SAVE, visibility="covered"), replace(SAVE, box=Box(300, 0, 40, 20)),
               replace(SAVE, box=Box(20, 10, 2, 20))],
)  # fmt: skip
def test_nothing_is_cut_out_of_what_cannot_be_seen(unseen: Element) -> None:
    assert of_element(unseen, screen(unseen)) == b""
    assert of_element(SAVE, replace(screen(SAVE), picture=None)) == b""


def test_what_is_cut_out_is_a_plain_picture_called_by_what_it_shows() -> None:
    cut = of_element(SAVE, screen(SAVE))
    assert problem_with(cut) == "" and NAMED.fullmatch(name_of(cut))


def _with_chunk(kind: bytes, content: bytes) -> bytes:
    cut = of_element(SAVE, screen(SAVE))
    chunk = len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
    return cut[:-12] + chunk + cut[-12:]


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"", "no plain PNG"),
        (b"\xff\xd8 a JPEG", "no plain PNG"),
        (png(Image.new("RGB", (WIDEST + 1, 10))), "larger than 160 x 96"),
        (png(Image.new("RGB", (60000, 60000 // 1000))), "larger than 160 x 96"),
        (_with_chunk(b"tEXt", b"Comment\0hello"), "no plain PNG"),
        (of_element(SAVE, screen(SAVE)) + b"more", "no plain PNG"),
        (of_element(SAVE, screen(SAVE))[:-20] + b"\0" * 8 + of_element(SAVE, screen(SAVE))[-12:], "damaged|plain"),
        (png(Image.effect_noise((WIDEST, HIGHEST), 99).convert("RGB"), compress_level=0) + b"\0" * 9999, "KiB"),
    ],
)
def test_nothing_else_passes_for_one(picture: bytes, why: str) -> None:
    problem = problem_with(picture)
    assert any(each in problem for each in why.split("|"))


def test_how_alike_two_pictures_are() -> None:
    star = Image.new("RGB", (24, 20), "white")
    ImageDraw.Draw(star).polygon([(12, 2), (20, 18), (4, 18)], fill="#a30")
    blue = star.copy()
    ImageDraw.Draw(blue).polygon([(12, 2), (20, 18), (4, 18)], fill="#03a")
    out = io.BytesIO()
    star.save(out, "JPEG", quality=80)
    packed = Image.open(out).convert("RGB")
    assert likeness(png(star), png(star)) == pytest.approx(1.0) and likeness(png(star), png(packed)) > 0.97
    assert likeness(png(star), png(blue)) == 0.0
    assert likeness(png(star), png(star.resize((30, 25)))) == 0.0
    assert likeness(png(star), png(star.rotate(180))) < 0.8
    faded = Image.blend(star, Image.new("RGB", star.size, "white"), 0.7)
    assert likeness(png(star), png(faded)) == 0.0
    faint = Image.new("RGB", (24, 20), "white")
    ImageDraw.Draw(faint).rectangle((4, 4, 12, 12), fill=(250, 250, 250))
    assert likeness(png(faint), png(faint)) == 0.0
    blank = png(Image.new("RGB", (24, 20), "white"))
    assert likeness(blank, blank) == 0.0 == likeness(png(star), blank)
