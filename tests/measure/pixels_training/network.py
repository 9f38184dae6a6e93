"""What is trained, by PyTorch: the convolutional net, and the classifier that is told what it sees and the features."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor, nn

from perception.pixels.classifier import KINDS, Net
from perception.pixels.convolution import STRIDE

WIDTHS = (16, 32, 64, 128, 192)  # channels at a half, a quarter, ... of the size
CHANNELS = 24  # of the view
ADDED = (208, 104)  # to the hidden layers of the classifier that is told the features alone
DROPPED, BLIND = 0.2, 0.1  # of what is told of a proposal; of the proposals, those told of either part nothing


class Separable(nn.Sequential):
    """A depthwise layer and a pointwise one."""

    def __init__(self, inner: int, outer: int, stride: int = 1, side: int = 3) -> None:
        super().__init__(
            nn.Conv2d(inner, inner, side, stride, side // 2, groups=inner, bias=False),
            nn.BatchNorm2d(inner),
            nn.Conv2d(inner, outer, 1, bias=False),
            nn.BatchNorm2d(outer),
            nn.ReLU(),
        )


class Added(nn.Module):
    """A layer whose output is added to its input."""

    def __init__(self, width: int, side: int = 3) -> None:
        super().__init__()
        self.layer = Separable(width, width, 1, side)

    def forward(self, given: Tensor) -> Tensor:
        return given + self.layer(given)


class Convolution(nn.Module):
    """Down to a thirty-second of the size, where a place knows what is far around it, and back to a quarter."""

    def __init__(self) -> None:
        super().__init__()
        half, quarter, eighth, sixteenth, last = WIDTHS
        self.first = nn.Sequential(nn.Conv2d(3, half, 3, 2, 1, bias=False), nn.BatchNorm2d(half), nn.ReLU())
        self.down = nn.ModuleList(
            [
                nn.Sequential(Separable(half, quarter, 2), Added(quarter), Added(quarter)),
                nn.Sequential(Separable(quarter, eighth, 2), Added(eighth), Added(eighth)),
                nn.Sequential(Separable(eighth, sixteenth, 2), Added(sixteenth), Added(sixteenth, 5)),
                nn.Sequential(Separable(sixteenth, last, 2), Added(last, 5), Added(last, 5), Added(last, 5)),
            ]
        )
        self.narrow = nn.ModuleList([nn.Conv2d(a, b, 1) for b, a in pairwise(WIDTHS[1:])])
        self.up = nn.ModuleList([Added(width) for width in WIDTHS[1:-1]])
        self.last = nn.Sequential(nn.Conv2d(quarter, CHANNELS, 1), nn.ReLU())

    def forward(self, pictures: Tensor) -> Tensor:
        levels = []
        given = self.first(pictures)
        for layer in self.down:
            given = layer(given)
            levels.append(given)
        for index in (2, 1, 0):
            given = nn.functional.interpolate(self.narrow[index](given), scale_factor=2.0, mode="nearest")
            given = self.up[index](given + levels[index])
        return self.last(given)


class Classifier(nn.Module):
    """As `perception.pixels.classifier` has it, begun with one that knows the features alone and says the same at first."""

    def __init__(self, known: Net, told: int, places: int) -> None:
        super().__init__()
        self.told, self.seen = told, places * CHANNELS
        had = [weight.shape[1] for weight in known.weights[:-1]]
        sizes = [self.told + self.seen, *(size + more for size, more in zip(had, ADDED, strict=True)), len(KINDS)]
        self.layers = nn.ModuleList(nn.Linear(inner, outer) for inner, outer in pairwise(sizes))
        for layer, weight, bias in zip(self.layers, known.weights, known.biases, strict=True):
            _begin(layer, torch.from_numpy(weight.T), torch.from_numpy(bias))

    def forward(self, told: Tensor, seen: Tensor) -> Tensor:
        if self.training:
            told, seen = _partly(told), _partly(seen)
        layer = nn.functional.dropout(torch.cat([told, seen], dim=1), DROPPED, self.training)
        for linear in self.layers[:-1]:
            layer = linear(layer).relu()
        return self.layers[-1](layer)


def _begin(layer: nn.Module, weight: Tensor, bias: Tensor) -> None:
    """Such weights in its corner, and nothing from what is new to what was there."""
    outer, inner = weight.shape
    with torch.no_grad():
        layer.weight[:outer] = 0
        layer.weight[:outer, :inner], layer.bias[:outer] = weight, bias


def _partly(given: Tensor) -> Tensor:
    """Nothing for some of the rows, so that each part is learned from by itself, too."""
    return given * (torch.rand(len(given), 1, device=given.device) >= BLIND)


class Whole(nn.Module):
    """Both; `everywhere` only teaches the convolution what is at each place."""

    def __init__(self, known: Net, told: int, places: int) -> None:
        super().__init__()
        self.convolution = Convolution()
        self.classifier = Classifier(known, told, places)
        self.everywhere = nn.Conv2d(CHANNELS, len(KINDS), 1)

    def forward(self, pictures: Tensor, told: Tensor, places: Tensor, owners: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of each proposal and of each place of the pictures.

        places: x and y in pixels of each proposal's points; owners: which picture each proposal is of.
        """
        seen = self.convolution(pictures)
        x = (places[..., 0] // STRIDE).long().clamp(0, seen.shape[3] - 1)
        y = (places[..., 1] // STRIDE).long().clamp(0, seen.shape[2] - 1)
        sampled = seen[owners[:, None].expand_as(x), :, y, x].flatten(1)
        return self.classifier(told, sampled), self.everywhere(seen)


def folded(network: nn.Module) -> Any:
    """A copy for use, its normalisations folded into the convolutions before them."""
    from copy import deepcopy

    from torch.nn.utils.fusion import fuse_conv_bn_eval

    copy = deepcopy(network).float().cpu().eval()
    for layer in copy.modules():
        parts = list(layer.named_children())
        for (name, first), (other, second) in pairwise(parts):
            if isinstance(first, nn.Conv2d) and isinstance(second, nn.BatchNorm2d):
                setattr(layer, name, fuse_conv_bn_eval(first, second))
                setattr(layer, other, nn.Identity())
    return copy


def unfold(network: nn.Module, kept: Mapping[str, Tensor], pictures: Tensor) -> None:
    """Normalisations that do nothing to these pictures but add the biases that were folded into the layers before them."""

    def fit(layer: nn.BatchNorm2d, given: tuple[Tensor], bias: Tensor) -> None:
        spread, mean = torch.var_mean(given[0].float(), dim=(0, 2, 3), correction=0)
        layer.running_mean, layer.running_var = mean, spread
        layer.weight.data, layer.bias.data = (spread + layer.eps).sqrt(), bias.to(mean.device) + mean

    hooks = []
    for name, layer in network.named_modules():
        if isinstance(layer, nn.BatchNorm2d):
            stem, _, at = name.rpartition(".")
            bias = kept[f"{stem}.{int(at) - 1}.bias"]
            hooks.append(layer.register_forward_pre_hook(lambda layer, given, bias=bias: fit(layer, given, bias)))
    with torch.no_grad():
        network.eval()(pictures)
    for hook in hooks:
        hook.remove()
