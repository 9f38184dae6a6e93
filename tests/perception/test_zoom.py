"""A part of a picture, enlarged."""

import hashlib
import io

import pytest
from PIL import Image, ImageDraw

from perception.geometry import Box
from perception.screen import Picture
from perception.zoom import zoom


def spotted(scale: float = 1.0) -> Picture:
    """White, with a red square of 20 CSS pixels at 100, 60."""
    image = Image.new("RGB", (round(400 * scale), round(300 * scale)), "white")
    ImageDraw.Draw(image).rectangle([round(side * scale) for side in (100, 60, 120, 80)], fill="red")
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), "", scale, "png")


def shown(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.image))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_region_is_enlarged_with_a_little_around_it(scale: float) -> None:
    closer = zoom(spotted(scale), Box(100, 60, 20, 20))
    image = shown(closer)
    red = [count for count, colour in image.getcolors(1_000_000) or () if colour == (255, 0, 0)]
    assert closer.scale == pytest.approx(4 * scale)
    assert image.width == pytest.approx(22 * closer.scale, abs=closer.scale)
    assert 0.7 < sum(red) / (image.width * image.height) < 0.95
    assert closer.digest == hashlib.sha256(closer.image).hexdigest()


def test_what_is_large_already_keeps_its_size() -> None:
    whole = zoom(spotted(4.0), Box(0, 0, 400, 300))
    assert (shown(whole).size, whole.scale) == ((1600, 1200), 4.0)


def test_a_speck_is_shown_with_what_is_around_it() -> None:
    assert shown(zoom(spotted(), Box(110, 70, 1, 1))).width >= 16 * 4


def test_a_region_over_the_edge_is_cut_there() -> None:
    assert shown(zoom(spotted(), Box(390, 290, 40, 40))).width < 40 * 4


def test_nothing_can_be_shown_of_what_lies_outside() -> None:
    with pytest.raises(ValueError, match="outside the picture"):
        zoom(spotted(), Box(900, 10, 20, 20))
