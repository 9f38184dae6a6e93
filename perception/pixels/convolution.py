"""What a small convolutional net of our own makes of a picture: at every fourth pixel, what is there and around it.

The features of a proposal tell of its own pixels and of the words next to it; this tells what it is a part of, as a
price in the card of a product, a word in a sentence or a panel with nothing in it. Depthwise separable layers
(Howard et al., 2017) from a half to a thirty-second of the size and back (Ronneberger et al., 2015), by OpenCV alone.
Trained together with the classifier by `tests.measure.pixels_training`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.pixels.proposals import Boxes
from perception.pixels.raster import Pixels

LAYERS = Path(__file__).with_name("convolution.onnx")
STRIDE = 4  # pixels for one place of a view
WHOLE = 32  # pixels that the smallest layer takes for one; pictures are filled up to that
HEIGHT, SMALLEST = 20.0, 0.4  # pixels, to which bigger lines are brought; and how far a picture is reduced for it
INSIDE = [(x, y) for y in (0.2, 0.5, 0.8) for x in (0.1, 0.3, 0.5, 0.7, 0.9)]  # of a box's width and height
AROUND = (8.0, 28.0)  # pixels from the middles of its sides
NEAR = 128  # pixels around a part of a picture that are looked at with it
LEVELS, MIDDLE = 128.0, 128.0  # grey levels that count as one, and that count as none

_running = Lock()


@dataclass(frozen=True, slots=True)
class View:
    """What the net makes of a picture: channels x rows x columns.

    scale: what its pixels were reduced by; at: where the picture begins, in pixels of what the boxes are told in.
    """

    values: NDArray[np.float32]
    scale: float = 1.0
    at: tuple[float, float] = (0.0, 0.0)

    def of(self, boxes: Boxes) -> NDArray[np.float32]:
        """One row a box: what is at some places in it and around it."""
        places = points((boxes - np.array((*self.at, *self.at), np.float32)) * np.float32(self.scale))
        rows, columns = self.values.shape[1:]
        x = np.clip(places[..., 0] // STRIDE, 0, columns - 1).astype(np.int64)
        y = np.clip(places[..., 1] // STRIDE, 0, rows - 1).astype(np.int64)
        return np.moveaxis(self.values[:, y, x], 0, 2).reshape(len(boxes), -1)


def viewed(pixels: Pixels, line_height: float, at: tuple[float, float] = (0.0, 0.0)) -> View:
    """The net's view of the picture, whose lines are usually so many pixels high."""
    scale = reduction(line_height)
    blob = cv2.dnn.blobFromImage(filled(reduced(pixels, scale)), 1 / LEVELS, mean=(MIDDLE, MIDDLE, MIDDLE))
    with _running:
        _net().setInput(blob)
        values = np.asarray(_net().forward()[0], np.float32)
    return View(values, scale, at)


def viewed_around(pixels: Pixels, part: Box, line_height: float) -> View:
    """The same of a part of the picture and what is near it, for boxes in pixels of that part."""
    left, top = max(0, int(part.x)), max(0, int(part.y))
    near_left, near_top = (max(0, start - NEAR) // WHOLE * WHOLE for start in (left, top))
    near = pixels[near_top : int(part.bottom) + NEAR, near_left : int(part.right) + NEAR]
    return viewed(near, line_height, (near_left - left, near_top - top))


def reduction(line_height: float) -> float:
    """By how much a picture with such lines is reduced, 1 for not at all."""
    return min(1.0, max(SMALLEST, HEIGHT / line_height))


def reduced(pixels: Pixels, scale: float) -> Pixels:
    """The picture at that part of its width and height."""
    if scale == 1.0:
        return pixels
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def filled(pixels: Pixels) -> Pixels:
    """The picture with its right and lower edges repeated until its sides are multiples of WHOLE."""
    down, across = -pixels.shape[0] % WHOLE, -pixels.shape[1] % WHOLE
    return np.asarray(cv2.copyMakeBorder(pixels, 0, down, 0, across, cv2.BORDER_REPLICATE), np.uint8)


def points(boxes: Boxes) -> NDArray[np.float32]:
    """The places (x, y) that are looked at for each box."""
    left, top, right, bottom = boxes.T
    middle = ((left + right) / 2, (top + bottom) / 2)
    inside = [(left + x * (right - left), top + y * (bottom - top)) for x, y in INSIDE]
    around = [
        place
        for far in AROUND
        for place in (
            (left - far, middle[1]),
            (right + far, middle[1]),
            (middle[0], top - far),
            (middle[0], bottom + far),
        )
    ]
    return np.stack([np.stack(place, axis=1) for place in (*inside, *around)], axis=1)


@cache
def _net() -> Any:
    return cv2.dnn.readNetFromONNX(str(LAYERS))
