"""A picture as an array of pixels, of a size that can be worked on."""

import io
import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from perception.geometry import Box
from perception.pixels.opencv import cv2
from perception.screen import Picture

Pixels = NDArray[np.uint8]
"""Height x width x 3, blue green red."""

MOST_PIXELS = 9_000_000
"""What is worked on at most: a 3840x2160 screen. Anything bigger is reduced, so that time and memory are bounded."""
REDUCTIONS = (1, 2, 4)
MOST_READABLE = 170_000_000
"""Beyond a 16K screen there is no screen: such a file is not unpacked at all."""


class UnreadablePicture(ValueError):
    """The bytes are no picture, or one of a size that no screen has."""


@dataclass(frozen=True, slots=True)
class Raster:
    """The pixels, and how many of them make one pixel of the element boxes (CSS pixel)."""

    pixels: Pixels
    scale: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in its own pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]


def raster(picture: Picture) -> Raster:
    """The picture unpacked, of an animated one the first frame; at a fraction of its size where that is enough.

    Raises UnreadablePicture.
    """
    width, height = _size(picture.image)
    if width * height > MOST_READABLE:
        raise UnreadablePicture(f"The picture of {width}x{height} pixels is too big for a screen; take a smaller one.")
    reduction = next((r for r in REDUCTIONS if width * height <= MOST_PIXELS * r * r and picture.scale < 2 * r), 8)
    pixels = _unpacked(picture.image, reduction)
    if pixels is None:
        raise UnreadablePicture("The picture is damaged; take another one.")
    return Raster(pixels, picture.scale * pixels.shape[1] / width)


def halved(screen: Raster) -> Raster:
    """The same at half its width and height."""
    smaller = cv2.resize(screen.pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return Raster(np.asarray(smaller, np.uint8), screen.scale / 2)


def grey(pixels: Pixels) -> NDArray[np.uint8]:
    """The same without its colours."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def cut(pixels: Pixels, box: Box) -> Pixels:
    """What lies in the box, as far as it lies in the picture; a view, not a copy."""
    height, width = pixels.shape[:2]
    left, top = max(0, int(box.x)), max(0, int(box.y))
    return pixels[top : min(height, int(np.ceil(box.bottom))), left : min(width, int(np.ceil(box.right)))]


def _size(image: bytes) -> tuple[int, int]:
    """Width and height, from the header alone."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # nothing is unpacked here
            with Image.open(io.BytesIO(image)) as opened:
                return opened.size
    except Image.DecompressionBombError:
        raise UnreadablePicture("The picture is too big for a screen; take a smaller one.") from None
    except (UnidentifiedImageError, OSError):
        raise UnreadablePicture("This is no picture that can be read; take it as PNG or JPEG.") from None


def _unpacked(image: bytes, reduction: int) -> Pixels | None:
    """The pixels, taken at a fraction of the size where they are too many."""
    modes = {
        1: cv2.IMREAD_COLOR,
        2: cv2.IMREAD_REDUCED_COLOR_2,
        4: cv2.IMREAD_REDUCED_COLOR_4,
        8: cv2.IMREAD_REDUCED_COLOR_8,
    }
    try:
        unpacked = cv2.imdecode(np.frombuffer(image, np.uint8), modes[reduction])
    except cv2.error:
        return None
    return None if unpacked is None else np.asarray(unpacked, np.uint8)
