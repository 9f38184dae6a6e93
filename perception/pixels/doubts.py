"""What speaks against a proposal being a control, besides what the nets make of its looks.

Nothing here rules a control out: the odds are lowered, so that what looks like a button beyond doubt stays one.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from perception.pixels.agreeing import Likely
from perception.pixels.classifier import KINDS
from perception.pixels.facts import is_count, is_fact, is_state
from perception.pixels.proposals import Boxes, areas, array, intersections
from perception.pixels.seen import Line

Mask = NDArray[np.bool_]
"""One a proposal, or one for each line of it."""

PRESSED = np.array([kind in "button link tab menuitem clickable".split() for kind in KINDS])
"""The kinds that are doubted; a field may hold anything, and a tick is known by its shape."""
TELLING, COUNTING, HEADING, EMPTY = 0.02, 0.2, 0.1, 0.05  # times the odds
HELD = 0.6  # of a line's area that lies in a box, from which the line is said there
BARE = 0.6  # of a box's area that is its one line, from which it is hardly more than that
APART = 0.3  # of a box's area that may lie on lines it does not hold
BIG = 1.35  # times the usual height of lines: a heading
HIGH, TINY = 2.2, 0.7  # line heights: a picture, bar or panel, and a dot


def doubted(boxes: Boxes, lines: Sequence[Line], line_height: float, likely: Likely) -> Likely:
    """The same likelihoods, lowered for what tells something, for headings, and for what holds no words."""
    places = array([line.box for line in lines])
    shared = intersections(boxes, places)
    held = shared > HELD * areas(places)
    for doubt, times in (
        *_in_words(boxes, lines, line_height, shared, held),
        *_without_words(boxes, line_height, shared, held),
    ):
        likely = _less(likely, doubt, times)
    return likely


def _in_words(
    boxes: Boxes, lines: Sequence[Line], line_height: float, shared: Boxes, held: Mask
) -> Iterator[tuple[Mask, float]]:
    """Of boxes that hold one line: what it tells, and headings. `shared` and `held`: boxes x lines."""
    if not lines:
        return
    one, said = held.sum(axis=1) == 1, held.argmax(axis=1)
    for tells, times in ((is_fact, TELLING), (is_state, TELLING), (is_count, COUNTING)):
        yield one & np.array([tells(line.text) for line in lines])[said], times
    large = np.array([line.box.height > BIG * line_height for line in lines])[said]
    yield one & large & (shared.max(axis=1) > BARE * areas(boxes)), HEADING


def _without_words(boxes: Boxes, line_height: float, shared: Boxes, held: Mask) -> Iterator[tuple[Mask, float]]:
    """Pictures, bars, panels and dots: what is too large or too small for an icon."""
    empty = ~held.any(axis=1) & (shared.max(axis=1, initial=0) < APART * areas(boxes))
    width, height = (boxes[:, 2:] - boxes[:, :2]).T / line_height
    yield empty & ((height > HIGH) | (np.maximum(width, height) < TINY)), EMPTY


def _less(likely: Likely, doubt: Mask, times: float) -> Likely:
    """So many times the odds of what is pressed, where there is that doubt."""
    lower = np.where(doubt[:, None] & PRESSED, times * likely, likely)
    return np.asarray(lower / lower.sum(axis=1, keepdims=True), np.float32)
