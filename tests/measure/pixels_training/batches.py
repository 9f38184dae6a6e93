"""Examples as batches, on the device that learns: of each picture another part in every epoch, all of one size.

One size for all, since a GPU's library works out anew how to convolve each size it meets, which takes seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from perception.pixels.convolution import INSIDE, LEVELS, MIDDLE, STRIDE, WHOLE, filled, points
from tests.measure.pixels_training.files import examples

SHOWN = (960, 640)  # pixels, width and height of the part of a picture that is learned from
MIDDLEMOST = INSIDE.index((0.5, 0.5))
GAIN, SHIFT, NOISE = 0.3, 0.3, 0.05  # of the full range, by which pictures differ from one epoch to the next
TINT, PALE, BLURRED = 0.15, 0.15, 0.15  # how far channels are mixed; of the pictures, those without colour, and blurred


@dataclass(frozen=True, slots=True)
class Learned:
    """One picture with what is told and true of its proposals, and what is true everywhere."""

    picture: Tensor
    told: Tensor
    places: Tensor
    kinds: Tensor
    weights: Tensor
    everywhere: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Several of them; `everywhere` is -1 beyond the edge of a smaller picture."""

    pictures: Tensor
    told: Tensor
    places: Tensor
    owners: Tensor
    kinds: Tensor
    weights: Tensor
    everywhere: Tensor


def loaded(paths: Sequence[Path], device: torch.device) -> list[Learned]:
    """All examples of these files, on the device."""
    with ProcessPoolExecutor() as pool:
        return [_learned(arrays, device) for several in pool.map(_arrays, paths, chunksize=4) for arrays in several]


def _arrays(path: Path) -> list[tuple[np.ndarray, ...]]:
    """Of each example in the file what is learned from."""
    return [_unpacked(part) for part in examples(path) if len(part["boxes"])]


def _unpacked(part: Mapping[str, np.ndarray]) -> tuple[np.ndarray, ...]:
    pixels = filled(cv2.imdecode(part["picture"], cv2.IMREAD_COLOR))  # type: ignore[arg-type]
    height, width = pixels.shape[:2]
    places = np.clip(points(part["boxes"]), 0, (width - 1, height - 1)).astype(np.int16)
    return (
        pixels, part["told"], places, part["kinds"].astype(np.int16),
        part["weights"].astype(np.float16), _painted(part["true"], part["true_kinds"], height, width),
    )  # fmt: skip


def _learned(arrays: tuple[np.ndarray, ...], device: torch.device) -> Learned:
    picture, *others = (torch.from_numpy(one).to(device) for one in arrays)
    return Learned(picture.permute(2, 0, 1), *others)


def _painted(true: np.ndarray, kinds: np.ndarray, height: int, width: int) -> np.ndarray:
    """The kind of the innermost control at each place of the view."""
    everywhere = np.zeros((height // STRIDE, width // STRIDE), np.uint8)
    area = (true[:, 2] - true[:, 0]) * (true[:, 3] - true[:, 1])
    for index in np.argsort(-area):
        left, top, right, bottom = np.round(true[index].clip(0) / STRIDE).astype(int)
        everywhere[top : max(bottom, top + 1), left : max(right, left + 1)] = kinds[index]
    return everywhere


def batches(learned: Sequence[Learned], size: int, chance: np.random.Generator) -> Iterator[Batch]:
    """A part of each once, in random order; what fills no batch is left to another time."""
    order = chance.permutation(len(learned))
    for at in range(0, len(order) - size + 1, size):
        yield together([_part(learned[index], chance) for index in order[at : at + size]])


def _part(example: Learned, chance: np.random.Generator) -> Learned:
    """The example in a window of SHOWN at a random place, with the proposals whose middles lie in it."""
    height, width = example.picture.shape[1:]
    left = int(chance.integers(0, max(0, width - SHOWN[0]) // WHOLE + 1)) * WHOLE
    top = int(chance.integers(0, max(0, height - SHOWN[1]) // WHOLE + 1)) * WHOLE
    right, bottom = min(width, left + SHOWN[0]), min(height, top + SHOWN[1])
    middle = example.places[:, MIDDLEMOST]
    inside = (middle[:, 0] >= left) & (middle[:, 0] < right) & (middle[:, 1] >= top) & (middle[:, 1] < bottom)
    corner = torch.tensor((left, top), device=middle.device)
    end = torch.tensor((right - left - 1, bottom - top - 1), device=middle.device)
    return Learned(
        example.picture[:, top:bottom, left:right],
        example.told[inside],
        torch.minimum((example.places[inside].int() - corner).clamp(min=0), end),
        example.kinds[inside],
        example.weights[inside],
        example.everywhere[top // STRIDE : bottom // STRIDE, left // STRIDE : right // STRIDE],
    )


def together(examples: Sequence[Learned]) -> Batch:
    """One batch of these, smaller pictures filled up by repeating their edges."""
    wide, high = SHOWN
    pictures = torch.stack([_widened(one.picture, high, wide) for one in examples])
    everywhere = [
        torch.nn.functional.pad(
            one.everywhere.long(),
            (0, wide // STRIDE - one.everywhere.shape[1], 0, high // STRIDE - one.everywhere.shape[0]),
            value=-1,
        )
        for one in examples
    ]
    counts = torch.tensor([len(one.kinds) for one in examples], device=pictures.device)
    return Batch(
        pictures,
        torch.cat([one.told for one in examples]).float(),
        torch.cat([one.places for one in examples]),
        torch.repeat_interleave(torch.arange(len(examples), device=pictures.device), counts),
        torch.cat([one.kinds for one in examples]).long(),
        torch.cat([one.weights for one in examples]).float(),
        torch.stack(everywhere),
    )


def _widened(picture: Tensor, height: int, width: int) -> Tensor:
    given = (picture.float() - MIDDLE) / LEVELS
    room = (0, width - picture.shape[2], 0, height - picture.shape[1])
    return torch.nn.functional.pad(given[None], room, mode="replicate")[0]


def disturbed(pictures: Tensor) -> Tensor:
    """The pictures in somewhat other colours, lighter, darker, paler, noisier or blurred, each in its own way."""
    count, device = len(pictures), pictures.device

    def chance(*shape: int) -> Tensor:
        return torch.rand((count, *shape), device=device)

    mix = torch.eye(3, device=device) + TINT * torch.randn((count, 3, 3), device=device)
    mix = torch.where(chance(1, 1) < PALE, torch.full_like(mix, 1 / 3), mix)
    coloured = torch.einsum("bij,bjhw->bihw", mix / mix.sum(dim=2, keepdim=True).clamp(min=0.3), pictures)
    soft = torch.nn.functional.avg_pool2d(coloured, 3, 1, 1, count_include_pad=False)
    coloured = torch.where(chance(1, 1, 1) < BLURRED, (soft + coloured) / 2, coloured)
    gain, shift = 1 + GAIN * (2 * chance(1, 1, 1) - 1), SHIFT * (2 * chance(3, 1, 1) - 1)
    return coloured * gain + shift + NOISE * chance(1, 1, 1) * torch.randn_like(pictures)
