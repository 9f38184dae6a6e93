"""`python -m tests.measure.pixels_training.train`: learns from the examples and writes the classifier's weights.

With --further it goes on from the weights that there are, instead of from nothing: pages of new kinds are learned from
without having the old ones all at hand.
"""

import argparse
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception.pixels.classifier import KINDS, WEIGHTS, Net, net
from tests.measure.pixels_training.examples import Examples, gathered
from tests.measure.pixels_training.shots import seeds

HIDDEN = (48, 24)
BATCH, RATE, DECAY, DROPPED = 1024, 2e-3, 1e-5, 0.1
SAMPLE = 100_000  # examples tell how the features are scaled
HELD_BACK = 10  # every so many pages tell how well it does on pages it has not seen

Floats = NDArray[np.float32]


def main() -> None:
    """Train; the seed makes it repeatable."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--further", action="store_true")
    chosen = parser.parse_args()
    data = gathered(seeds())
    held = data.seeds % HELD_BACK == 0
    print(f"{len(data.rows)} examples of {len(np.unique(data.seeds))} pages", flush=True)
    learner = Learner(data.where(~held), np.random.default_rng(chosen.seed), net() if chosen.further else None)
    rate = RATE / 2 if chosen.further else RATE
    for epoch in range(chosen.epochs):
        loss = learner.epoch(rate * 0.5 * (1 + np.cos(np.pi * epoch / chosen.epochs)))
        if epoch % 4 == 3:
            print(f"epoch {epoch + 1}: loss {loss:.3f}, {told(learner.net(), data.where(held))}", flush=True)
    save(learner.net())


class Learner:
    """A net in training, by Adam (Kingma & Ba, 2014); a new one, or one that learned before."""

    def __init__(self, data: Examples, rng: np.random.Generator, known: Net | None = None) -> None:
        self._data, self._rng = data, rng
        start = known or untaught(data, rng)
        self._mean, self._spread = start.mean, start.spread
        self._weights, self._biases = list(start.weights), list(start.biases)
        self._moments = [(np.zeros_like(p), np.zeros_like(p)) for p in self._parameters]
        self._steps = 0

    @property
    def _parameters(self) -> list[Floats]:
        return [*self._weights, *self._biases]

    def net(self) -> Net:
        return Net(self._mean, self._spread, tuple(self._weights), tuple(self._biases))

    def epoch(self, rate: float) -> float:
        """Once over all examples in random order; the mean loss."""
        order = self._rng.permutation(len(self._data.rows))
        losses = [self._step(order[i : i + BATCH], rate) for i in range(0, len(order), BATCH)]
        return float(np.mean(losses))

    def _step(self, chosen: NDArray[np.int64], rate: float) -> float:
        rows = (self._data.rows[chosen] - self._mean) / self._spread
        rows *= self._rng.random(rows.shape, dtype=np.float32) >= DROPPED
        layers = [rows]
        for weight, bias in zip(self._weights[:-1], self._biases[:-1], strict=True):
            layers.append(np.maximum(layers[-1] @ weight + bias, 0))
        scores = layers[-1] @ self._weights[-1] + self._biases[-1]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        kinds, weights = self._data.kinds[chosen], self._data.weights[chosen]
        own = likely[np.arange(len(chosen)), kinds]
        error = likely
        error[np.arange(len(chosen)), kinds] -= 1
        error *= (weights / len(chosen))[:, None]
        self._descend(layers, error, rate)
        return float((-np.log(own + 1e-9) * weights).mean())

    def _descend(self, layers: list[Floats], error: Floats, rate: float) -> None:
        slopes_w: list[Floats] = []
        slopes_b: list[Floats] = []
        for index in range(len(self._weights) - 1, -1, -1):
            slopes_w.insert(0, layers[index].T @ error + DECAY * self._weights[index])
            slopes_b.insert(0, error.sum(axis=0))
            if index:
                error = (error @ self._weights[index].T) * (layers[index] > 0)
        self._steps += 1
        for parameter, slope, (first, second) in zip(
            self._parameters, [*slopes_w, *slopes_b], self._moments, strict=True
        ):
            first += 0.1 * (slope - first)
            second += 0.001 * (slope * slope - second)
            unbiased = first / (1 - 0.9**self._steps), second / (1 - 0.999**self._steps)
            parameter -= rate * unbiased[0] / (np.sqrt(unbiased[1]) + 1e-8)


def untaught(data: Examples, rng: np.random.Generator) -> Net:
    """A net that knows nothing but how the features are scaled."""
    sample = data.rows[:: max(1, len(data.rows) // SAMPLE)].astype(np.float32)
    sizes = (data.rows.shape[1], *HIDDEN, len(KINDS))
    weights = [(rng.standard_normal((a, b)) * np.sqrt(2 / a)).astype(np.float32) for a, b in pairwise(sizes)]
    biases = [np.zeros(size, np.float32) for size in sizes[1:]]
    return Net(sample.mean(axis=0), sample.std(axis=0) + 0.05, tuple(weights), tuple(biases))


def told(net: Net, data: Examples) -> str:
    """How well the net tells controls from nothing, and their kinds, on pages it has not seen."""
    likely = net(data.rows.astype(np.float32))
    control, sure = data.kinds > 0, likely[:, 0] < 0.5
    kinds = (likely[:, 1:].argmax(axis=1) + 1)[control] == data.kinds[control]
    return f"recall {sure[control].mean():.3f}, precision {control[sure].mean():.3f}, kind {kinds.mean():.3f}"


def save(net: Net) -> None:
    """In half precision: about 55 KB."""
    parts = {"mean": net.mean, "spread": net.spread}
    parts |= {f"weight{i}": weight for i, weight in enumerate(net.weights)}
    parts |= {f"bias{i}": bias for i, bias in enumerate(net.biases)}
    halves: dict[str, Any] = {name: part.astype(np.float16) for name, part in parts.items()}
    np.savez_compressed(WEIGHTS, **halves)


if __name__ == "__main__":
    main()
