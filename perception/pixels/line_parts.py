"""What is told of a proposal that is a part of a line of text: where in it, and whether it is written otherwise.

A link in a sentence has a colour or a rule of its own; a word that is merely far from the next one has not.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.inks import Ink, inks
from perception.pixels.proposals import Boxes, areas, intersections
from perception.pixels.raster import Pixels
from perception.pixels.seen import Line

MOSTLY = 0.7  # of a box's area that lies in a line of which it is a part
WHOLE = 0.88  # of a line's width; what is wider is the line itself
TOLD = 10  # figures
LONG = 60  # signs

Told = NDArray[np.float32]
"""One row a box."""


def parts(pixels: Pixels, boxes: Boxes, places: Boxes, lines: Sequence[Line], written: Sequence[Ink]) -> Told:
    """Where in its line each box lies that is a part of one, and how its ink differs from the line's; else nothing."""
    told = np.zeros((len(boxes), TOLD), np.float32)
    if not len(lines):
        return told
    shared = intersections(boxes, places)
    lines_of = shared.argmax(axis=1)
    width, whole = boxes[:, 2] - boxes[:, 0], (places[:, 2] - places[:, 0])[lines_of]
    some = (shared.max(axis=1) > MOSTLY * areas(boxes)) & (width < WHOLE * whole)
    indices = np.flatnonzero(some)
    cut_out = [
        Line("", Box(left, top, right - left, bottom - top)) for left, top, right, bottom in boxes[some].tolist()
    ]
    for index, ink in zip(indices, inks(pixels, cut_out), strict=True):
        at = lines_of[index]
        told[index] = _told(boxes[index], places[at], lines[at].text, ink, written[at])
    return told


def _told(box: NDArray[np.float32], place: NDArray[np.float32], text: str, ink: Ink, around: Ink) -> tuple[float, ...]:
    width = max(float(place[2] - place[0]), 1.0)
    before, after = float(box[0] - place[0]) / width, float(place[2] - box[2]) / width
    apart = ink.colour - around.colour
    return (
        1.0,
        before,
        after,
        float(before < 0.03),
        float(after < 0.03),
        min(float(np.linalg.norm(apart)) / 64, 2.0),
        min(float(np.linalg.norm(apart[1:])) / 32, 2.0),
        float(ink.underlined) - float(around.underlined),
        min(len(text), LONG) / 20,
        float(text[-1] in ".!?,;:"),
    )
