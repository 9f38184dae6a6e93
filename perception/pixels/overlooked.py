"""Single letters and short figures in controls: an engine that looks for lines often misses what stands alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from perception.geometry import Box
from perception.pixels.changed import around
from perception.pixels.ocr import Ocr
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels, cut, grey
from perception.pixels.seen import Control, Line
from perception.screen import EDITABLE

WORDED = frozenset("button link textbox combobox tab menuitem clickable".split())
MOST = 12  # controls that are looked at again, some 5 to 15 ms each
EDGE = 3  # pixels of a control that may be its border
HEIGHTS = (10, 16, 12)  # pixels, to which what is drawn is brought one after the other: one of them is mostly read
MARGIN = 0.5  # of its height, around what is drawn
LOWEST, HIGHEST = 7, 64  # pixels, the longer side of a letter and its height
ICON = 0.8  # of the height of lines; what is higher in a button is an icon
SHORT = 4.0  # times its height: so wide are a few letters at most
CONTRAST, INK = 40, 0.3  # grey levels of what stands out in a control, and the share of them that makes a letter
SURE = 0.9  # of what is read; icons that look like letters are less
NARROW = 0.5  # of its height: so narrow may a sign be a stroke, which is read as any of 1, l and |
SAID = 0.3  # of a line's area in a control, which therefore has words


def overlooked(
    pixels: Pixels, lines: Sequence[Line], controls: Sequence[Control], engine: Ocr, usual: float
) -> tuple[Line, ...]:
    """What is read in controls without words when what is drawn there is shown to the engine by itself.

    usual: the height of lines on this screen, in pixels.
    """
    if not engine.quick:
        return ()
    silent = [control for control in controls if control.role in WORDED and not _speaks(control, lines)]
    drawn = dict.fromkeys(box for control in silent if (box := _drawn(pixels, control, usual)))
    return tuple(line for box in list(drawn)[:MOST] if (line := _read(pixels, box, engine)))


def _speaks(control: Control, lines: Sequence[Line]) -> bool:
    return any(line.box.overlap(control.box) > SAID * line.box.area for line in lines)


def _drawn(pixels: Pixels, control: Control, usual: float) -> Box | None:
    """Around what stands free in the control, where that is no bigger than a few letters; None for anything else."""
    inside = grey(cut(pixels, control.box))[EDGE:-EDGE, EDGE:-EDGE].astype(np.int16)
    if min(inside.shape) < LOWEST:
        return None
    away = np.abs(inside - np.median(inside))
    strongest = float(away.max())
    if strongest < CONTRAST:
        return None
    parts = list(_free((away > INK * strongest).astype(np.uint8)))
    if not parts:
        return None
    ink = around(parts)
    highest = HIGHEST if control.role in EDITABLE else ICON * usual
    if not (max(ink.width, ink.height) >= LOWEST and ink.height <= highest and ink.width <= SHORT * ink.height):
        return None
    left, top = max(0, int(control.box.x)) + EDGE, max(0, int(control.box.y)) + EDGE
    return Box(left + ink.x, top + ink.y, ink.width, ink.height)


def _free(ink: Pixels) -> Iterator[Box]:
    """The connected parts that touch no side, as a border or a round corner would."""
    for x, y, width, height in cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:, :4].tolist():
        if x > 0 and y > 0 and x + width < ink.shape[1] and y + height < ink.shape[0]:
            yield Box(x, y, width, height)


def _read(pixels: Pixels, box: Box, engine: Ocr) -> Line | None:
    """What is drawn there, by the first size in which the engine is sure of it."""
    around_it = MARGIN * box.height
    closely = cut(pixels, Box(box.x - around_it, box.y - around_it, box.width + box.height, 2 * box.height))
    for height in HEIGHTS:
        by = height / box.height
        shown = cv2.resize(closely, None, fx=by, fy=by, interpolation=cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC)
        found = engine.read(np.asarray(shown, np.uint8))
        if len(found) == 1 and found[0].confidence >= SURE and found[0].text.isascii():
            is_stroke = len(found[0].text) == 1 and box.width < NARROW * box.height
            return None if is_stroke else replace(found[0], text=found[0].text.strip(), box=box)
    return None
