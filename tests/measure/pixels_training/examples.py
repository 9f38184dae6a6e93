"""From shots to what the classifier learns from: the features of every proposal, and what it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pool

import numpy as np
from numpy.typing import NDArray

from perception.pixels.features import features, setting
from perception.pixels.opencv import cv2
from perception.pixels.proposals import proposals
from perception.pixels.raster import raster
from tests.measure.pixels_training.labels import corners, labels
from tests.measure.pixels_training.shots import Shot, shot

NOTHINGS = 0.7  # of the proposals that are nothing are kept: most say the same


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
    return examples(shot(seed))


def examples(taken: Shot) -> Examples:
    """The examples of one page."""
    screen = raster(taken.picture)
    boxes = proposals(screen.pixels, [line.box for line in taken.lines])
    given, weight = labels(boxes, corners(taken.controls, screen.scale), taken.controls)
    told = features(screen.pixels, boxes, taken.lines, setting(screen.pixels, taken.lines))
    chance = np.random.default_rng(taken.seed).random(len(boxes))
    kept = (weight > 0) & ((given > 0) | (chance < NOTHINGS))
    return Examples(told.astype(np.float16), given, weight, np.full(len(boxes), taken.seed)).where(kept)
