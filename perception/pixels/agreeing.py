"""What is known of a proposal besides what the net says of it alone: what looks like it, and what cannot be."""

import numpy as np
from numpy.typing import NDArray

from perception.pixels.classifier import KINDS
from perception.pixels.features import LOOK
from perception.pixels.proposals import Boxes, overlaps

ALIKE = 0.1  # mean square of the differences of scaled features, below which two proposals look alike
EXTREME = 3.0  # what a scaled feature counts at most
LEVEL = 3.0  # pixels by which the left edges of a column may differ, or the middles of a row
SIZED = 0.12  # of its height, by which the heights of what looks alike may differ
LEAST = 1e-4  # likelihoods are kept so far from 0 and 1
BARE = 0.8  # overlap with a line of text, from which a box is those words and nothing more
FIELDS = [index for index, kind in enumerate(KINDS) if kind in ("textbox", "combobox")]

Likely = NDArray[np.float32]
"""One row a proposal: how likely it is of each of the KINDS."""


def agreed(boxes: Boxes, scaled: NDArray[np.float32], likely: Likely) -> Likely:
    """The same, with how likely each is a control evened out among those that look alike in one row or column.

    The net judges each by itself, and of the entries of one menu or the prices of one list it may miss a few.
    """
    near = _in_line(boxes) & (_difference(scaled[:, LOOK].clip(-EXTREME, EXTREME)) < ALIKE)
    near |= np.eye(len(boxes), dtype=bool)
    nothing = likely[:, 0].clip(LEAST, 1 - LEAST)
    odds = np.log(1 - nothing) - np.log(nothing)
    together = near @ odds / near.sum(axis=1)
    control = (1 / (1 + np.exp(-together)))[:, None]
    kinds = likely[:, 1:] / likely[:, 1:].sum(axis=1, keepdims=True).clip(LEAST**2)
    return np.concatenate([1 - control, kinds * control], axis=1).astype(np.float32)


def without_bare_fields(boxes: Boxes, lines: Boxes, likely: Likely) -> Likely:
    """The same, but that what is words and nothing around them is no field: that would have an edge or a fill."""
    if not len(lines):
        return likely
    bare = (overlaps(boxes, lines) > BARE).any(axis=1)
    told = likely.copy()
    for field in FIELDS:
        told[bare, 0] += told[bare, field]
        told[bare, field] = 0
    return told


def _in_line(boxes: Boxes) -> NDArray[np.bool_]:
    height, middle = boxes[:, 3] - boxes[:, 1], (boxes[:, 1] + boxes[:, 3]) / 2
    column, row = (np.abs(at[:, None] - at) < LEVEL for at in (boxes[:, 0], middle))
    sized = np.abs(height[:, None] - height) <= SIZED * height[:, None] + 1
    return np.asarray((column | row) & sized)


def _difference(looks: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean square of the differences of each with each."""
    lengths = (looks**2).sum(axis=1)
    return np.asarray((lengths[:, None] + lengths - 2 * looks @ looks.T) / looks.shape[1], np.float32)
