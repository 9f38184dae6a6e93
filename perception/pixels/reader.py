"""The pictures of one screen, read one after the other: only what changed since the last one is read anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from perception.geometry import Box
from perception.pixels import ocr
from perception.pixels.changed import Scrolled, changed_parts, merged, moved, scrolled
from perception.pixels.controls import controls
from perception.pixels.convolution import viewed_around
from perception.pixels.elements import elements
from perception.pixels.features import Setting, setting
from perception.pixels.keys import Keys, with_looks
from perception.pixels.lines import parted
from perception.pixels.ocr import Ocr
from perception.pixels.overlooked import overlooked
from perception.pixels.raster import Pixels, Raster, cut, halved, raster
from perception.pixels.rereading import careful
from perception.pixels.seen import Control, Line
from perception.pixels.tables import with_rows
from perception.screen import Element, Picture

MARGIN = 12.0  # pixels around what changed that are looked at with it
BIG_LETTERS = 44.0  # pixels, the usual height of lines; half of that is read as well, in a quarter of the time
LOW = 80.0  # pixels; controls up to this height are looked at again as a whole when a part of them changed
MOST = 0.5  # of the screen; where more is to be looked at, everything is

Seen = TypeVar("Seen", Line, Control)


@dataclass(frozen=True, slots=True)
class Sight:
    """What a picture shows, in its own pixels. `fresh` is the share of it that was read anew, 0 to 1."""

    lines: tuple[Line, ...] = ()
    controls: tuple[Control, ...] = ()
    fresh: float = 1.0


class Reader:
    """Reads the pictures of one screen; not to be shared between threads.

    Raises NoReader where there is no OCR engine, UnreadablePicture for what is no picture.
    """

    def __init__(self, engine: Ocr | None = None) -> None:
        self._engine = engine or careful(ocr.engine())
        self._digest = ""
        self._elements: tuple[Element, ...] = ()
        self._pixels: Pixels | None = None
        self._usual: Setting | None = None
        self._keys = Keys()
        self._scale = 1.0
        self.sight = Sight()

    @property
    def engine(self) -> str:
        """Which engine reads."""
        return self._engine.name

    @property
    def remark(self) -> str:
        """What a person should know of the last reading, such as what could not be read; "" for nothing."""
        return self._engine.remark

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of text that were read last, in CSS pixels."""
        return tuple(replace(line, box=_shrunk(line.box, self._scale)) for line in self.sight.lines)

    def read(self, picture: Picture) -> tuple[Element, ...]:
        """The elements of the picture in reading order, in CSS pixels."""
        if picture.digest != self._digest or not picture.digest:
            self.elements(raster(picture))
            self._digest = picture.digest
        return self._elements

    def elements(self, screen: Raster) -> tuple[Element, ...]:
        """The same of pixels that were never packed to a picture."""
        if self._usual and self._usual.height > BIG_LETTERS:
            screen = halved(screen)
        before, self._scale = self.sight, screen.scale
        sight = self.see(screen.pixels)
        if sight is not before:
            found = (with_looks(element, screen.pixels) for element in elements(sight.controls, sight.lines))
            keyed = self._keys.keyed([_scaled(element, screen.scale) for element in found])
            self._elements = with_rows(keyed)
        return self._elements

    def see(self, pixels: Pixels) -> Sight:
        """Lines and controls, in the pixels' own units."""
        parts = self._to_read(pixels)
        if parts is None:
            self.sight = self._whole(pixels)
        elif parts:
            for part in parts:
                self.sight = self._patched(pixels, part)
            self.sight = replace(self.sight, fresh=_share(parts, pixels))
        self._pixels = pixels
        return self.sight

    def _to_read(self, pixels: Pixels) -> tuple[Box, ...] | None:
        """The parts to read anew, none of which cuts through what is known; None for everything."""
        if self._pixels is None:
            return None
        parts = changed_parts(self._pixels, pixels)
        if (parts is None or _share(parts, pixels) > MOST / 4) and (shift := scrolled(self._pixels, pixels)):
            self.sight = _shifted(self.sight, shift)
            parts = changed_parts(moved(self._pixels, shift), pixels)
        if parts is None:
            return None
        grown = self._grown(parts)
        return grown if _share(grown, pixels) <= MOST else None

    def _grown(self, parts: Sequence[Box]) -> tuple[Box, ...]:
        """The parts with the lines and low controls that they touch."""
        known = [line.box for line in self.sight.lines]
        known += [control.box for control in self.sight.controls if control.box.height <= LOW]
        boxes = list(merged(map(_with_margin, parts), 0))
        for _ in range(2):
            boxes = [_holding(box, [other for other in known if box.overlap(other)]) for box in boxes]
        return merged(boxes, MARGIN)

    def _whole(self, pixels: Pixels) -> Sight:
        lines = parted(self._engine.read(pixels), pixels)
        self._usual = setting(pixels, lines)
        found = controls(pixels, lines, self._usual)
        return Sight((*lines, *overlooked(pixels, lines, found, self._engine, self._usual.height)), found)

    def _patched(self, pixels: Pixels, part: Box) -> Sight:
        """What is known, with the part read anew."""
        patch = cut(pixels, part)
        left, top = max(0, int(part.x)), max(0, int(part.y))
        lines = parted(self._engine.read(patch), patch)
        usual = self._usual or setting(patch, lines)
        found = controls(patch, lines, usual, (left, top), viewed_around(pixels, part, usual.height))
        lines = (*lines, *overlooked(patch, lines, found, self._engine, usual.height))
        return Sight(
            (*_outside(self.sight.lines, part), *_offset(lines, left, top)),
            (*_outside(self.sight.controls, part), *_offset(found, left, top)),
        )


def _outside(seen: Iterable[Seen], part: Box) -> list[Seen]:
    return [one for one in seen if not part.contains(one.box.centre)]


def _offset(seen: Iterable[Seen], across: float, down: float) -> list[Seen]:
    return [replace(one, box=Box(one.box.x + across, one.box.y + down, one.box.width, one.box.height)) for one in seen]


def _shifted(sight: Sight, by: Scrolled) -> Sight:
    """What was scrolled in its new place; what left its part is dropped."""
    return Sight(_following(sight.lines, by), _following(sight.controls, by))


def _following(seen: Sequence[Seen], by: Scrolled) -> tuple[Seen, ...]:
    inside = [one for one in seen if by.part.contains(one.box.centre)]
    moved_on: list[Seen] = [one for one in _offset(inside, 0, by.down) if by.part.encloses(one.box)]
    return tuple(_outside(seen, by.part) + moved_on)


def _with_margin(box: Box) -> Box:
    return Box(box.x - MARGIN, box.y - MARGIN, box.width + 2 * MARGIN, box.height + 2 * MARGIN)


def _holding(box: Box, others: Sequence[Box]) -> Box:
    left, top = min([box.x, *(o.x - 2 for o in others)]), min([box.y, *(o.y - 2 for o in others)])
    right, bottom = max([box.right, *(o.right + 2 for o in others)]), max([box.bottom, *(o.bottom + 2 for o in others)])
    return Box(left, top, right - left, bottom - top)


def _share(parts: Sequence[Box] | None, pixels: Pixels) -> float:
    """How much of the picture the parts are, 0 to 1."""
    height, width = pixels.shape[:2]
    return 1.0 if parts is None else min(1.0, sum(part.area for part in parts) / (width * height))


def _scaled(element: Element, scale: float) -> Element:
    return replace(element, box=_shrunk(element.box, scale))


def _shrunk(box: Box, scale: float) -> Box:
    return Box(box.x / scale, box.y / scale, box.width / scale, box.height / scale)
