"""`python -m tests.measure.pixels_training.mixing FOLDER`: what was trained there, joined to the one net that is used.

A net knows the pages it learned from too well. One that learned from other pages, and of the features alone, errs
elsewhere: the weighted sum of their scores does better on screens that neither has seen than each of them.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.pixels.classifier import WEIGHTS, Net, kept_in
from perception.pixels.convolution import LAYERS
from tests.measure.pixels_training.files import ALONE, write

SHARE = 0.5  # of the scores that are the trained net's; the best on screens of other makes than those it learned from


def main() -> None:
    """Write both nets as they are used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--share", type=float, default=SHARE)
    chosen = parser.parse_args()
    trained = kept_in(chosen.folder / WEIGHTS.name)
    write(mixed(kept_in(ALONE), trained, chosen.share), WEIGHTS)
    shutil.copyfile(chosen.folder / LAYERS.name, LAYERS)


def mixed(alone: Net, trained: Net, share: float) -> Net:
    """One net with the hidden units of both, whose scores are the weighted sum of theirs."""
    first = np.pad(alone.weights[0], ((0, len(trained.mean) - len(alone.mean)), (0, 0)))
    weights = [np.concatenate([first, trained.weights[0]], axis=1)]
    weights += [_apart(one, other) for one, other in zip(alone.weights[1:-1], trained.weights[1:-1], strict=True)]
    weights.append(np.concatenate([(1 - share) * alone.weights[-1], share * trained.weights[-1]]))
    biases = [np.concatenate(pair) for pair in zip(alone.biases[:-1], trained.biases[:-1], strict=True)]
    biases.append((1 - share) * alone.biases[-1] + share * trained.biases[-1])
    return Net(trained.mean, trained.spread, tuple(weights), tuple(biases))


def _apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Both side by side, and nothing from either to the other."""
    right, under = np.zeros((len(one), other.shape[1])), np.zeros((len(other), one.shape[1]))
    return np.block([[one, right], [under, other]]).astype(np.float32)


if __name__ == "__main__":
    main()
