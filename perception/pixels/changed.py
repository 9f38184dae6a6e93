"""What differs between two pictures of a screen: tiles that changed, and how far a part was scrolled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels, cut, grey

TILE = 16  # pixels a side
NOISE = 20  # levels of a colour that compression may change
MOST = 0.5  # of the screen; where more changed, everything is looked at again
BANDS = 24  # columns to which a part is reduced when its scrolling is sought
LEAST_SCROLLED = 96  # pixels of width and height; smaller parts are read again at once
ALIKE = 0.985  # correlation of a scrolled part with what it was


@dataclass(frozen=True, slots=True)
class Scrolled:
    """The part of the screen whose content moved by `down` pixels (less than 0: up)."""

    part: Box
    down: int


def changed_parts(before: Pixels, now: Pixels) -> tuple[Box, ...] | None:
    """The parts that changed, in whole tiles; None where most did, or where the size did."""
    if before.shape != now.shape:
        return None
    tiles = _dirty(before, now)
    if not tiles.any():
        return ()
    if tiles.mean() > MOST:
        return None
    near = cv2.dilate(tiles.astype(np.uint8), np.ones((3, 3), np.uint8))
    stats = cv2.connectedComponentsWithStats(near, connectivity=8)[2][1:]
    return tuple(_tiles_box(row, now.shape) for row in stats)


def scrolled(before: Pixels, now: Pixels) -> Scrolled | None:
    """The scrolled part, where the changed tiles are best told by one; vertical scrolling only."""
    if before.shape != now.shape:
        return None
    rows, columns = np.nonzero(_dirty(before, now))
    if not len(rows):
        return None
    height, width = now.shape[:2]
    left, top = int(columns.min()) * TILE, int(rows.min()) * TILE
    right, bottom = min(width, (int(columns.max()) + 1) * TILE), min(height, (int(rows.max()) + 1) * TILE)
    part = Box(left, top, right - left, bottom - top)
    if min(part.width, part.height) < LEAST_SCROLLED:
        return None
    down = _shift(_profile(cut(before, part)), _profile(cut(now, part)))
    return Scrolled(part, down) if down else None


def moved(before: Pixels, found: Scrolled) -> Pixels:
    """The picture of before as it looks when its part is scrolled; what came into view stays as it was."""
    after = before.copy()
    part, down = found.part, found.down
    old, new = cut(before, part), cut(after, part)
    if down > 0:
        new[down:] = old[:-down]
    else:
        new[:down] = old[-down:]
    return after


def merged(boxes: Iterable[Box], near: float) -> tuple[Box, ...]:
    """The boxes, those that lie within `near` pixels of each other as one."""
    done: list[Box] = []
    for box in boxes:
        while touching := next((other for other in done if _gap(box, other) <= near), None):
            done.remove(touching)
            box = around((box, touching))
        done.append(box)
    return tuple(done)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _gap(box: Box, other: Box) -> float:
    across = max(box.x - other.right, other.x - box.right, 0.0)
    return max(across, box.y - other.bottom, other.y - box.bottom, 0.0)


def _dirty(before: Pixels, now: Pixels) -> NDArray[np.bool_]:
    """One truth a tile. A single pixel that changed visibly is enough: of 256 of them it still makes a mean of 1."""
    blue, green, red = cv2.split(cv2.absdiff(before, now))
    visible = cv2.threshold(cv2.max(cv2.max(blue, green), red), NOISE, 255, cv2.THRESH_BINARY)[1]
    down, across = (-(-side // TILE) for side in now.shape[:2])
    below, beside = down * TILE - now.shape[0], across * TILE - now.shape[1]
    padded = cv2.copyMakeBorder(visible, 0, below, 0, beside, cv2.BORDER_CONSTANT)
    return np.asarray(cv2.resize(padded, (across, down), interpolation=cv2.INTER_AREA) > 0)


def _tiles_box(row: NDArray[np.int32], shape: Sequence[int]) -> Box:
    """What joined near tiles had grown them by a tile on each side, unless the picture ended there."""
    first_column, first_row, across, down = (int(side) for side in row[:4])
    left = 0 if first_column == 0 else (first_column + 1) * TILE
    top = 0 if first_row == 0 else (first_row + 1) * TILE
    right, bottom = (first_column + across) * TILE, (first_row + down) * TILE
    right = shape[1] if right >= shape[1] else right - TILE
    bottom = shape[0] if bottom >= shape[0] else bottom - TILE
    return Box(left, top, right - left, bottom - top)


def _profile(pixels: Pixels) -> NDArray[np.float32]:
    """Each row of pixels, as a few columns."""
    reduced = cv2.resize(grey(pixels), (BANDS, pixels.shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(reduced, np.float32)


def _shift(before: NDArray[np.float32], now: NDArray[np.float32]) -> int:
    """By how many rows the middle of now had been lower; 0 where it is found nowhere else."""
    third = len(now) // 3
    middle = now[third : 2 * third]
    if float(middle.std()) < NOISE / 4:
        return 0
    scores = cv2.matchTemplate(before, middle, cv2.TM_CCOEFF_NORMED)
    _, best, _, (_, row) = cv2.minMaxLoc(scores)
    return third - int(row) if best >= ALIKE else 0
