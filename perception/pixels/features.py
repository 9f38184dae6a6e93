"""What the classifier is told of each proposal: its shape, its edges, colours, words, neighbours and a thumbnail."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.pixels.inks import Ink, inks
from perception.pixels.line_parts import parts
from perception.pixels.opencv import cv2
from perception.pixels.proposals import Boxes, areas, intersections, overlaps
from perception.pixels.raster import Pixels, grey
from perception.pixels.repeating import repeated
from perception.pixels.seen import Line

Features = NDArray[np.float32]
"""One row a box."""

WHOLE, END = (24, 12), (10, 10)  # pixels of the thumbnails: of the box, and of a square at either end of it
LOOK = slice(12, 56)
"""What is told of edges, colours and words: how a box looks, wherever it is."""
AGAINST_PAGE = slice(3, 6)  # of what is told of colours, the fill against the page
STEEP = 12  # grey levels from which a gradient is an edge
FAR = 6.0  # line heights; what is further away is no neighbour
LEAST_CONTRAST = 24.0
SAID = 14  # what is told of the words of a line
USUAL = 20.0  # pixels, the height of lines on a screen without any


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual on the whole screen: its size, the height of lines, and the colours (Lab) of letters and ground."""

    size: tuple[int, int]
    height: float
    ink: NDArray[np.float32]
    ground: NDArray[np.float32]


def setting(pixels: Pixels, lines: Sequence[Line]) -> Setting:
    """What is usual on this screen."""
    lab = _lab(pixels)
    coarse = (lab[::4, ::4].reshape(-1, 3) // 8).astype(np.int64)
    codes = coarse[:, 0] * 4096 + coarse[:, 1] * 64 + coarse[:, 2]
    common = np.bincount(codes).argmax()
    ground = np.array([common // 4096, common // 64 % 64, common % 64], np.float32) * 8 + 4
    written = inks(pixels, lines)
    ink = np.median([each.colour for each in written], axis=0) if written else 255 - ground
    heights = [line.box.height for line in lines]
    height = float(np.median(heights)) if heights else USUAL
    return Setting((pixels.shape[1], pixels.shape[0]), height, np.asarray(ink, np.float32), ground)


def features(
    pixels: Pixels, boxes: Boxes, lines: Sequence[Line], usual: Setting, at: tuple[float, float] = (0.0, 0.0)
) -> Features:
    """All that is told of the boxes, about -1 to 3 each; `at` is where on the screen the pixels were cut out."""
    written = inks(pixels, lines)
    places = np.asarray([(b.x, b.y, b.right, b.bottom) for b in (ln.box for ln in lines)], np.float32).reshape(-1, 4)
    colours, small = _colours(pixels, boxes, usual), _thumbnails(pixels, boxes)
    told = [
        _shape(boxes, usual),
        _position(boxes, usual, at),
        _edges(pixels, boxes),
        colours,
        _words(boxes, places, lines, written, usual),
        _neighbours(boxes, places, usual),
        _relatives(boxes),
        _ranks(boxes, places, usual),
        small,
        repeated(boxes, small[:, : WHOLE[0] * WHOLE[1]], colours[:, AGAINST_PAGE], lines, _spoken(boxes, places)),
        parts(pixels, boxes, places, lines, written),
    ]
    return np.concatenate(told, axis=1).astype(np.float32)


def _lab(pixels: Pixels) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2LAB), np.float32)


def _sides(boxes: Boxes) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]


def _shape(boxes: Boxes, usual: Setting) -> Features:
    width, height = _sides(boxes)
    relative = height / usual.height
    return np.stack(
        [
            np.log2(width / 32),
            np.log2(height / 32),
            np.clip(np.log2(width / height), -3, 6) / 2,
            np.clip(relative, 0, 4),
            np.abs(relative - 1) < 0.25,
            np.abs(np.log2(width / height)) < 0.2,
        ],
        axis=1,
    )


def _position(boxes: Boxes, usual: Setting, at: tuple[float, float]) -> Features:
    """Where on the screen: as shares of it, and how many lines from its edges, where bars and menus are."""
    wide, high = usual.size
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2 + at[0], (boxes[:, 1] + boxes[:, 3]) / 2 + at[1]
    near = [np.clip(gap / (6 * usual.height), 0, 1) for gap in (x, wide - x, y, high - y)]
    return np.stack([x / wide, y / high, *near], axis=1)


def _edges(pixels: Pixels, boxes: Boxes) -> Features:
    """How much of each side is an edge: on it, a little within and a little without."""
    steep = cv2.morphologyEx(grey(pixels), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > STEEP
    summed = np.asarray(cv2.integral(steep.astype(np.uint8)), np.float32)
    on = _along(summed, boxes, -1, 2)
    within = _along(summed, _grown(boxes, -5), 0, 1)
    without = _along(summed, _grown(boxes, 5), 0, 1)
    return np.concatenate([on, within, without], axis=1)


def _along(summed: NDArray[np.float32], boxes: Boxes, near: int, far: int) -> Features:
    """The share of edge pixels in a strip along each of the four sides."""
    left, top, right, bottom = boxes.T
    strips = [
        (left + near, top, left + far, bottom),
        (right - far, top, right - near, bottom),
        (left, top + near, right, top + far),
        (left, bottom - far, right, bottom - near),
    ]
    return np.stack([_mean(summed, np.stack(strip, axis=1)) for strip in strips], axis=1)


def _mean(summed: NDArray[np.float32], boxes: Boxes) -> NDArray[np.float32]:
    height, width = summed.shape[0] - 1, summed.shape[1] - 1
    corners = boxes.astype(np.int64)
    left, right = np.clip(corners[:, 0], 0, width), np.clip(corners[:, 2], 0, width)
    top, bottom = np.clip(corners[:, 1], 0, height), np.clip(corners[:, 3], 0, height)
    total = summed[bottom, right] - summed[top, right] - summed[bottom, left] + summed[top, left]
    return np.asarray(total / np.maximum((right - left) * (bottom - top), 1), np.float32)


def _grown(boxes: Boxes, by: float) -> Boxes:
    return boxes + np.array([-by, -by, by, by], np.float32)


def _colours(pixels: Pixels, boxes: Boxes, usual: Setting) -> Features:
    """The fill against what is around it and against the page, and how colourful either is."""
    lab = _lab(pixels)
    fill, outside = _sampled(lab, boxes, -3), _sampled(lab, boxes, 4)
    against_around, against_page = (fill - outside) / 64, (fill - usual.ground) / 64
    colourful = np.linalg.norm(fill[:, 1:] - 128, axis=1, keepdims=True) / 64
    around = np.linalg.norm(outside - usual.ground, axis=1, keepdims=True) / 64
    dark = np.full((len(boxes), 1), usual.ground[0] < 110)
    return np.concatenate([against_around, against_page, colourful, around, fill[:, :1] / 255, dark], axis=1)


def _sampled(lab: NDArray[np.float32], boxes: Boxes, outset: float) -> NDArray[np.float32]:
    """The median colour of twelve points along the edge of the boxes, grown by `outset` pixels."""
    grown = _grown(boxes, outset)
    steps = np.array([0.1, 0.5, 0.9])
    left, top, right, bottom = (side[:, None] for side in grown.T)
    across, down = left + (right - left) * steps, top + (bottom - top) * steps
    x = np.concatenate([across, across, left + 0 * steps, right + 0 * steps], axis=1)
    y = np.concatenate([top + 0 * steps, bottom + 0 * steps, down, down], axis=1)
    rows = np.clip(y, 0, lab.shape[0] - 1).astype(np.int64)
    columns = np.clip(x, 0, lab.shape[1] - 1).astype(np.int64)
    return np.asarray(np.median(lab[rows, columns], axis=1), np.float32)


def _words(boxes: Boxes, places: Boxes, lines: Sequence[Line], written: Sequence[Ink], usual: Setting) -> Features:
    """What is written in each box: how much, where, how big, in which colour; of several lines, the longest."""
    if not lines:
        return np.zeros((len(boxes), 8 + SAID), np.float32)
    inside = intersections(boxes, places) > 0.6 * areas(places)[None, :]
    first = _spoken(boxes, places)
    some = (first >= 0)[:, None]
    width, height = _sides(boxes)
    place = places[first]
    said = np.array([_said(line, ink, usual) for line, ink in zip(lines, written, strict=True)], np.float32)[first]
    margins = np.stack(
        [
            np.clip((place[:, 0] - boxes[:, 0]) / height, -1, 4),
            np.clip((boxes[:, 2] - place[:, 2]) / height, -1, 4),
            np.clip(np.abs((place[:, 0] - boxes[:, 0]) - (boxes[:, 2] - place[:, 2])) / width, 0, 1),
            np.clip(np.abs((place[:, 1] - boxes[:, 1]) - (boxes[:, 3] - place[:, 3])) / height, 0, 1),
            np.clip((place[:, 2] - place[:, 0]) / width, 0, 1.5),
            np.clip((place[:, 3] - place[:, 1]) / height, 0, 1.5),
        ],
        axis=1,
    )
    count = np.minimum(inside.sum(axis=1), 6)[:, None] / 3
    same = overlaps(boxes, places).max(axis=1)[:, None]
    return np.concatenate([count, same, np.where(some, np.concatenate([margins, said], axis=1), 0)], axis=1)


def _spoken(boxes: Boxes, places: Boxes) -> NDArray[np.int64]:
    """The longest line that stands in each box; -1 where none does."""
    if not len(places):
        return np.full(len(boxes), -1)
    shared = intersections(boxes, places)
    inside = shared > 0.6 * areas(places)[None, :]
    return np.where(inside.any(axis=1), np.where(inside, shared, -1).argmax(axis=1), -1)


def _said(line: Line, ink: Ink, usual: Setting) -> tuple[float, ...]:
    text = line.text
    return (
        min(len(text), 60) / 20,
        min(len(text.split()), 12) / 4,
        sum(sign.isdigit() for sign in text) / len(text),
        min(line.box.height / usual.height, 3),
        float(np.linalg.norm(ink.colour - usual.ink)) / 64,
        float(np.linalg.norm(ink.colour[1:] - 128)) / 64,
        ink.contrast / 128,
        float(ink.underlined),
        float(text[0].isupper()),
        float(text.isupper()),
        float(text[-1] in ".!?;"),
        float(text[-1] in ":*"),
        float(text[-1] in "…›>"),
        float("," in text),
    )


def _neighbours(boxes: Boxes, places: Boxes, usual: Setting) -> Features:
    """How near the next line of text is to the right, left, above and below; 1 touches, 0 is far away."""
    if not len(places):
        return np.zeros((len(boxes), 4), np.float32)
    left, top, right, bottom = (side[:, None] for side in boxes.T)
    level = (np.minimum(bottom, places[:, 3]) - np.maximum(top, places[:, 1])) > 0.5 * usual.height
    below = (np.minimum(right, places[:, 2]) - np.maximum(left, places[:, 0])) > 0
    gaps = [
        np.where(level, places[:, 0] - right, np.inf),
        np.where(level, left - places[:, 2], np.inf),
        np.where(below, top - places[:, 3], np.inf),
        np.where(below, places[:, 1] - bottom, np.inf),
    ]
    nearest = [np.where(gap >= -4, gap, np.inf).min(axis=1) for gap in gaps]
    return np.stack([1 - np.clip(gap / (FAR * usual.height), 0, 1) for gap in nearest], axis=1)


def _relatives(boxes: Boxes) -> Features:
    """How many proposals lie in it, around it and on it, and how many are of its size and in line with it."""
    own = areas(boxes)
    shared = intersections(boxes, boxes)
    holds = (shared > 0.9 * own[None, :]) & (own[None, :] < 0.8 * own[:, None])
    alike = overlaps(boxes, boxes) > 0.5
    width, height = _sides(boxes)
    sized = (np.abs(width[:, None] - width) < 4) & (np.abs(height[:, None] - height) < 4)
    aligned = (np.abs(boxes[:, None, 0] - boxes[:, 0]) < 4) | (np.abs(boxes[:, None, 1] - boxes[:, 1]) < 4)
    counts = (holds.sum(axis=1), holds.sum(axis=0), alike.sum(axis=1) - 1, (sized & aligned).sum(axis=1) - 1)
    return np.stack([np.log2(1 + count) / 2 for count in counts], axis=1)


def _ranks(boxes: Boxes, places: Boxes, usual: Setting) -> Features:
    """Lists and bars: how many lines of text begin, end or lie level with it, and how regular their distances are."""
    if not len(places):
        return np.zeros((len(boxes), 8), np.float32)
    near = 0.2 * usual.height
    middle, line_middle = (boxes[:, 1] + boxes[:, 3]) / 2, (places[:, 1] + places[:, 3]) / 2
    begins = np.abs(boxes[:, None, 0] - places[:, 0]) < near
    ends = np.abs(boxes[:, None, 2] - places[:, 2]) < near
    level = np.abs(middle[:, None] - line_middle) < near
    centred = np.abs(boxes[:, None, 0] + boxes[:, None, 2] - places[:, 0] - places[:, 2]) < 2 * near
    columns = [np.log2(1 + together.sum(axis=1)) / 2 for together in (begins, ends, level, centred)]
    away = line_middle - middle[:, None]
    above = np.where(begins & (away < -near), -away, FAR * usual.height).min(axis=1) / usual.height
    below = np.where(begins & (away > near), away, FAR * usual.height).min(axis=1) / usual.height
    even = np.abs(above - below) < 0.15
    return np.stack([*columns, np.clip(above, 0, FAR) / 2, np.clip(below, 0, FAR) / 2, even, above + below < 3], axis=1)


def _thumbnails(pixels: Pixels, boxes: Boxes) -> Features:
    """How far the pixels are from the ground of the box, dark and light alike: of all of it and of its two ends."""
    plain = grey(pixels)
    tall, wide = plain.shape
    rows = []
    for left, top, right, bottom in boxes.astype(np.int64).tolist():
        left, top, right, bottom = max(0, left - 2), max(0, top - 2), min(wide, right + 2), min(tall, bottom + 2)
        inside = plain[top:bottom, left:right]
        end = min(bottom - top, right - left)
        views = ((inside, WHOLE), (inside[:, :end], END), (inside[:, -end:], END))
        small = [cv2.resize(view, size, interpolation=cv2.INTER_AREA).ravel() for view, size in views]
        rows.append(np.concatenate(small))
    if not rows:
        return np.zeros((0, WHOLE[0] * WHOLE[1] + 2 * END[0] * END[1]), np.float32)
    levels = np.asarray(rows, np.float32)
    away = np.abs(levels - np.median(levels, axis=1, keepdims=True))
    return np.asarray(away / np.maximum(away.max(axis=1, keepdims=True), LEAST_CONTRAST), np.float32)
