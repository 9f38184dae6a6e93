"""Controls seen in a picture: where they are, what they are, and how sure that is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.classifier import KINDS, net
from perception.pixels.features import Setting, features
from perception.pixels.proposals import Boxes, areas, intersections, proposals
from perception.pixels.raster import Pixels
from perception.pixels.seen import Control, Line

SURE = 0.5  # from which a proposal counts as a control
MOST = 120  # controls on a screen
COVERED = 0.6  # of the smaller of two boxes: so much in common, and they are one control
BIGGER = 6.0  # times the area: a card may be pressed, and a button in it as well


def controls(pixels: Pixels, lines: Sequence[Line], usual: Setting) -> tuple[Control, ...]:
    """The controls of a picture whose lines of text are known, surest first, at most MOST."""
    boxes = proposals(pixels, [line.box for line in lines])
    if not len(boxes):
        return ()
    return chosen(boxes, net()(features(pixels, boxes, lines, usual)))


def chosen(boxes: Boxes, likely: NDArray[np.float32], sure: float = SURE) -> tuple[Control, ...]:
    """The proposals that are controls, each control once."""
    some = 1 - likely[:, 0]
    order = [index for index in np.argsort(-some).tolist() if some[index] >= sure]
    shared, area = intersections(boxes, boxes), areas(boxes)
    kept: list[int] = []
    for index in order:
        if len(kept) < MOST and not any(_same(index, other, shared, area) for other in kept):
            kept.append(index)
    kinds = likely[:, 1:].argmax(axis=1) + 1
    return tuple(_control(boxes[index], KINDS[kinds[index]], float(some[index])) for index in kept)


def _same(index: int, other: int, shared: NDArray[np.float32], area: NDArray[np.float32]) -> bool:
    small, big = sorted((area[index], area[other]))
    return bool(shared[index, other] > COVERED * small and big < BIGGER * small)


def _control(corners: NDArray[np.float32], kind: str, sure: float) -> Control:
    role, _, state = kind.partition(" ")
    left, top, right, bottom = (float(corner) for corner in corners)
    states = frozenset({state}) if state else frozenset({"unchecked"} if f"{kind} checked" in KINDS else ())
    return Control(role, Box(left, top, right - left, bottom - top), states, sure)
