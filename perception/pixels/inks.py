"""The colour in which a line is written, how well it stands out, and whether it is underlined."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels, cut
from perception.pixels.seen import Line

LETTERS = 0.6  # of the greatest distance from the ground, from which a pixel is of a letter's middle
RULE = 0.9  # of a line's width; lower down, so much ink in one row is an underline


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour in Lab (0 to 255 each), the distance of it from its ground, and an underline."""

    colour: NDArray[np.float32]
    contrast: float
    underlined: bool


def inks(pixels: Pixels, lines: Sequence[Line]) -> tuple[Ink, ...]:
    """The ink of each line."""
    return tuple(_ink(cut(pixels, line.box)) for line in lines)


def _ink(pixels: Pixels) -> Ink:
    if pixels.size == 0:
        return Ink(np.zeros(3, np.float32), 0.0, False)
    lab = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2LAB), np.float32)
    ground = np.median(np.concatenate((lab[0], lab[-1])), axis=0)
    away = np.abs(lab - ground).sum(axis=2)
    written = away >= max(LETTERS * float(away.max()), 1.0)
    colour = lab[written].mean(axis=0) if written.any() else ground
    low = written[len(written) * 5 // 8 :]
    underlined = bool(len(low)) and bool((low.mean(axis=1) > RULE).any())
    return Ink(np.asarray(colour, np.float32), float(np.abs(colour - ground).max()), underlined)
