"""How well boxes found in a picture fit the controls, and lines the words, that are truly there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from perception.pixels.proposals import Boxes, overlaps
from perception.pixels.seen import Line
from perception.wording import words
from tests.measure.pixels_heldout.screens import Place
from tests.measure.pixels_training.labels import owners

SAME = 0.5  # overlap from which a box has the shape of the control


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one or more screens; the ratios are what is printed.

    hit: controls that a click into the middle of some box would meet. shaped: those with a box of their shape.
    right: boxes whose middle lies in a control, or in the label of a tick.
    """

    controls: int = 0
    hit: int = 0
    shaped: int = 0
    boxes: int = 0
    right: int = 0
    screens: int = 1

    @property
    def ratios(self) -> dict[str, float]:
        return {
            "recall": self.hit / max(self.controls, 1),
            "recall iou": self.shaped / max(self.controls, 1),
            "precision": self.right / max(self.boxes, 1),
            "boxes": self.boxes / self.screens,
        }


def score(found: Boxes, true: Boxes, labels: Boxes) -> Score:
    """The boxes of one screen against its controls; of nested controls, a box means the innermost."""
    held = owned(found, true)
    alike = overlaps(found, true).max(axis=0) if len(found) and len(true) else np.zeros(len(true))
    right = (held >= 0) | (owned(found, labels) >= 0)
    return Score(
        len(true), len(set(held[held >= 0].tolist())), int((alike >= SAME).sum()), len(found), int(right.sum())
    )


def owned(found: Boxes, true: Boxes) -> NDArray[np.int64]:
    """Which place the middle of each box lies in, the innermost; -1 for none."""
    return owners(found, true) if len(found) and len(true) else np.full(len(found), -1)


def together(scores: Iterable[Score]) -> Score:
    """The counts of several screens added up."""
    parts = list(scores)
    return Score(*(sum(getattr(part, name) for part in parts) for name in Score.__slots__))


def read(lines: Sequence[Line], true: Sequence[Place], scale: float) -> tuple[int, int]:
    """How many of the words were read, in a line that reaches their middle, and how many there are.

    A sign that stands alone, such as a dash for "none", is no word.
    """
    told = [(line.box, words(line.text)) for line in lines]
    wanted = [place for place in true if any(map(str.isalnum, place.said))]
    return sum(_is_read(place, told, scale) for place in wanted), len(wanted)


def _is_read(place: Place, told: Sequence[tuple[object, str]], scale: float) -> bool:
    left, top, right, bottom = (side * scale for side in place.corners)
    x, y = (left + right) / 2, (top + bottom) / 2
    near = [text for box, text in told if box.x - 4 <= x <= box.right + 4 and box.y - 4 <= y <= box.bottom + 4]  # type: ignore[attr-defined]
    wanted = words(place.said)
    return any(wanted in text or fuzz.partial_ratio(wanted, text) == 100 for text in near)
