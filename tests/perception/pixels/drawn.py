"""Pictures of screens, drawn for tests, and an engine that reads what it is told."""

import hashlib
import io
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.pixels.raster import Pixels
from perception.pixels.seen import Line
from perception.screen import Element, Picture

SIZE = (800, 500)


def picture(*texts: tuple[str, int, int], size: tuple[int, int] = SIZE, ground: str = "white") -> Picture:
    """Words at places, black on a ground, as PNG."""
    image = Image.new("RGB", size, ground)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(18)
    for text, x, y in texts:
        pen.text((x, y), text, fill="black", font=font)
    return packed(image)


def packed(image: Image.Image, kind: str = "PNG") -> Picture:
    """The image as a Picture."""
    out = io.BytesIO()
    image.save(out, kind)
    return Picture(out.getvalue(), hashlib.sha256(out.getvalue()).hexdigest(), 1.0, "png")


def pixels(size: tuple[int, int] = SIZE, level: int = 255) -> Pixels:
    """An empty screen."""
    return np.full((size[1], size[0], 3), level, np.uint8)


def line(text: str, x: float, y: float, *, height: float = 20, contrast: float = 200) -> Line:
    """Words that begin there; ten pixels a letter."""
    return Line(text, Box(x, y, 10 * len(text), height), contrast=contrast)


def seen(role: str, name: str, x: float, y: float, width: float = 80, height: float = 20, **rest: object) -> Element:
    """An element of a picture."""
    return Element(role, name, Box(x, y, width, height), source="vision", **rest)  # type: ignore[arg-type]


class Told:
    """An engine that says what it was given, and remembers the sizes of what it was shown."""

    name = "told"
    remark = ""
    quick = False

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        self.lines = tuple(lines)
        self.shown: list[tuple[int, int]] = []

    def read(self, pixels: Pixels) -> tuple[Line, ...]:
        self.shown.append((pixels.shape[1], pixels.shape[0]))
        return self.lines
