"""Pictures are unpacked at a size that can be worked on, and what is none is refused in a sentence."""

import io

import numpy as np
import pytest
from PIL import Image

from perception.pixels import raster as rasters
from perception.pixels.raster import MOST_PIXELS, UnreadablePicture, raster
from perception.screen import Picture
from tests.perception.pixels.drawn import packed, picture


def test_an_ordinary_screen_keeps_its_size() -> None:
    screen = raster(picture())
    assert (screen.size, screen.scale) == ((800, 500), 1.0)


def test_a_screen_of_many_pixels_a_point_is_halved() -> None:
    sharp = Picture(picture().image, "", 2.0, "png")
    assert (raster(sharp).size, raster(sharp).scale) == ((400, 250), 1.0)


def test_a_screen_of_16k_is_reduced_to_what_can_be_worked_on() -> None:
    screen = raster(packed(Image.new("L", (15360, 8640), 255), "JPEG"))
    assert screen.size[0] * screen.size[1] <= MOST_PIXELS
    assert screen.scale == screen.size[0] / 15360


def test_a_picture_of_a_size_that_no_screen_has_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasters, "MOST_READABLE", 800 * 500 - 1)
    with pytest.raises(UnreadablePicture, match="800x500"):
        raster(picture())


def test_of_an_animated_picture_the_first_frame_is_taken() -> None:
    frames, out = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")], io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert raster(Picture(out.getvalue(), "")).pixels[20, 30].tolist() == [0, 0, 255]


@pytest.mark.parametrize("bytes_", [b"", b"no picture", picture().image[:200]], ids=["none", "text", "cut off"])
def test_what_is_no_picture_is_refused(bytes_: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        raster(Picture(bytes_, ""))


def test_a_box_beyond_the_edge_is_cut_at_it() -> None:
    from perception.geometry import Box

    inside = rasters.cut(np.zeros((50, 80, 3), np.uint8), Box(70.5, -5, 40, 20))
    assert inside.shape == (15, 10, 3)
