"""What changed is found in whole tiles; what was scrolled is found again further up or down."""

import numpy as np
import pytest

from perception.geometry import Box
from perception.pixels.changed import around, changed_parts, merged, moved, scrolled
from perception.pixels.raster import Pixels
from tests.perception.pixels.drawn import pixels


def page(seed: int = 1) -> Pixels:
    """A screen with something different in every row."""
    rows = np.random.default_rng(seed).integers(0, 255, (125, 200, 3), np.uint8)
    return np.asarray(rows.repeat(4, axis=0).repeat(4, axis=1))


def test_nothing_changed() -> None:
    assert changed_parts(page(), page()) == ()


def test_a_single_pixel_is_a_change() -> None:
    now = pixels()
    now[100, 200] = 0
    assert changed_parts(pixels(), now) == (Box(192, 96, 16, 16),)


def test_noise_of_compression_is_none() -> None:
    assert changed_parts(pixels(level=100), pixels(level=112)) == ()


def test_parts_far_from_each_other_are_apart() -> None:
    now = pixels()
    now[20:30, 20:30] = now[400:410, 700:710] = 0
    assert len(changed_parts(pixels(), now) or ()) == 2


def test_where_most_changed_all_is_new() -> None:
    assert changed_parts(pixels(level=0), pixels(level=255)) is None


def test_another_size_is_another_screen() -> None:
    assert changed_parts(pixels(), pixels((400, 500))) is None
    assert scrolled(pixels(), pixels((400, 500))) is None


@pytest.mark.parametrize("by", [-120, 60])
def test_scrolling_is_found(by: int) -> None:
    before, now = page(), page()
    rolled = np.roll(before[:, 160:], by, axis=0)
    now[:, 160:] = rolled
    found = scrolled(before, now)
    assert found and found.down == by and found.part.x == 160
    again = changed_parts(moved(before, found), now) or ()
    assert sum(part.area for part in again) < 0.3 * 800 * 500


def test_another_content_is_no_scrolling() -> None:
    assert scrolled(page(1), page(2)) is None


def test_near_boxes_become_one() -> None:
    near, far = Box(30, 0, 10, 10), Box(200, 0, 10, 10)
    assert set(merged([Box(0, 0, 20, 10), near, far], 12)) == {Box(0, 0, 40, 10), far}
    assert around([near, far]) == Box(30, 0, 180, 10)
