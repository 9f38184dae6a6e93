"""Numbered marks on a copy of a picture, for a model or a person who looks at it."""

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFont

from perception.geometry import Box
from perception.screen import Element, Picture

# Dark enough for white digits, and apart for colour-blind eyes; neighbours in number differ.
COLOURS = ("#b00020", "#00509e", "#006d2c", "#7b1fa2", "#a04000", "#37474f")
TAG_HEIGHT = 16  # CSS pixels
PADDING = 3


def mark(picture: Picture, elements: Sequence[Element]) -> Picture:
    """A copy of the picture with a box and a number tag on each numbered element that is in view.

    Tags stand outside their element where there is room, and avoid each other as far as possible.
    """
    with Image.open(io.BytesIO(picture.image)) as opened:
        image = opened.convert("RGB")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=round((TAG_HEIGHT - PADDING) * picture.scale))
    frame = Box(0, 0, image.width, image.height)
    taken: list[Box] = []
    for element in _markable(elements):
        box = _scaled(element.box, picture.scale)
        if _overlap(box, frame) <= 0:
            continue
        colour = COLOURS[element.number % len(COLOURS)]
        number = str(element.number)
        tag = _place(box, pen.textlength(number, font), picture.scale, taken, frame)
        taken.append(tag)
        pen.rectangle(_corners(box), outline=colour, width=max(1, round(2 * picture.scale)))
        pen.rectangle(_corners(tag), fill=colour, outline="white")
        pen.text((tag.centre.x, tag.centre.y), number, fill="white", font=font, anchor="mm")
    return _encoded(image, picture)


def _markable(elements: Iterable[Element]) -> list[Element]:
    """Big ones first, so that the box of a small one inside is drawn over them."""
    numbered = [e for e in elements if e.number and e.visibility == "shown"]
    return sorted(numbered, key=lambda e: -e.box.area)


def _place(box: Box, width: float, scale: float, taken: Sequence[Box], frame: Box) -> Box:
    """Where the tag covers the least of the other tags; the first of the usual places that is free."""
    size = (width + 2 * PADDING * scale, TAG_HEIGHT * scale)
    return min(_spots(box, *size, frame), key=lambda spot: sum(_overlap(spot, other) for other in taken))


def _spots(box: Box, width: float, height: float, frame: Box) -> Iterator[Box]:
    """Above, left, right and below the element, then on it: always wholly within the frame."""
    for x, y in (
        (box.x, box.y - height),
        (box.x - width, box.y),
        (box.right, box.y),
        (box.x, box.bottom),
        (box.right - width, box.y - height),
        (box.right - width, box.bottom),
        (box.x, box.y),
        (box.right - width, box.bottom - height),
    ):
        yield Box(max(0, min(x, frame.width - width)), max(0, min(y, frame.height - height)), width, height)


def _overlap(box: Box, other: Box) -> float:
    """How much of the boxes lies in both, in square pixels."""
    across = min(box.right, other.right) - max(box.x, other.x)
    down = min(box.bottom, other.bottom) - max(box.y, other.y)
    return max(across, 0) * max(down, 0)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale)


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, max(box.x, box.right - 1), max(box.y, box.bottom - 1)


def _encoded(image: Image.Image, picture: Picture) -> Picture:
    out = io.BytesIO()
    image.save(out, picture.format.upper(), quality=85)
    return replace(picture, image=out.getvalue(), digest=hashlib.sha256(out.getvalue()).hexdigest())
