"""`python -m tests.measure.pixels_training.train`: learns from the examples and writes what `perception.pixels` uses.

Needs PyTorch and onnx, and a GPU to take minutes instead of days. It learns for a time that is given, since the pace
differs from machine to machine.
"""

import argparse
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from perception.pixels.classifier import WEIGHTS, net
from perception.pixels.convolution import LAYERS, WHOLE
from tests.measure.pixels_training.batches import Batch, Learned, batches, disturbed, loaded
from tests.measure.pixels_training.files import EXAMPLES
from tests.measure.pixels_training.network import Classifier, Whole, folded

BATCH, RATE, DECAY = 24, 3e-3, 1e-4
FIRST = 0.04  # of the time, in which the rate rises
EVERYWHERE = 0.5  # what the loss of all places counts beside that of the proposals
AVERAGED = 0.998  # of the weights before, in their running average, which is what is kept
HELD_BACK = 20  # every so many pages tell how well it does on pages it has not seen


def main() -> None:
    """Train, and write both nets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=8.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=WEIGHTS.parent)
    parser.add_argument("--further", type=Path, help="what a training left behind, to go on from")
    chosen = parser.parse_args()
    until = time.monotonic() + 60 * chosen.minutes
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    paths = sorted(path for path in EXAMPLES.glob("*.npz") if path.stem.isdigit())
    learned = loaded([path for path in paths if int(path.stem) % HELD_BACK], device)
    held = loaded([path for path in paths if not int(path.stem) % HELD_BACK], device)
    print(f"{len(learned)} pictures to learn from", flush=True)
    learner = Learner(learned, device, chosen.seed)
    if chosen.further:
        learner.go_on_from(chosen.further)
    learner.learn(until - time.monotonic(), held)
    save(learner.average.module, learner.mean, learner.spread, chosen.into)
    torch.save((learner.average.module.state_dict(), learner.mean, learner.spread), chosen.into / "training.pt")


class Learner:
    """A network in training, by AdamW (Loshchilov & Hutter, 2019)."""

    def __init__(self, examples: Sequence[Learned], device: torch.device, seed: int) -> None:
        torch.manual_seed(seed)
        self._chance = np.random.default_rng(seed)
        self._examples, self._device, self._most = examples, device, RATE
        sample = torch.cat([one.told[::7] for one in examples[:4000]]).float()
        self.mean, self.spread = sample.mean(dim=0), sample.std(dim=0) + 0.05
        self._known = [
            torch.from_numpy(part).to(device) for part in (net().mean, net().spread, *net().weights, *net().biases)
        ]
        self._network = Whole(sample.shape[1], examples[0].places.shape[1]).to(device)
        self.average = torch.optim.swa_utils.AveragedModel(self._network, avg_fn=_averaged, use_buffers=True)
        self._steps = torch.optim.AdamW(self._network.parameters(), RATE, weight_decay=DECAY)

    def go_on_from(self, left: Path) -> None:
        """Begin with what an earlier training came to, at a third of its rate."""
        state, self.mean, self.spread = torch.load(left, map_location=self._device)
        self._network.load_state_dict(state)
        self.average.module.load_state_dict(state)
        self._most = RATE / 3

    def learn(self, seconds: float, held: Sequence[Learned]) -> None:
        """As many epochs as there is time for."""
        began, epoch = time.monotonic(), 0
        while (spent := (time.monotonic() - began) / seconds) < 1:
            losses = []
            for batch in batches(self._examples, BATCH, self._chance):
                spent = (time.monotonic() - began) / seconds
                if spent >= 1:
                    break
                losses.append(self._step(batch, self._most * _share(spent)))
            epoch += 1
            loss = float(torch.stack(losses).mean()) if losses else 0.0
            print(f"{spent:4.0%} epoch {epoch}: loss {loss:.3f}, {self.told(held[:600])}", flush=True)

    def _step(self, batch: Batch, rate: float) -> Tensor:
        self._network.train()
        for group in self._steps.param_groups:
            group["lr"] = rate
        with self._fast():
            scores, everywhere = self._scores(self._network, batch, disturbed(batch.pictures))
        loss = _loss(scores.float(), batch) + EVERYWHERE * nn.functional.cross_entropy(
            everywhere.float(), batch.everywhere, ignore_index=-1
        )
        self._steps.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 2.0)
        self._steps.step()
        self.average.update_parameters(self._network)
        return loss.detach()

    def _fast(self) -> AbstractContextManager[Any]:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._device.type == "cuda")

    def _scores(self, network: nn.Module, batch: Batch, pictures: Tensor) -> tuple[Tensor, Tensor]:
        told = (batch.told - self.mean) / self.spread
        given = pictures.contiguous(memory_format=torch.channels_last)
        scores, everywhere = network(given, told, batch.places, batch.owners)
        return scores.float() + self._alone(batch.told), everywhere

    def _alone(self, told: Tensor) -> Tensor:
        """What the classifier says that knows the features alone."""
        mean, spread, *layers = self._known
        half = len(layers) // 2
        with torch.autocast(self._device.type, enabled=False):
            layer = (told - mean) / spread
            for weight, bias in zip(layers[: half - 1], layers[half:-1], strict=True):
                layer = (layer @ weight + bias).relu()
            return (layer @ layers[half - 1] + layers[-1]).log_softmax(dim=1)

    def told(self, held: Sequence[Learned]) -> str:
        """How well it tells controls from nothing, and their kinds, on pages it has not seen."""
        self.average.eval()
        found = right = true = kinds = 0
        with torch.no_grad(), self._fast():
            for batch in batches(held, BATCH, np.random.default_rng(1)):
                scores, _ = self._scores(self.average.module, batch, batch.pictures)
                sure = batch.weights == 1
                control, said = (batch.kinds > 0)[sure], (scores.softmax(dim=1)[:, 0] < 0.5)[sure]
                found, right, true = found + said.sum(), right + (said & control).sum(), true + control.sum()
                kinds += ((scores[:, 1:].argmax(dim=1) + 1 == batch.kinds) & (batch.kinds > 0))[sure].sum()
        return f"recall {right / true:.3f}, precision {right / found:.3f}, kind {kinds / true:.3f}"


def _share(spent: float) -> float:
    """Of the highest rate, when so much of the time is spent."""
    return min(spent / FIRST, 0.5 * (1 + float(np.cos(np.pi * spent))))


def _averaged(kept: Tensor, new: Tensor, steps: Tensor | int) -> Tensor:
    """The running average, which forgets faster in the first steps."""
    if not new.is_floating_point():
        return new
    old = min(AVERAGED, (1 + float(steps)) / (10 + float(steps)))
    return old * kept + (1 - old) * new


def _loss(scores: Tensor, batch: Batch) -> Tensor:
    losses = nn.functional.cross_entropy(scores, batch.kinds, reduction="none")
    return (losses * batch.weights).sum() / batch.weights.sum()


def save(network: Any, mean: Tensor, spread: Tensor, folder: Path) -> None:
    """The classifier in half precision, the convolution as ONNX."""
    whole = folded(network)
    size = (1, 3, 8 * WHOLE, 8 * WHOLE)
    names = {"input_names": ["picture"], "output_names": ["view"]}
    axes = {"picture": {2: "height", 3: "width"}, "view": {2: "rows", 3: "columns"}}
    torch.onnx.export(
        whole.convolution, (torch.zeros(size),), folder / LAYERS.name, dynamic_axes=axes, dynamo=False, **names
    )
    np.savez_compressed(folder / WEIGHTS.name, **_halves(whole.classifier, mean, spread))  # type: ignore[arg-type]


def _halves(classifier: Classifier, mean: Tensor, spread: Tensor) -> dict[str, np.ndarray]:
    """Its layers and what the features are scaled by; what the convolution sees needs no scaling."""
    layers = [layer for layer in classifier if isinstance(layer, nn.Linear)]
    seen = layers[0].in_features - len(mean)
    parts = {
        "mean": np.pad(mean.cpu().numpy(), (0, seen)),
        "spread": np.pad(spread.cpu().numpy(), (0, seen), constant_values=1),
    }
    parts |= {f"weight{i}": layer.weight.detach().numpy().T for i, layer in enumerate(layers)}
    parts |= {f"bias{i}": layer.bias.detach().numpy() for i, layer in enumerate(layers)}
    return {name: part.astype(np.float16) for name, part in parts.items()}


if __name__ == "__main__":
    main()
