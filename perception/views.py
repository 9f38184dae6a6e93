"""Pictures as a model is shown them, and the way back: the one place where their pixels and the screen's meet.

Three kinds of pixels: CSS pixels of the screen, in which elements and presses are told; pixels of the picture
that was taken (`Picture.scale` of them a CSS pixel); pixels of the view, which may be shrunk or a part of it.
"""

import hashlib
import io
from dataclasses import dataclass, replace

from PIL import Image

from perception.geometry import Box, Point
from perception.screen import Picture

LONGEST = 1568  # pixels of a side; servers shrink larger pictures without a word, and points would go astray
NARROWEST = 300  # CSS pixels that a part of the screen is shown with at least


@dataclass(frozen=True, slots=True)
class View:
    """A picture for a model: `part` of the screen, in CSS pixels, shown `width` times `height` pixels large."""

    picture: Picture
    part: Box
    width: int
    height: int

    def on_screen(self, point: Point) -> Point:
        """Where a place in the view is on the screen, in CSS pixels; a place outside is moved to its edge."""
        x = min(max(point.x, 0.0), self.width - 1.0)
        y = min(max(point.y, 0.0), self.height - 1.0)
        across, down = self.part.width / self.width, self.part.height / self.height
        return Point(self.part.x + (x + 0.5) * across, self.part.y + (y + 0.5) * down)

    def in_view(self, point: Point) -> Point:
        """Which pixel of the view shows a place of the screen; outside the view where that is."""
        across, down = self.width / self.part.width, self.height / self.part.height
        return Point((point.x - self.part.x) * across // 1, (point.y - self.part.y) * down // 1)


def whole(picture: Picture, longest: int = LONGEST) -> View:
    """The whole picture, made smaller where a side is longer than so many pixels."""
    with Image.open(io.BytesIO(picture.image)) as image:
        part = Box(0, 0, image.width / picture.scale, image.height / picture.scale)
        return _view(image, picture, part, min(1.0, longest / max(image.size)))


def zoomed(picture: Picture, part: Box, longest: int = LONGEST) -> View:
    """A part of the picture, with some of what is around it where it is small, as large as it may be."""
    with Image.open(io.BytesIO(picture.image)) as image:
        screen = Box(0, 0, image.width / picture.scale, image.height / picture.scale)
        left, right = _widened(part.x, part.right, screen.width)
        top, bottom = _widened(part.y, part.bottom, screen.height)
        corners = [round(edge * picture.scale) for edge in (left, top, right, bottom)]
        cut = image.crop((corners[0], corners[1], corners[2], corners[3]))
        shown = Box(
            corners[0] / picture.scale,
            corners[1] / picture.scale,
            cut.width / picture.scale,
            cut.height / picture.scale,
        )
        return _view(cut, picture, shown, longest / max(cut.size))


def _widened(start: float, end: float, limit: float) -> tuple[float, float]:
    """The stretch made as wide as the narrowest, or the limit, about its middle and within 0 and the limit."""
    width = min(max(end - start, NARROWEST), limit)
    begin = min(max((start + end - width) / 2, 0.0), limit - width)
    return begin, begin + width


def _view(image: Image.Image, picture: Picture, part: Box, factor: float) -> View:
    width, height = (max(1, round(side * factor)) for side in image.size)
    if image.size == (width, height) and part.x == part.y == 0:
        return View(picture, part, width, height)
    out = io.BytesIO()
    image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS).save(out, picture.format.upper(), quality=85)
    shown = replace(
        picture, image=out.getvalue(), digest=hashlib.sha256(out.getvalue()).hexdigest(), scale=width / part.width
    )
    return View(shown, part, width, height)
