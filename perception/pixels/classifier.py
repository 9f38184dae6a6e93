"""What a proposal is, by a small net of our own: two hidden layers, some 400,000 weights, numpy alone.

It is told the features of a proposal and what `perception.pixels.convolution` sees there. Trained by
`tests.measure.pixels_training` on pages rendered for it, whose controls are known.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perception.pixels.features import Features

WEIGHTS = Path(__file__).with_name("classifier.npz")

KINDS = (
    "nothing", "button", "link", "textbox", "combobox", "checkbox", "checkbox checked", "radio", "radio checked",
    "switch", "switch checked", "tab", "menuitem", "slider", "clickable",
)  # fmt: skip
"""What the net tells apart; a second word is a state."""


@dataclass(frozen=True, slots=True)
class Net:
    """Weights of two hidden layers and the output, and what the features are scaled by."""

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    weights: tuple[NDArray[np.float32], ...]
    biases: tuple[NDArray[np.float32], ...]

    def __call__(self, features: Features) -> NDArray[np.float32]:
        """One row a proposal: how likely it is of each of the KINDS."""
        layer = self.scaled(features)
        for weight, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            layer = np.maximum(layer @ weight + bias, 0)
        scores = layer @ self.weights[-1] + self.biases[-1]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)

    def scaled(self, features: Features) -> NDArray[np.float32]:
        """Each feature about its mean, in units of its spread."""
        return (features - self.mean) / self.spread


@cache
def net() -> Net:
    """The trained net."""
    return kept_in(WEIGHTS)


def kept_in(path: Path) -> Net:
    """The net whose weights are in that file."""
    with np.load(path) as kept:
        parts = {name: kept[name].astype(np.float32) for name in kept.files}
    layers = range(sum(name.startswith("weight") for name in parts))
    return Net(
        parts["mean"],
        parts["spread"],
        tuple(parts[f"weight{layer}"] for layer in layers),
        tuple(parts[f"bias{layer}"] for layer in layers),
    )
