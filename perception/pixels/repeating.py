"""What a proposal has in common with others in its column and its row, and what is said there elsewhere, too.

A button says and looks the same in every record; states, prices and pictures stand where it does and differ.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.pixels.proposals import Boxes
from perception.pixels.seen import Line

LEVEL = 3.0  # pixels by which the edges or middles of what stands in one column or row may differ
SIZED = 0.12  # of its height, by which the height of what stands there may differ
MONEY = re.compile(r"[€$£¥₹]|\b(EUR|USD|CHF|kr)\b")
MEASURED = re.compile(r"^[\d\s.,:/%+−–-]+[a-zA-Z]{0,3}$|\bago\b|\d{4}-\d\d")  # figures, dates, sizes, times
FIGURES = (MONEY, MEASURED)
"""As the nets were taught them: another word here needs another training. `perception.pixels.facts` knows more."""

Told = NDArray[np.float32]
"""One row a box."""


def repeated(boxes: Boxes, look: Told, fill: Told, lines: Sequence[Line], said: NDArray[np.int64]) -> Told:
    """How many others are in its column and in its row, how much they differ, and whether its words stand elsewhere.

    look, fill: a picture and a colour of each box; said: the line that stands in each, -1 for none.
    """
    height = boxes[:, 3] - boxes[:, 1]
    sized = np.abs(height[:, None] - height) <= SIZED * height[:, None] + 1
    np.fill_diagonal(sized, False)
    looks, fills = differences(look), differences(fill)
    parts = [_beside(sized & near, looks, fills) for near in (_level(boxes, 0), _level(boxes, 1))]
    return np.concatenate([*parts, _said(boxes, lines, said)], axis=1).astype(np.float32)


def differences(told: Told) -> Told:
    """The mean square of the differences of each with each."""
    lengths = (told**2).sum(axis=1)
    apart = (lengths[:, None] + lengths - 2 * told @ told.T) / told.shape[1]
    return np.asarray(np.maximum(apart, 0), np.float32)


def _level(boxes: Boxes, axis: int) -> NDArray[np.bool_]:
    """Which stand in one column (axis 0) or row (axis 1): they begin, end or are centred at the same place."""
    begin, end = boxes[:, axis], boxes[:, axis + 2]
    places = (begin, end, (begin + end) / 2) if axis == 0 else ((begin + end) / 2,)
    return np.asarray(np.any([np.abs(place[:, None] - place) < LEVEL for place in places], axis=0))


def _beside(mates: NDArray[np.bool_], looks: Told, fills: Told) -> Told:
    """How many they are, how much they differ on the whole and at least, and how much in their colour."""
    count = mates.sum(axis=1)
    least = np.where(mates, looks, 1.0).min(axis=1, initial=1.0)
    means = [(mates * apart).sum(axis=1) / np.maximum(count, 1) for apart in (looks, fills)]
    return np.stack([np.log2(1 + count) / 3, 4 * least.clip(0, 0.5), 4 * means[0].clip(0, 0.5), means[1].clip(0, 2)], 1)


def _said(boxes: Boxes, lines: Sequence[Line], said: NDArray[np.int64]) -> Told:
    """Whether its words stand elsewhere, in how much of its column, and whether they are an amount or a measure."""
    told = np.zeros((len(boxes), 2 + len(FIGURES)), np.float32)
    if not lines:
        return told
    texts = [line.text.strip().lower() for line in lines]
    number = Counter(texts)
    codes = np.array([list(number).index(text) for text in texts])
    left = np.array([line.box.x for line in lines])
    column = np.abs(left[:, None] - left) < LEVEL
    same = (column & (codes[:, None] == codes)).sum(axis=1) - 1
    each = np.array(
        [
            (np.log2(number[text]) / 2, alike / max(mates, 1), *(bool(kind.search(text)) for kind in FIGURES))
            for text, alike, mates in zip(texts, same, column.sum(axis=1) - 1, strict=True)
        ],
        np.float32,
    )
    told[said >= 0] = each[said[said >= 0]]
    return told
