"""Numbered marks on a copy of a picture, for a model or a person who looks at it."""

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageStat

from perception.geometry import Box
from perception.screen import Element, Picture

# Dark enough for white digits, and apart for colour-blind eyes; neighbours in number differ.
COLOURS = ("#b00020", "#00509e", "#006d2c", "#7b1fa2", "#a04000", "#37474f")
DENSE = 60  # marks from which on a screen is dense
CELL = 64  # pixels of the squares in which neighbours are looked for
ON_TAG = 20.0  # how much worse it is to cover another tag than another element
ON_WORDS = 8.0  # the same of what is drawn there, as far as it is all edges
SMALL = 4.0  # times its tag's area: what is smaller is hidden by a tag on it


@dataclass(frozen=True, slots=True)
class Style:
    """How marks are drawn, in CSS pixels."""

    tag: int
    padding: int
    line: int


ROOMY = Style(16, 3, 2)
TIGHT = Style(11, 1, 1)  # still legible, and leaves more of the screen to be seen


def mark(picture: Picture, elements: Sequence[Element]) -> Picture:
    """A copy of the picture with a box and a number tag on each numbered element that is in view.

    Boxes run around their element, not over it. Tags stand outside where there is room, avoid each other as far as
    possible, and then words and other elements. On a dense screen they are smaller.
    """
    with Image.open(io.BytesIO(picture.image)) as opened:
        image = opened.convert("RGB")
    frame = Box(0, 0, image.width, image.height)
    placed = [(e.number, _scaled(e.box, picture.scale)) for e in _markable(elements)]
    placed = [(number, _clipped(box, frame)) for number, box in placed if _overlap(box, frame) > 0]
    style = TIGHT if len(placed) > DENSE else ROOMY
    font = ImageFont.load_default(size=round((style.tag - 2) * picture.scale))
    pen, crowd = ImageDraw.Draw(image), _Crowd(image, [box for _, box in placed])
    line = max(1, round(style.line * picture.scale))
    for number, box in placed:
        pen.rectangle(_corners(_clipped(_grown(box, line), frame)), outline=_colour(number), width=line)
    for number, box in placed:  # after all boxes, none of whose lines then crosses a number
        width = pen.textlength(str(number), font) + 2 * style.padding * picture.scale
        tag = crowd.freest(_spots(box, width, style.tag * picture.scale, frame), box)
        pen.rectangle(_corners(tag), fill=_colour(number), outline="white" if style is ROOMY else None)
        pen.text((tag.centre.x, tag.centre.y), str(number), fill="white", font=font, anchor="mm")
    return _encoded(image, picture)


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


class _Crowd:
    """The boxes of elements and the tags so far, by squares of the picture, so that only neighbours are compared."""

    def __init__(self, image: Image.Image, boxes: Iterable[Box]) -> None:
        self._edges = image.convert("L").filter(ImageFilter.FIND_EDGES)
        self._near: defaultdict[tuple[int, int], list[tuple[Box, float]]] = defaultdict(list)
        for box in boxes:
            self._add(box, 1.0)

    def freest(self, spots: Iterable[Box], own: Box) -> Box:
        """The first of the spots that covers least; it is taken from now on. Its own tag may cover a big element."""
        spot = min(spots, key=lambda spot: self._covered(spot, own))
        self._add(spot, ON_TAG)
        return spot

    def _covered(self, spot: Box, own: Box) -> float:
        near = {id(box): (box, weight) for square in _squares(spot) for box, weight in self._near[square]}
        free = own if own.area > SMALL * spot.area else None
        left, top, right, bottom = map(round, _corners(spot))
        busy = ImageStat.Stat(self._edges.crop((left, top, right, bottom))).mean[0] / 255
        return ON_WORDS * busy * spot.area + sum(w * _overlap(spot, box) for box, w in near.values() if box is not free)

    def _add(self, box: Box, weight: float) -> None:
        for square in _squares(box):
            self._near[square].append((box, weight))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    across = range(int(box.x // CELL), int(box.right // CELL) + 1)
    return ((x, y) for x in across for y in range(int(box.y // CELL), int(box.bottom // CELL) + 1))


def _markable(elements: Iterable[Element]) -> list[Element]:
    """Big ones first, so that the box of a small one inside is drawn over them."""
    numbered = [e for e in elements if e.number and e.visibility == "shown"]
    return sorted(numbered, key=lambda e: -e.box.area)


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
        (box.right - width, box.y),
        (box.right - width, box.bottom - height),
    ):
        yield Box(max(0, min(x, frame.width - width)), max(0, min(y, frame.height - height)), width, height)


def _overlap(box: Box, other: Box) -> float:
    """How much of the boxes lies in both, in square pixels."""
    across = min(box.right, other.right) - max(box.x, other.x)
    down = min(box.bottom, other.bottom) - max(box.y, other.y)
    return max(across, 0) * max(down, 0)


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _clipped(box: Box, frame: Box) -> Box:
    """The part of the box that lies in the frame."""
    x, y = max(box.x, frame.x), max(box.y, frame.y)
    return Box(x, y, min(box.right, frame.right) - x, min(box.bottom, frame.bottom) - y)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale)


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, max(box.x, box.right - 1), max(box.y, box.bottom - 1)


def _encoded(image: Image.Image, picture: Picture) -> Picture:
    out = io.BytesIO()
    image.save(out, picture.format.upper(), quality=85)
    return replace(picture, image=out.getvalue(), digest=hashlib.sha256(out.getvalue()).hexdigest())
