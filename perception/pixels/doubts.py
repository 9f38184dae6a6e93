"""What speaks against a proposal being a control, besides what the nets make of its looks.

Nothing here rules a control out: the odds are lowered, so that what looks like a button beyond doubt stays one.
"""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from perception.pixels.agreeing import Likely
from perception.pixels.classifier import KINDS
from perception.pixels.facts import is_count, is_fact, is_sentence, is_state
from perception.pixels.proposals import Boxes, areas, array, intersections
from perception.pixels.seen import Line

Mask = NDArray[np.bool_]
"""One a proposal."""

PRESSED = frozenset("button link tab menuitem clickable".split())
ALONE = 0.6  # of a box's area that is its one line, from which it is hardly more than that
HELD = 0.6  # of a line's area that lies in a box, from which the line is said there
APART = 0.3  # of a box's area that may lie on lines it does not hold
HIGH, TINY = 2.2, 0.7  # line heights: a picture, bar or panel, and a dot
SURE_AS = 0.2  # how likely another one on its level is a tab
LEVEL, SIZED = 3.0, 0.2  # pixels by which their middles may differ, and of its height by which their heights may


def doubted(boxes: Boxes, lines: Sequence[Line], line_height: float, likely: Likely) -> Likely:
    """The same likelihoods, lowered for what tells something, holds nothing, or is a tab without another one."""
    said, bare = _said(boxes, lines)
    empty = _is_empty(boxes, lines)
    width, height = (boxes[:, 2:] - boxes[:, :2]).T / line_height
    for told, factor, kinds in (
        (_are(is_fact, said), 0.01, PRESSED),
        (_are(is_state, said), 0.01, PRESSED),
        (_are(is_count, said), 0.2, PRESSED),
        (_are(is_sentence, said) & bare, 0.2, PRESSED - {"link"}),
        (empty & (height > HIGH), 0.05, PRESSED),
        (empty & (np.maximum(width, height) < TINY), 0.05, PRESSED),
    ):
        likely = _less(likely, told, factor, kinds)
    return _less(likely, _is_lone_tab(boxes, likely), 0.1, PRESSED)


def _said(boxes: Boxes, lines: Sequence[Line]) -> tuple[list[str], Mask]:
    """The one line that each box holds, "" for none or several; and whether the box is hardly more than that line."""
    places = array([line.box for line in lines])
    shared = intersections(boxes, places)
    held = shared > HELD * areas(places)
    one = held.sum(axis=1) == 1
    if not one.any():
        return [""] * len(boxes), one
    which = held.argmax(axis=1)
    bare = one & (shared[np.arange(len(boxes)), which] > ALONE * areas(boxes))
    return [lines[at].text if is_one else "" for at, is_one in zip(which, one, strict=True)], bare


def _is_empty(boxes: Boxes, lines: Sequence[Line]) -> Mask:
    """Which hold no line, and are no part of one either."""
    places = array([line.box for line in lines])
    shared = intersections(boxes, places)
    held = (shared > HELD * areas(places)).any(axis=1)
    return np.asarray(~held & (shared.max(axis=1, initial=0) < APART * areas(boxes)))


def _are(holds: Callable[[str], bool], said: Sequence[str]) -> Mask:
    return np.array([holds(text) for text in said], bool)


def _is_lone_tab(boxes: Boxes, likely: Likely) -> Mask:
    """Which look most like a tab, though no other tab stands on their level: one alone would lead nowhere."""
    tab = KINDS.index("tab")
    middle, height = (boxes[:, 1] + boxes[:, 3]) / 2, boxes[:, 3] - boxes[:, 1]
    level = np.abs(middle[:, None] - middle) < LEVEL
    sized = np.abs(height[:, None] - height) <= SIZED * height[:, None] + LEVEL
    others = level & sized & (intersections(boxes, boxes) <= 0) & (likely[:, tab] > SURE_AS)
    return np.asarray((likely[:, 1:].argmax(axis=1) + 1 == tab) & ~others.any(axis=1))


def _less(likely: Likely, told: Mask, factor: float, kinds: Collection[str]) -> Likely:
    """So many times the odds of these kinds, where something is told of a proposal."""
    lowered = told[:, None] & np.array([kind in kinds for kind in KINDS])
    lower = np.where(lowered, factor * likely, likely)
    return np.asarray(lower / lower.sum(axis=1, keepdims=True), np.float32)
