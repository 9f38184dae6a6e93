"""How elements lie on the screen: reading order, visual lines, and the area that a relation speaks of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, assert_never

from perception.geometry import Box
from perception.locators import RelationKind
from perception.roles import CELLS, ROWS
from perception.screen import Element

SLACK = 2.0  # pixels by which neighbours may overlap or differ and still be apart or level


@dataclass(frozen=True, slots=True)
class Area:
    """Where to look: `pools` one after the other until something fits; `distance` ranks by nearness, if any."""

    pools: tuple[tuple[Element, ...], ...]
    distance: Callable[[Element], float] | None = None


class Boxed(Protocol):
    """What lies somewhere on the screen."""

    @property
    def box(self) -> Box: ...


Laid = TypeVar("Laid", bound=Boxed)


def reading_order(elements: Iterable[Laid]) -> list[Laid]:
    """Top to bottom, and left to right within a visual line."""
    lines: list[list[Laid]] = []
    for element in sorted(elements, key=lambda e: e.box.y + e.box.height / 2):
        if lines and same_line(lines[-1][0].box, element.box):
            lines[-1].append(element)
        else:
            lines.append([element])
    return [element for line in lines for element in sorted(line, key=lambda e: e.box.x)]


def same_line(box: Box, other: Box) -> bool:
    """Whether the boxes overlap by at least half the height of the lower one."""
    overlap = min(box.bottom, other.bottom) - max(box.y, other.y)
    return overlap > 0 and overlap >= min(box.height, other.height) / 2


def inside(container: Element, elements: Sequence[Element]) -> tuple[Element, ...]:
    """Everything within the container, itself left out."""
    return tuple(e for e in elements if container.key in e.within)


def is_header(row: Element, elements: Sequence[Element]) -> bool:
    """Whether a row only names the columns of its table."""
    if row.role != "row":
        return False
    roles = {e.role for e in inside(row, elements)}
    return "columnheader" in roles and not roles & CELLS


def area(kind: RelationKind, anchor: Element, elements: Sequence[Element]) -> Area:
    """Where an element that stands so to the anchor is to be looked for."""
    others = tuple(e for e in elements if e is not anchor and not e.box.encloses(anchor.box))
    match kind:
        case "in row of":
            return Area((_row(anchor, elements),))
        case "in":
            return Area((_under(anchor, elements) if anchor.role == "heading" else inside(anchor, elements),))
        case "under heading":
            return Area((_under(anchor, elements),))
        case "next to":
            return Area((_line(anchor, others), _siblings(anchor, others)), lambda e: _gap(anchor.box, e.box))
        case "below":
            return _stacked([e for e in others if e.box.y >= anchor.box.bottom - SLACK], anchor)
        case "above":
            return _stacked([e for e in others if e.box.bottom <= anchor.box.y + SLACK], anchor)
        case "right of":
            return _beside([e for e in others if e.box.x >= anchor.box.right - SLACK], anchor)
        case "left of":
            return _beside([e for e in others if e.box.right <= anchor.box.x + SLACK], anchor)
        case _:
            assert_never(kind)


def _row(anchor: Element, elements: Sequence[Element]) -> tuple[Element, ...]:
    return inside(anchor, elements) if anchor.role in ROWS else _line(anchor, elements)


def _line(anchor: Element, elements: Sequence[Element]) -> tuple[Element, ...]:
    return tuple(e for e in elements if same_line(anchor.box, e.box) and not e.box.encloses(anchor.box))


def _siblings(anchor: Element, elements: Sequence[Element]) -> tuple[Element, ...]:
    """What shares the innermost container; nothing where the anchor stands in none."""
    return tuple(e for e in elements if anchor.within and anchor.within[-1] in e.within)


def _stacked(candidates: Sequence[Element], anchor: Element) -> Area:
    box = anchor.box
    straight = tuple(e for e in candidates if e.box.x < box.right and e.box.right > box.x)
    return Area((straight, tuple(candidates)), lambda e: max(e.box.y - box.bottom, box.y - e.box.bottom))


def _beside(candidates: Sequence[Element], anchor: Element) -> Area:
    return Area((_line(anchor, candidates),), lambda e: _gap(anchor.box, e.box))


def _under(heading: Element, elements: Sequence[Element]) -> tuple[Element, ...]:
    """From the heading to the next of its size or bigger, and no further than its own container."""
    position = next(i for i, e in enumerate(elements) if e is heading)
    following = elements[position + 1 :]
    end = next((i for i, e in enumerate(following) if _outranks(e, heading)), len(following))
    section = following[:end]
    return tuple(e for e in section if not heading.within or heading.within[-1] in e.within)


def _outranks(element: Element, heading: Element) -> bool:
    return element.role == "heading" and element.box.height >= heading.box.height - SLACK


def _gap(box: Box, other: Box) -> float:
    across = max(other.x - box.right, box.x - other.right, 0)
    down = max(other.y - box.bottom, box.y - other.bottom, 0)
    return across + down
