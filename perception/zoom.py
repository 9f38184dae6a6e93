"""A part of a picture, bigger: for whoever cannot make out what is small."""

import hashlib
import io
from dataclasses import replace

from PIL import Image

from perception.geometry import Box
from perception.screen import Picture

LONGER_SIDE = 1200  # pixels that the part gets
MOST = 4.0  # times the size: beyond, nothing becomes clearer
LEAST = 16.0  # CSS pixels of width and height; smaller parts are shown with what is around them


def zoom(picture: Picture, region: Box) -> Picture:
    """The region (CSS pixels) enlarged, with a little of what is around it; its scale says by how much.

    As PNG, so that nothing is lost once more. Raises ValueError where the region lies outside the picture.
    """
    left, top, right, bottom = corners(picture, region)
    with Image.open(io.BytesIO(picture.image)) as opened:
        part = opened.convert("RGB").crop((left, top, right, bottom))
    times = max(1.0, min(MOST, LONGER_SIDE / max(part.size)))
    out = io.BytesIO()
    part.resize((round(part.width * times), round(part.height * times)), Image.Resampling.LANCZOS).save(out, "PNG")
    digest = hashlib.sha256(out.getvalue()).hexdigest()
    return replace(picture, image=out.getvalue(), digest=digest, scale=picture.scale * times, format="png")


def corners(picture: Picture, region: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is shown for a region, in the picture's own pixels.

    Raises ValueError where the region lies outside the picture.
    """
    with Image.open(io.BytesIO(picture.image)) as opened:
        width, height = opened.size
    across, down = max(region.width, LEAST) * 1.1, max(region.height, LEAST) * 1.1
    middle, scale = region.centre, picture.scale
    left, right = (max(0, min(width, round((middle.x + side * across / 2) * scale))) for side in (-1, 1))
    top, bottom = (max(0, min(height, round((middle.y + side * down / 2) * scale))) for side in (-1, 1))
    if right - left < 1 or bottom - top < 1:
        raise ValueError("That region lies outside the picture; choose one that is in view.")
    return left, top, right, bottom
