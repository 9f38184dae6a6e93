"""Which proposals are which control, by the truth of the page."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from perception.pixels.classifier import KINDS
from perception.pixels.proposals import Boxes, overlaps
from perception.screen import Element

ROLES = {
    "searchbox": "textbox", "spinbutton": "textbox", "file": "button", "option": "menuitem", "treeitem": "menuitem",
    "menuitemcheckbox": "menuitem", "menuitemradio": "menuitem", "listbox": "clickable",
}  # fmt: skip
TICKS = ("checkbox", "radio", "switch")
HIT = 0.5  # overlap from which a proposal is the control
ASIDE = 0.3  # overlap from which it is no example of nothing, either
BESIDE = 1.2  # times its height: so far from a tick its words begin
LONG = 2.5  # times its height: so wide is no tick but a tick with its words


def kind(element: Element) -> str:
    """What the classifier should say of the element."""
    role = ROLES.get(element.role, element.role)
    checked = role in TICKS and "checked" in element.states
    return f"{role} checked" if checked else role if role in KINDS else "clickable"


def controls(elements: Iterable[Element]) -> list[Element]:
    """The controls that show."""
    return [e for e in elements if e.interactive and e.visibility == "shown" and min(e.box.width, e.box.height) >= 4]


def corners(shown: Sequence[Element], scale: float) -> Boxes:
    """Their boxes, in pixels."""
    sides = [(e.box.x, e.box.y, e.box.right, e.box.bottom) for e in shown]
    return np.asarray(sides, np.float32).reshape(-1, 4) * scale


def labels(boxes: Boxes, true: Boxes, shown: Sequence[Element]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Kind (index in KINDS) and weight of each proposal."""
    given, weight = np.zeros(len(boxes), np.int64), np.ones(len(boxes), np.float32)
    if not len(true) or not len(boxes):
        return given, weight
    alike, held = overlaps(boxes, true), owners(boxes, true)
    weight[beside_ticks(boxes, true, shown)] = 0.0
    for index, element in enumerate(shown):
        number = KINDS.index(kind(element))
        inside = np.flatnonzero(held == index)
        if not len(inside):
            continue
        fitting = _ticks(boxes, inside) if _is_long_tick(element) else inside[alike[inside, index] >= HIT]
        chosen = fitting if len(fitting) else inside[[alike[inside, index].argmax()]]
        weight[inside] = np.where(alike[inside, index] >= ASIDE, 0.0, 0.3)
        given[chosen], weight[chosen] = number, 1.0
    return given, weight


def beside_ticks(boxes: Boxes, true: Boxes, shown: Sequence[Element]) -> NDArray[np.bool_]:
    """Which boxes are the words of a tick: pressed, they mostly do what it does, though no tree says so."""
    ticks = true[[element.role in TICKS for element in shown]]
    height = ticks[:, 3] - ticks[:, 1]
    gap = boxes[:, 0, None] - ticks[:, 2]
    level = np.abs((boxes[:, 1, None] + boxes[:, 3, None]) - (ticks[:, 1] + ticks[:, 3])) < height
    low = (boxes[:, 3] - boxes[:, 1])[:, None] < LONG * height
    return np.asarray((level & low & (gap > -2) & (gap < BESIDE * height)).any(axis=1))


def owners(boxes: Boxes, true: Boxes) -> NDArray[np.int64]:
    """The innermost control that the middle of each box lies in; -1 where it lies in none."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    inside = (
        (middle[:, None, 0] >= true[:, 0])
        & (middle[:, None, 0] <= true[:, 2])
        & (middle[:, None, 1] >= true[:, 1])
        & (middle[:, None, 1] <= true[:, 3])
    )
    area = (true[:, 2] - true[:, 0]) * (true[:, 3] - true[:, 1])
    size = np.where(inside, area, np.inf)
    return np.where(inside.any(axis=1), size.argmin(axis=1), -1)


def _is_long_tick(element: Element) -> bool:
    return element.role in TICKS and element.box.width > LONG * element.box.height


def _ticks(boxes: Boxes, inside: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of the boxes in a tick with its words, those of a tick's shape at one of its ends."""
    width, height = boxes[inside, 2] - boxes[inside, 0], boxes[inside, 3] - boxes[inside, 1]
    shaped = inside[(width < LONG * height) & (width >= 0.8 * height) & (height >= 10)]
    if not len(shaped):
        return np.asarray(shaped)
    at_an_end = (boxes[shaped, 0] <= boxes[inside, 0].min() + 4) | (boxes[shaped, 2] >= boxes[inside, 2].max() - 4)
    return np.asarray(shaped[at_an_end])
