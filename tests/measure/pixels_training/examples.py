"""From shots to what the classifier learns from: the features of every proposal, and what it is.

Every page is learned from twice: as it was shown, and varied in size and colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.features import features, setting
from perception.pixels.opencv import cv2
from perception.pixels.proposals import Boxes, proposals
from perception.pixels.raster import Pixels, raster
from perception.pixels.seen import Line
from perception.screen import Element
from tests.measure.pixels_training.labels import corners, labels
from tests.measure.pixels_training.shots import shot

NOTHINGS = 0.7  # of the proposals that are nothing are kept: most say the same
ZOOM, INVERTED = (0.75, 1.5), 0.4


@dataclass(frozen=True, slots=True)
class Seen:
    """The pixels of a page, its lines and its controls (left, top, right, bottom) in them."""

    pixels: Pixels
    lines: tuple[Line, ...]
    true: Boxes


@dataclass
class Examples:
    """One row a proposal: features, kind, weight, and the seed of the page that it is from."""

    rows: NDArray[np.float16]
    kinds: NDArray[np.int64]
    weights: NDArray[np.float32]
    seeds: NDArray[np.int64]

    def where(self, mask: NDArray[np.bool_]) -> "Examples":
        return Examples(self.rows[mask], self.kinds[mask], self.weights[mask], self.seeds[mask])


def gathered(seeds: Sequence[int]) -> Examples:
    """The examples of these shots, in their order; worked out on all cores, a core a shot."""
    with Pool(initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        parts = list(pool.imap(_of_seed, seeds, chunksize=4))
    return Examples(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.seeds for part in parts]),
    )


def _of_seed(seed: int) -> Examples:
    taken = shot(seed)
    screen = raster(taken.picture)
    plain = Seen(screen.pixels, taken.lines, corners(taken.controls, screen.scale))
    chance = np.random.default_rng(seed)
    parts = [_examples(seen, taken.controls, seed, chance) for seen in (plain, varied(plain, chance))]
    rows, kinds, weights, seeds = (np.concatenate(column) for column in zip(*map(_columns, parts), strict=True))
    return Examples(rows, kinds, weights, seeds)


def varied(seen: Seen, chance: np.random.Generator) -> Seen:
    """The same page larger or smaller, in other colours, and often with light and dark exchanged."""
    by = chance.uniform(*ZOOM)
    pixels = cv2.resize(seen.pixels, None, fx=by, fy=by, interpolation=cv2.INTER_AREA if by < 1 else cv2.INTER_CUBIC)
    pixels = pixels[:, :, chance.permutation(3)]
    if chance.random() < INVERTED:
        pixels = 255 - pixels
    lines = tuple(replace(line, box=_times(line.box, by)) for line in seen.lines)
    return Seen(np.ascontiguousarray(pixels), lines, seen.true * np.float32(by))


def _examples(seen: Seen, shown: Sequence[Element], seed: int, chance: np.random.Generator) -> Examples:
    boxes = proposals(seen.pixels, [line.box for line in seen.lines])
    given, weight = labels(boxes, seen.true, shown)
    told = features(seen.pixels, boxes, seen.lines, setting(seen.pixels, seen.lines))
    kept = (weight > 0) & ((given > 0) | (chance.random(len(boxes)) < NOTHINGS))
    return Examples(told.astype(np.float16), given, weight, np.full(len(boxes), seed)).where(kept)


def _columns(examples: Examples) -> tuple[NDArray[Any], ...]:
    return examples.rows, examples.kinds, examples.weights, examples.seeds


def _times(box: Box, by: float) -> Box:
    return Box(box.x * by, box.y * by, box.width * by, box.height * by)
