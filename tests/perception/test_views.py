"""From the screen to the pixels of a model's picture and back, whatever the scale and the part shown."""

import io
import random
from functools import cache

import pytest
from PIL import Image

from perception.geometry import Box, Point
from perception.screen import Picture
from perception.views import NARROWEST, View, whole, zoomed


@cache
def taken(width: int, height: int, scale: float = 1.0) -> Picture:
    """A picture of a screen of so many CSS pixels."""
    out = io.BytesIO()
    Image.new("RGB", (round(width * scale), round(height * scale)), "white").save(out, "PNG", compress_level=1)
    return Picture(out.getvalue(), "", scale, "png")


def size(view: View) -> tuple[int, int]:
    return Image.open(io.BytesIO(view.picture.image)).size


def test_places_survive_the_way_there_and_back() -> None:
    """10,000 of them: never further off than the pixel of the view that shows them."""
    chance = random.Random(5)
    for _ in range(100):
        width, height = chance.randint(300, 4000), chance.randint(300, 4000)
        part = Box(chance.uniform(0, 500), chance.uniform(0, 500), width, height)
        view = View(taken(1, 1), part, chance.randint(100, 1568), chance.randint(100, 1568))
        across, down = part.width / view.width, part.height / view.height
        for _ in range(100):
            place = Point(chance.uniform(part.x, part.right - 1e-6), chance.uniform(part.y, part.bottom - 1e-6))
            pixel = view.in_view(place)
            assert 0 <= pixel.x < view.width and 0 <= pixel.y < view.height
            back = view.on_screen(pixel)
            assert abs(back.x - place.x) <= across / 2 + 1e-6 and abs(back.y - place.y) <= down / 2 + 1e-6


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 2.625])
def test_a_large_picture_is_shrunk_and_a_small_one_is_left_alone(scale: float) -> None:
    view = whole(taken(1280, 800, scale), longest=1568)
    assert size(view) == (view.width, view.height) and max(size(view)) <= 1568
    assert (view.part.width, view.part.height) == (1280, 800)
    assert view.picture.scale == pytest.approx(view.width / 1280)
    assert whole(small := taken(100, 80)).picture is small


@pytest.mark.parametrize("scale", [1.0, 2.625])
@pytest.mark.parametrize(
    "part", [Box(600, 400, 20, 10), Box(0, 0, 20, 10), Box(1270, 790, 10, 10), Box(-9, 100, 400, 900)]
)
def test_a_part_is_shown_large_with_what_is_around_it(scale: float, part: Box) -> None:
    view = zoomed(taken(1280, 800, scale), part, longest=1000)
    assert max(size(view)) == 1000 and size(view) == (view.width, view.height)
    assert view.part.width >= NARROWEST - 1 and view.part.x >= 0 and view.part.right <= 1280 + 1 / scale
    centre = Point(min(max(part.centre.x, 0), 1279), min(max(part.centre.y, 0), 799))
    pixel = view.in_view(centre)
    assert 0 <= pixel.x < view.width and 0 <= pixel.y < view.height
    back = view.on_screen(pixel)
    assert abs(back.x - centre.x) <= 1 and abs(back.y - centre.y) <= 1


def test_a_place_beside_the_view_is_its_edge() -> None:
    view = View(taken(1, 1), Box(100, 50, 200, 100), 400, 200)
    assert view.on_screen(Point(-50, 9999)) == Point(100.25, 149.75)
