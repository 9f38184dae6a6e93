"""Where controls may be: plain OpenCV, which misses few and proposes many (see `perception.pixels.controls`).

Three passes: rectangles from contours of edges find what has a border or a fill; connected gradients find
icons; connected gradients closed across gaps find words and labels. After UIED (Xie et al., 2020).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels, grey

Boxes = NDArray[np.float32]
"""One row a box: left, top, right, bottom, in pixels."""

NARROWEST, LOWEST = 6, 8  # pixels; a digit of small print
LONE, LONE_SHARE = 3, 0.25  # pixels, and of its height: so far from all else, a tick or icon is no letter of a line
WIDEST = 0.97  # of the picture; what is wider and as high is the picture itself
HIGHEST = 0.5
FAINT_EDGE, EDGE = 15, 45  # Canny's two thresholds: borders of cards and fields are faint
GRADIENT = 18  # grey levels between neighbours that part a thing from its ground
WORD_GAP = (7, 3)  # pixels across and down that are closed to join letters to words
SAME = 0.82  # overlap (intersection over union) from which two boxes are one
MOST = 1500


def proposals(pixels: Pixels, lines: Sequence[Box], screen: tuple[int, int] | None = None) -> Boxes:
    """Boxes that may be controls, each once, the lines of text among them. Bounded by MOST.

    screen: width and height of the screen that the pixels are a part of.
    """
    plain = grey(pixels)
    gradient = _gradient(plain)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, WORD_GAP)
    closed = np.asarray(cv2.morphologyEx(gradient, cv2.MORPH_CLOSE, kernel), np.uint8)
    found = [array(lines), _rectangles(plain), _components(closed), _components(gradient)]
    boxes = _plausible(np.concatenate(found), *(screen or (pixels.shape[1], pixels.shape[0])))
    letters = _are_letters(boxes, array(lines)) & ~_stand_alone(boxes, gradient)
    return distinct(boxes[~letters][:MOST])


def overlaps(boxes: Boxes, others: Boxes) -> NDArray[np.float32]:
    """Intersection over union of each with each."""
    shared = intersections(boxes, others)
    united = areas(boxes)[:, None] + areas(others)[None, :] - shared
    return np.asarray(shared / np.maximum(united, 1), np.float32)


def intersections(boxes: Boxes, others: Boxes) -> NDArray[np.float32]:
    """The area that each has in common with each, in square pixels."""
    across = np.minimum(boxes[:, None, 2], others[None, :, 2]) - np.maximum(boxes[:, None, 0], others[None, :, 0])
    down = np.minimum(boxes[:, None, 3], others[None, :, 3]) - np.maximum(boxes[:, None, 1], others[None, :, 1])
    return np.asarray(np.maximum(across, 0) * np.maximum(down, 0), np.float32)


def areas(boxes: Boxes) -> NDArray[np.float32]:
    """Square pixels."""
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]), np.float32)


def distinct(boxes: Boxes) -> Boxes:
    """Without those that are nearly the same as an earlier one."""
    same = np.triu(overlaps(boxes, boxes) > SAME, 1)
    kept = np.ones(len(boxes), bool)
    for index in range(len(boxes)):
        if kept[index]:
            kept &= ~same[index]
    return boxes[kept]


def array(boxes: Sequence[Box]) -> Boxes:
    """The boxes as rows."""
    return np.asarray([(b.x, b.y, b.right, b.bottom) for b in boxes], np.float32).reshape(-1, 4)


def _gradient(plain: NDArray[np.uint8]) -> NDArray[np.uint8]:
    steep = cv2.morphologyEx(plain, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.threshold(steep, GRADIENT, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _rectangles(plain: NDArray[np.uint8]) -> Boxes:
    edges = cv2.Canny(plain, FAINT_EDGE, EDGE)
    contours = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]
    return _corners(cv2.boundingRect(contour) for contour in contours)


def _components(mask: NDArray[np.uint8]) -> Boxes:
    stats = cv2.connectedComponentsWithStats(mask, connectivity=8)[2][1:]
    stats = stats[(stats[:, cv2.CC_STAT_WIDTH] >= NARROWEST) & (stats[:, cv2.CC_STAT_HEIGHT] >= LOWEST)]
    return _corners(tuple(row[:4]) for row in stats)


def _corners(rectangles: Iterator[Sequence[int]]) -> Boxes:
    found = [(x, y, x + w, y + h) for x, y, w, h in rectangles if w >= NARROWEST and h >= LOWEST]
    return np.asarray(found, np.float32).reshape(-1, 4)


def _plausible(boxes: Boxes, wide: int, high: int) -> Boxes:
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (width >= NARROWEST) & (height >= LOWEST) & (height < HIGHEST * high)
    return boxes[fits & ~((width > WIDEST * wide) & (height > HIGHEST * WIDEST * high))]


def _are_letters(boxes: Boxes, lines: Boxes) -> NDArray[np.bool_]:
    """Which may be single letters: what lies within a line of text and is not wider than it is high."""
    if not len(lines):
        return np.zeros(len(boxes), bool)
    within = intersections(boxes, lines) > 0.9 * areas(boxes)[:, None]
    line_height = np.where(within, (lines[:, 3] - lines[:, 1])[None, :], 0).max(axis=1)
    line_width = np.where(within, (lines[:, 2] - lines[:, 0])[None, :], 0).max(axis=1)
    width = boxes[:, 2] - boxes[:, 0]
    return np.asarray((line_height > 0) & (width < 1.1 * line_height) & (line_width > 1.6 * width))


def _stand_alone(boxes: Boxes, gradient: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which have nothing close to their left and right, as ticks, icons and single digits have and letters have not."""
    summed = np.asarray(cv2.integral(gradient), np.int64)
    left, top, right, bottom = boxes.astype(np.int64).T
    gap = np.maximum(LONE, (LONE_SHARE * (bottom - top)).astype(np.int64))
    edges = _total(summed, left - gap, top, left, bottom) + _total(summed, right, top, right + gap, bottom)
    alone: NDArray[np.bool_] = edges == 0
    return alone


def _total(summed: NDArray[np.int64], *sides: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum over each part of the picture, whose integral is given; what lies outside of it counts nothing."""
    height, width = summed.shape[0] - 1, summed.shape[1] - 1
    left, top, right, bottom = (np.clip(side, 0, most) for side, most in zip(sides, (width, height) * 2, strict=True))
    return np.asarray(summed[bottom, right] - summed[top, right] - summed[bottom, left] + summed[top, left])
