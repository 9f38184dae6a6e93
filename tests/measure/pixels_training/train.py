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
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from perception.pixels.classifier import WEIGHTS, Net, kept_in
from perception.pixels.convolution import LAYERS, WHOLE
from tests.measure.pixels_training.batches import Batch, Learned, batches, disturbed, loaded
from tests.measure.pixels_training.fetch import FOLDER
from tests.measure.pixels_training.files import ALONE, EXAMPLES, write
from tests.measure.pixels_training.network import Classifier, Whole, folded, unfold

BATCH, RATE, DECAY = 48, 2e-3, 1e-2
FIRST = 0.04  # of the time, in which the rate rises
EVERYWHERE = 0.5  # what the loss of all places counts beside that of the proposals
AVERAGED = 0.998  # of the weights before, in their running average, which is what is kept
HELD_BACK = 20  # every so many pages tell how well it does on pages it has not seen
KEPT = 60.0  # seconds after which what has been learned is written anew


def main() -> None:
    """Train, and write both nets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=500.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=FOLDER / "trained")
    parser.add_argument("--further", type=Path, help="the folder of nets to go on from")
    parser.add_argument("--rate", type=float, default=RATE)
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + chosen.seconds
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    paths = sorted(path for path in EXAMPLES.glob("*.npz") if path.stem.isdigit())
    learned = loaded([path for path in paths if int(path.stem) % HELD_BACK], device)
    held = loaded([path for path in paths if not int(path.stem) % HELD_BACK], device)
    print(f"{len(learned)} pictures to learn from, {until - time.monotonic():.0f} s left", flush=True)
    learner = Learner(learned, device, chosen.seed, chosen.rate)
    if chosen.further:
        learner.go_on_from(chosen.further)
    learner.learn(until - time.monotonic(), held, chosen.into)
    learner.keep(chosen.into)


class Learner:
    """A network in training, by AdamW (Loshchilov & Hutter, 2019)."""

    def __init__(self, examples: Sequence[Learned], device: torch.device, seed: int, rate: float) -> None:
        torch.manual_seed(seed)
        self._chance = np.random.default_rng(seed)
        self._examples, self._device, self._rate = examples, device, rate
        known = kept_in(ALONE)
        told, places = examples[0].told.shape[1], examples[0].places.shape[1]
        newer = (0, told - len(known.mean))  # features that the earlier pages were not told of
        self.mean = torch.from_numpy(np.pad(known.mean, newer)).to(device)
        self.spread = torch.from_numpy(np.pad(known.spread, newer, constant_values=0.3)).to(device)
        self._network = Whole(known, told, places).to(device, memory_format=torch.channels_last)
        self.average = torch.optim.swa_utils.AveragedModel(self._network, multi_avg_fn=_averaged, use_buffers=True)
        self._steps = torch.optim.AdamW(self._network.parameters(), rate, weight_decay=DECAY)

    def go_on_from(self, folder: Path) -> None:
        """Begin with the nets that an earlier training came to."""
        begun(self._network, folder, self._pictures())
        self.average.module.load_state_dict(self._network.state_dict())

    def _pictures(self) -> Tensor:
        """Some of what is learned from."""
        return next(batches(self._examples, BATCH, self._chance)).pictures.contiguous(memory_format=torch.channels_last)

    def learn(self, seconds: float, held: Sequence[Learned], into: Path) -> None:
        """As many epochs as there is time for."""
        began, epoch, kept = time.monotonic(), 0, time.monotonic()
        while (spent := (time.monotonic() - began) / seconds) < 1:
            losses = []
            for batch in batches(self._examples, BATCH, self._chance):
                spent = (time.monotonic() - began) / seconds
                if spent >= 1:
                    break
                losses.append(self._step(batch, self._rate * _share(spent)))
            epoch += 1
            loss = float(torch.stack(losses).mean()) if losses else 0.0
            print(f"{spent:4.0%} epoch {epoch}: loss {loss:.3f}, {self.told(held)}", flush=True)
            if time.monotonic() - kept > KEPT:
                self.keep(into)
                kept = time.monotonic()

    def keep(self, folder: Path) -> None:
        """Write what is used, from which can be gone on as well."""
        save(self.average.module, self.mean, self.spread, folder)

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
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 2.0)
        self._steps.step()
        self.average.update_parameters(self._network)
        return loss.detach()

    def _fast(self) -> AbstractContextManager[Any]:
        fast: AbstractContextManager[Any] = torch.autocast(
            self._device.type, torch.bfloat16, enabled=self._device.type == "cuda"
        )
        return fast

    def _scores(self, network: nn.Module, batch: Batch, pictures: Tensor) -> tuple[Tensor, Tensor]:
        told = (batch.told - self.mean) / self.spread
        given = pictures.contiguous(memory_format=torch.channels_last)
        scores, everywhere = network(given, told, batch.places, batch.owners)
        return scores, everywhere

    def told(self, held: Sequence[Learned]) -> str:
        """How well it tells controls from nothing, and their kinds, on pages it has not seen."""
        self.average.eval()
        found = right = true = kinds = losses = count = 0
        with torch.no_grad(), self._fast():
            for batch in batches(held, BATCH, np.random.default_rng(1)):
                scores, _ = self._scores(self.average.module, batch, batch.pictures)
                losses, count = losses + _loss(scores.float(), batch), count + 1
                sure = batch.weights == 1
                control, said = (batch.kinds > 0)[sure], (scores.softmax(dim=1)[:, 0] < 0.5)[sure]
                found, right, true = found + said.sum(), right + (said & control).sum(), true + control.sum()
                kinds += ((scores[:, 1:].argmax(dim=1) + 1 == batch.kinds) & (batch.kinds > 0))[sure].sum()
        return f"held {losses / max(count, 1):.3f}, recall {right / true:.3f}, precision {right / found:.3f}, kind {kinds / true:.3f}"


def _share(spent: float) -> float:
    """Of the highest rate, when so much of the time is spent."""
    return min(spent / FIRST, 0.5 * (1 + float(np.cos(np.pi * spent))))


def _averaged(kept: Sequence[Tensor], new: Sequence[Tensor], steps: Tensor | int) -> None:
    """The running average, which forgets faster in the first steps."""
    share = max(1 - AVERAGED, 9 / (10 + float(steps)))
    if kept[0].is_floating_point():
        torch._foreach_lerp_(kept, new, share)
    else:
        torch._foreach_copy_(kept, new)


def _loss(scores: Tensor, batch: Batch) -> Tensor:
    losses = nn.functional.cross_entropy(scores, batch.kinds, reduction="none")
    return (losses * batch.weights).sum() / batch.weights.sum()


def begun(network: Whole, folder: Path, pictures: Tensor) -> None:
    """Give the network the weights of the nets in that folder."""
    known = kept_in(folder / WEIGHTS.name)
    kept = {
        one.name: torch.from_numpy(numpy_helper.to_array(one).copy())
        for one in onnx.load(folder / LAYERS.name).graph.initializer
    }
    with torch.no_grad():
        for layer, weight, bias in zip(network.classifier.layers, known.weights, known.biases, strict=True):
            layer.weight.copy_(torch.from_numpy(weight.T))
            layer.bias.copy_(torch.from_numpy(bias))
        own = dict(network.convolution.named_parameters())
        for name, value in kept.items():
            if name in own:
                own[name].copy_(value)
    unfold(network.convolution, kept, pictures)


def save(network: Any, mean: Tensor, spread: Tensor, folder: Path) -> None:
    """The classifier in half precision, the convolution as ONNX."""
    whole = folded(network)
    size = (1, 3, 8 * WHOLE, 8 * WHOLE)
    names = {"input_names": ["picture"], "output_names": ["view"]}
    axes = {"picture": {2: "height", 3: "width"}, "view": {2: "rows", 3: "columns"}}
    torch.onnx.export(
        whole.convolution, (torch.zeros(size),), folder / LAYERS.name, dynamic_axes=axes, dynamo=False, **names
    )
    write(_used(whole.classifier, mean, spread), folder / WEIGHTS.name)


def _used(classifier: Classifier, mean: Tensor, spread: Tensor) -> Net:
    """As `perception.pixels` has it; what the convolution sees needs no scaling."""
    return Net(
        np.pad(mean.cpu().numpy(), (0, classifier.seen)),
        np.pad(spread.cpu().numpy(), (0, classifier.seen), constant_values=1),
        tuple(layer.weight.detach().numpy().T for layer in classifier.layers),
        tuple(layer.bias.detach().numpy() for layer in classifier.layers),
    )


if __name__ == "__main__":
    main()
