"""Where the convolutional net's view of a picture is looked up for a box."""

import cv2
import numpy as np
import pytest

from perception.geometry import Box
from perception.pixels.convolution import viewed, viewed_around
from perception.pixels.proposals import Boxes
from perception.pixels.raster import Pixels, raster
from tests.perception.pixels.drawn import picture

BOXES: Boxes = np.array([(150, 90, 214, 110), (170, 130, 230, 150)], np.float32)


@pytest.fixture(scope="module")
def screen() -> Pixels:
    """So small that all of it is near its middle."""
    return raster(picture(("Save", 160, 90), ("Cancel changes", 150, 130), size=(384, 256))).pixels


def test_what_is_seen_of_a_part_is_what_is_seen_there_on_the_whole_screen(screen: Pixels) -> None:
    part = Box(140.5, 80, 120, 90)
    within = BOXES - np.array((140, 80, 140, 80), np.float32)
    assert np.array_equal(viewed_around(screen, part, 20.0).of(within), viewed(screen, 20.0).of(BOXES))


def test_a_screen_of_big_letters_is_seen_as_one_of_small_ones(screen: Pixels) -> None:
    doubled = np.asarray(cv2.resize(screen, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST), np.uint8)
    assert np.allclose(viewed(doubled, 40.0).of(2 * BOXES), viewed(screen, 20.0).of(BOXES), atol=1e-3)


def test_two_places_differ_and_what_lies_beyond_the_edge_is_seen_as_the_edge(screen: Pixels) -> None:
    seen = viewed(screen, 20.0).of(np.concatenate([BOXES, [(370, 240, 420, 300)], np.zeros((0, 4))]).astype(np.float32))
    assert np.isfinite(seen).all() and not np.allclose(seen[0], seen[1])
