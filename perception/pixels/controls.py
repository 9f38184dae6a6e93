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

SURE = 0.2  # from which a proposal counts as a control: one too many costs less than one that is missed
MOST = 120  # controls on a screen
COVERED = 0.6  # of the smaller of two boxes: so much in common, and they are one control
CERTAIN = 0.5  # the same for what takes the words around it as its own
TAKING = frozenset("textbox combobox checkbox radio switch slider".split())
WHOLE = frozenset({"textbox", "combobox", "button", "tab", "menuitem"})
"""What holds no other control, unlike cards and rows."""
BIGGER = 6.0  # times the area: a card may be pressed, and a button in it as well


def controls(
    pixels: Pixels, lines: Sequence[Line], usual: Setting, at: tuple[float, float] = (0.0, 0.0)
) -> tuple[Control, ...]:
    """The controls of a picture whose lines of text are known, surest first, at most MOST.

    at: where on the screen that picture was cut out.
    """
    boxes = proposals(pixels, [line.box for line in lines])
    if not len(boxes):
        return ()
    return chosen(boxes, net()(features(pixels, boxes, lines, usual, at)))


def chosen(boxes: Boxes, likely: NDArray[np.float32], sure: float = SURE) -> tuple[Control, ...]:
    """The proposals that are controls, each control once."""
    some, kinds = 1 - likely[:, 0], likely[:, 1:].argmax(axis=1) + 1
    taking = np.array([KINDS[kind].partition(" ")[0] in TAKING for kind in kinds])
    needed = np.where(taking, max(sure, CERTAIN), sure)
    order = [index for index in np.argsort(-some).tolist() if some[index] >= needed[index]]
    shared, area = intersections(boxes, boxes), areas(boxes)
    kept: list[int] = []
    for index in order:
        if len(kept) < MOST and not any(_same(index, other, shared, area) for other in kept):
            kept.append(index)
    found = [_control(boxes[index], KINDS[kinds[index]], float(some[index])) for index in kept]
    wholes = [control for control in found if control.role in WHOLE]
    return tuple(control for control in found if not any(_is_content(control, whole) for whole in wholes))


def _is_content(control: Control, field: Control) -> bool:
    """Whether it is what a button says or a field holds; small buttons at a field's right end are not."""
    box, around = control.box, field.box
    if control is field or box.area >= around.area or box.overlap(around) < 0.8 * box.area:
        return False
    at_end = box.width < 1.6 * box.height and box.x > around.right - 3 * around.height
    return field.role != "textbox" or not at_end


def _same(index: int, other: int, shared: NDArray[np.float32], area: NDArray[np.float32]) -> bool:
    small, big = sorted((area[index], area[other]))
    return bool(shared[index, other] > COVERED * small and big < BIGGER * small)


def _control(corners: NDArray[np.float32], kind: str, sure: float) -> Control:
    role, _, state = kind.partition(" ")
    left, top, right, bottom = (float(corner) for corner in corners)
    states = frozenset({state}) if state else frozenset({"unchecked"} if f"{kind} checked" in KINDS else ())
    return Control(role, Box(left, top, right - left, bottom - top), states, sure)
