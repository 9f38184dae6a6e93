"""From shots to what the classifier learns from: the features of every proposal, and what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.pixels.features import features, setting
from perception.pixels.proposals import proposals
from perception.pixels.raster import raster
from tests.measure.pixels_training.labels import corners, labels
from tests.measure.pixels_training.shots import Shot

NOTHINGS = 0.7  # of the proposals that are nothing are kept: most say the same


@dataclass
class Examples:
    """One row a proposal: features, kind, weight, and the seed of the page that it is from."""

    rows: NDArray[np.float32]
    kinds: NDArray[np.int64]
    weights: NDArray[np.float32]
    seeds: NDArray[np.int64]

    def where(self, mask: NDArray[np.bool_]) -> "Examples":
        return Examples(self.rows[mask], self.kinds[mask], self.weights[mask], self.seeds[mask])


def gathered(shots: Iterable[Shot]) -> Examples:
    """The examples of all shots."""
    parts = list(map(examples, shots))
    return Examples(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.seeds for part in parts]),
    )


def examples(shot: Shot) -> Examples:
    """The examples of one page."""
    screen = raster(shot.picture)
    boxes = proposals(screen.pixels, [line.box for line in shot.lines])
    given, weight = labels(boxes, corners(shot.controls, screen.scale), shot.controls)
    told = features(screen.pixels, boxes, shot.lines, setting(screen.pixels, shot.lines))
    chance = np.random.default_rng(shot.seed).random(len(boxes))
    kept = (weight > 0) & ((given > 0) | (chance < NOTHINGS))
    return Examples(told, given, weight, np.full(len(boxes), shot.seed)).where(kept)
