"""What speaks against a control that was found, besides what the nets make of its looks.

What tells something, a heading, and what shows no words and is no icon must look all the more like one. Only what is
pressed is doubted: a field may hold anything, and a tick is known by its shape.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from perception.pixels.facts import is_count, is_fact, is_state
from perception.pixels.proposals import Boxes, areas, array, intersections
from perception.pixels.seen import Control, Line

Mask = NDArray[np.bool_]
"""One a box, or one for each line of it."""

PRESSED = frozenset("button link tab menuitem clickable".split())
TELLING, COUNTING, HEADING, EMPTY = 0.05, 0.2, 0.1, 0.1  # times the odds
HELD = 0.6  # of a line's area that lies in a box, from which the line is said there
BARE = 0.6  # of a box's area that is its one line, from which it is hardly more than that
APART = 0.3  # of a box's area that may lie on lines it does not hold
BIG = 1.35  # times the usual height of lines: a heading
HIGH, TINY = 2.2, 0.7  # line heights: a picture, bar or panel, and a dot


def undoubted(found: Sequence[Control], lines: Sequence[Line], line_height: float, sure: float) -> list[Control]:
    """Those that are still so sure when all is said against them; each as sure as it is then."""
    boxes = array([control.box for control in found])
    times = np.ones(len(found))
    for doubt, odds in _doubts(boxes, lines, line_height):
        times = np.where(doubt, np.minimum(times, odds), times)
    judged = [
        replace(control, sure=_at_odds(control.sure, float(odds))) if control.role in PRESSED else control
        for control, odds in zip(found, times, strict=True)
    ]
    return [control for control in judged if control.sure >= sure]


def _at_odds(sure: float, times: float) -> float:
    return times * sure / (times * sure + 1 - sure) if times < 1 else sure


def _doubts(boxes: Boxes, lines: Sequence[Line], line_height: float) -> Iterator[tuple[Mask, float]]:
    places = array([line.box for line in lines])
    shared = intersections(boxes, places)
    held = shared > HELD * areas(places)
    if lines:
        yield from _in_words(boxes, lines, line_height, shared, held)
    empty = ~held.any(axis=1) & (shared.max(axis=1, initial=0) < APART * areas(boxes))
    width, height = (boxes[:, 2:] - boxes[:, :2]).T / line_height
    yield empty & ((height > HIGH) | (np.maximum(width, height) < TINY)), EMPTY


def _in_words(
    boxes: Boxes, lines: Sequence[Line], line_height: float, shared: Boxes, held: Mask
) -> Iterator[tuple[Mask, float]]:
    """Of boxes that hold one line: what it tells, and headings. `shared` and `held`: boxes x lines."""
    one, said = held.sum(axis=1) == 1, held.argmax(axis=1)
    for tells, odds in ((is_fact, TELLING), (is_state, TELLING), (is_count, COUNTING)):
        yield one & np.array([tells(line.text) for line in lines])[said], odds
    large = np.array([line.box.height > BIG * line_height for line in lines])[said]
    yield one & large & (shared.max(axis=1) > BARE * areas(boxes)), HEADING
