"""Whether a small part of a screen still looks as it did when something was decided about it."""

import io

from PIL import Image, ImageChops, ImageStat

from perception.geometry import Box, Point
from perception.screen import Picture
from perception.zoom import corners

AROUND = 48.0, 32.0  # CSS pixels that are compared, across and down
OTHER = 12.0  # grey levels of difference on average: more than a caret or a packed picture's noise make


def looks_alike(before: Picture, now: Picture, at: Point) -> bool:
    """Whether both pictures show about the same around that place (CSS pixels)."""
    if now.digest == before.digest:
        return True
    across, down = AROUND
    region = Box(at.x - across / 2, at.y - down / 2, across, down)
    try:
        one, other = _part(before, region), _part(now, region)
    except ValueError:  # it lies outside of one of them
        return False
    difference = ImageStat.Stat(ImageChops.difference(one, other.resize(one.size)))
    return max(difference.mean) < OTHER


def _part(picture: Picture, region: Box) -> Image.Image:
    with Image.open(io.BytesIO(picture.image)) as opened:
        return opened.convert("RGB").crop(corners(picture, region))
