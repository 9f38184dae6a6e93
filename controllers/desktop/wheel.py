"""Where the wheel can be turned: it scrolls, but over a spin button, a slider or a row of tabs it changes the value."""

from collections.abc import Sequence
from itertools import takewhile

from perception.geometry import Box, Point
from perception.locators import Path
from perception.screen import CONTAINERS, Element

CHANGED = frozenset("combobox spinbutton slider tab".split())
CLEAR = 3.0  # pixels beside them
REACH = 120.0  # pixels by which a notch moves what is scrolled, at most
AROUND = 2  # steps from an element to what holds the part of the window that it stands in


def free(at: Point, beside: Element, within: Box, elements: Sequence[Element]) -> Point | None:
    """The place at that height, as near as can be, where a notch changes nothing: not what is there, and not what
    comes under the pointer by it.

    beside: what is scrolled with its neighbours; other parts of the window stay where they are. None where there is
    no such place in the box.
    """
    near = [e.box for e in elements if e.role in CHANGED and _comes_near(e, at, beside)]
    taken = [(box.x - CLEAR, box.right + CLEAR) for box in near]
    fits = [
        x
        for x in (at.x, *(edge for span in taken for edge in span))
        if within.contains(Point(x, at.y)) and not any(left < x < right for left, right in taken)
    ]
    return Point(min(fits, key=lambda x: abs(x - at.x)), at.y) if fits else None


def notches(most: int, elements: Sequence[Element]) -> int:
    """By how many the wheel may be turned until it must be looked again what is under the pointer."""
    return 1 if any(e.role in CHANGED for e in elements) else most


def scrollable(elements: Sequence[Element]) -> list[Element]:
    """What is shown and may be scrolled with its neighbours."""
    return [e for e in elements if e.visibility == "shown" and e.role not in CONTAINERS | {"heading"}]


def shared(element: Element, other: Element) -> int:
    """In how many objects of their window both stand."""
    steps = zip(_path(element), _path(other), strict=False)
    return sum(1 for _ in takewhile(lambda step: step[0] == step[1], steps))


def _comes_near(element: Element, at: Point, beside: Element) -> bool:
    box = element.box
    return box.y - REACH < at.y < box.bottom + REACH and shared(element, beside) >= len(_path(beside)) - AROUND


def _path(element: Element) -> list[str]:
    return next((part.path.split("/") for part in element.locator.parts if isinstance(part, Path)), [])
