"""Which containers show a part of what they hold, and how much of it lies out of their view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perception.geometry import Box
from perception.roles import ROWS
from perception.screen import CONTAINERS, Element

WHOLE = 0.8  # of the screen: what scrolls as a whole is told at its end
FEW = 3  # parts that are not worth a word of their own


@dataclass(slots=True)
class Hidden:
    """How many parts of a container lie above, below and beside what it shows."""

    above: int = 0
    below: int = 0
    beside: int = 0

    @property
    def total(self) -> int:
        return self.above + self.below + self.beside

    def __str__(self) -> str:
        counts = ((self.above, "above"), (self.below, "below"), (self.beside, "beside"))
        return ", ".join(f"{count} more {where}" for count, where in counts if count)


def hidden(elements: Sequence[Element], size: tuple[int, int]) -> tuple[dict[str, Hidden], set[str]]:
    """Key of a container -> what scrolling it would show, and the keys of what was counted so.

    Told by places alone: what lies outside of the box of its container does not show because that clips it. The rows
    of a list are counted by that list.
    """
    clips, rows = dict(_clipping(elements, size)), {e.key for e in elements if e.role in ROWS}
    around = {e.key: _around(e, clips) for e in elements if clips and rows.isdisjoint(e.within)}
    counts = {key: Hidden() for key in clips}
    for element in elements:
        if key := around.get(element.key):
            _count(counts[key], element.box, clips[key])
    told = {key: each for key, each in counts.items() if each.total > FEW}
    return told, {part for part, key in around.items() if key in told}


def _around(element: Element, clips: dict[str, Box]) -> str:
    """The key of the container that keeps a part from showing; "" for none."""
    if element.visibility != "offscreen" or element.role in CONTAINERS:
        return ""
    return next((key for key in reversed(element.within) if key in clips and _out(element.box, clips[key])), "")


def _clipping(elements: Sequence[Element], size: tuple[int, int]) -> Iterator[tuple[str, Box]]:
    """The containers in view that may clip: not those as large as the screen itself."""
    for element in elements:
        whole = element.box.width * element.box.height >= WHOLE * size[0] * size[1]
        if element.role in CONTAINERS and element.key and element.visibility == "shown" and not whole:
            yield element.key, element.box


def _out(box: Box, view: Box) -> bool:
    return box.y >= view.bottom or box.bottom <= view.y or box.x >= view.right or box.right <= view.x


def _count(counts: Hidden, box: Box, view: Box) -> None:
    if box.bottom <= view.y:
        counts.above += 1
    elif box.y >= view.bottom:
        counts.below += 1
    else:
        counts.beside += 1
