"""Controls seen in a picture: where they are, what they are, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.geometry import Box
from perception.pixels.ocr import Line
from perception.pixels.proposals import Boxes, proposals
from perception.pixels.raster import Pixels

HIGHEST = 64  # pixels; what is higher is a card or a picture


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be acted on, in pixels of the picture; `sure` is 0 to 1."""

    role: str
    box: Box
    states: frozenset[str] = frozenset()
    sure: float = 1.0


def controls(pixels: Pixels, lines: Sequence[Line]) -> tuple[Control, ...]:
    """The controls of a picture whose lines of text are known."""
    return plain(proposals(pixels, [line.box for line in lines]))


def plain(boxes: Boxes) -> tuple[Control, ...]:
    """By rules alone: every proposal of a control's height, as something that may be clicked."""
    heights = boxes[:, 3] - boxes[:, 1]
    return tuple(Control("clickable", Box(x, y, r - x, b - y)) for x, y, r, b in boxes[heights <= HIGHEST].tolist())
