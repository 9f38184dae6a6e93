"""Controls seen in a picture: where they are, what they are, and how sure that is."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from perception.geometry import Box
from perception.pixels.agreeing import agreed, without_bare_fields
from perception.pixels.classifier import KINDS, net
from perception.pixels.convolution import View, viewed
from perception.pixels.doubts import undoubted
from perception.pixels.features import Setting, features
from perception.pixels.proposals import Boxes, areas, array, intersections, proposals
from perception.pixels.raster import Pixels
from perception.pixels.seen import Control, Line

SURE = 0.048  # from which a proposal counts as a control: one too many costs less than one that is missed
MOST = 120  # controls on a screen
COVERED = 0.75  # of the smaller of two boxes that differ little in size: so much in common, and they are one control
BIGGER = 2.0  # times the area
CERTAIN = 0.5  # the same as SURE for fields and sliders, which take the words around them as their own
TICKED = 0.2  # the same for ticks, which do as well, but are known by their shape
WITHIN = 0.8  # of a control's area that lies in what holds it, and how much smaller it is
AS_HIGH = 0.85  # of a field's height
TICKS = frozenset({"checkbox", "radio", "switch"})
FIELDS = frozenset({"textbox", "combobox"})
EDGE, HALF = 6.0, 0.6  # pixels by which edges may differ, and how much of a field with its label that may be
SEVERAL, MANY = 2, 3  # controls in another one, by whose surest it may be a mere frame
FRAME = {1: 1.5, 2: 0.8, 3: 0.6}  # times as sure as what holds them: so sure are so many controls in a mere frame
ACTING = 2.0  # times as sure as a row is what can be pressed in a mere frame
ROW = "clickable"  # may be pressed as a whole, and hold buttons as well
NEEDED = dict.fromkeys((*FIELDS, "slider"), CERTAIN) | dict.fromkeys(TICKS, TICKED)
"""How sure these must be; for all others SURE is enough."""
LABELLED, LISTED = FIELDS | {"slider"}, frozenset({"menuitem", "clickable"})
BEFORE, OVER = 4.0, 0.5  # times the height of a label: so far it may stand before its field, or over it
WORDED = frozenset({"link", "clickable"})
"""What the words of a row may be taken for."""


def controls(
    pixels: Pixels,
    lines: Sequence[Line],
    usual: Setting,
    at: tuple[float, float] = (0.0, 0.0),
    seen: View | None = None,
) -> tuple[Control, ...]:
    """The controls of a picture whose lines of text are known, surest first, at most MOST.

    at: where on the screen that picture was cut out; seen: the net's view of it, with what is around it there.
    """
    boxes = proposals(pixels, [line.box for line in lines], usual.size)
    if not len(boxes):
        return ()
    view = seen or viewed(pixels, usual.height)
    told = np.concatenate([features(pixels, boxes, lines, usual, at), view.of(boxes)], axis=1)
    written = array([line.box for line in lines])
    likely = agreed(boxes, net().scaled(told), without_bare_fields(boxes, written, net()(told)))
    return tuple(undoubted(chosen(boxes, likely), lines, usual.height, SURE))


def chosen(boxes: Boxes, likely: NDArray[np.float32], sure: float = SURE) -> tuple[Control, ...]:
    """The proposals that are controls, each control once."""
    some, kinds = 1 - likely[:, 0], likely[:, 1:].argmax(axis=1) + 1
    needed = np.array([max(sure, NEEDED.get(KINDS[kind].partition(" ")[0], sure)) for kind in kinds])
    order = [index for index in np.argsort(-some).tolist() if some[index] >= needed[index]]
    shared, area = intersections(boxes, boxes), areas(boxes)
    kept: list[int] = []
    for index in order:
        if not any(_same(index, other, shared, area) and not _labelled(boxes[other], boxes[index]) for other in kept):
            kept.append(index)
    found = [_control(boxes[index], KINDS[kinds[index]], float(some[index])) for index in kept]
    return tuple(without_labels(unnested(found))[:MOST])


def unnested(found: Sequence[Control]) -> list[Control]:
    """Of a control and what seems to be controls in it, those that are meant; the order stays.

    Several that are surer than what holds them make that a mere frame; otherwise they are its words, icon or arrow.
    """
    dropped: set[int] = set()
    for outer in sorted(found, key=lambda control: control.box.area):
        inside = [one for one in found if id(one) not in dropped and _lies_in(one, outer)]
        if _is_frame(outer, inside):
            dropped.add(id(outer))
        else:
            dropped |= {id(one) for one in inside if not _stays(one, outer)}
    return [control for control in found if id(control) not in dropped]


def without_labels(found: Sequence[Control]) -> list[Control]:
    """Without words that stand close before or over a field: its label, though it may look like an entry of a list."""
    fields = [control.box for control in found if control.role in LABELLED and control.sure >= CERTAIN]
    return [
        control
        for control in found
        if control.role not in LISTED or not any(_is_label(control.box, field) for field in fields)
    ]


def _is_label(words: Box, field: Box) -> bool:
    height = words.height
    level = abs(words.centre.y - field.centre.y) < 0.4 * height and height <= 1.1 * field.height
    before = level and -2 <= field.x - words.right <= BEFORE * height
    aligned = abs(words.x - field.x) <= 0.4 * height and words.width < field.width and height < field.height
    return before or (aligned and -0.2 * height <= field.y - words.bottom <= OVER * height)


def _labelled(outer: NDArray[np.float32], inner: NDArray[np.float32]) -> bool:
    """Whether the outer box is the inner one with something over it, as a field with its label."""
    left, top, right, bottom = np.abs(outer - inner).tolist()
    return bool(max(left, right, bottom) <= EDGE and EDGE < top < HALF * (outer[3] - outer[1]) and outer[1] < inner[1])


def _corners(box: Box) -> NDArray[np.float32]:
    return np.array((box.x, box.y, box.right, box.bottom), np.float32)


def _lies_in(control: Control, outer: Control) -> bool:
    return control.box.area < WITHIN * outer.box.area and control.box.overlap(outer.box) >= WITHIN * control.box.area


def _is_frame(outer: Control, inside: Sequence[Control]) -> bool:
    """Whether what holds these is no control itself, but a field with its label, a panel or a bar."""
    if any(one.role in FIELDS and _labelled(_corners(outer.box), _corners(one.box)) for one in inside):
        return True
    if outer.role == ROW:
        acting = [one.sure for one in inside if one.role not in WORDED or one.sure > outer.sure]
        return max(acting, default=0.0) > ACTING * outer.sure
    surest = sorted(one.sure for one in inside)[-SEVERAL:]
    return bool(surest) and fmean(surest) > FRAME[min(len(inside), MANY)] * outer.sure


def _stays(control: Control, outer: Control) -> bool:
    """Whether it is a control of its own within another one."""
    if outer.role == ROW:
        return control.role not in WORDED or control.sure > outer.sure
    return _is_beside(control, outer) or _is_at_end(control, outer) or _is_tick(control, outer)


def _is_beside(control: Control, field: Control) -> bool:
    """Whether a field and this were taken for one field: it is as high, as what the field holds is not."""
    return (
        field.role in FIELDS
        and control.role not in WORDED
        and control.sure >= CERTAIN
        and control.box.height >= AS_HIGH * field.box.height
    )


def _is_at_end(control: Control, field: Control) -> bool:
    """Whether it is a small button at a field's right end, as one that clears it."""
    box, around = control.box, field.box
    return field.role == "textbox" and box.width < 1.6 * box.height and box.x > around.right - 3 * around.height


def _is_tick(control: Control, outer: Control) -> bool:
    """Whether it is a tick that was read as a letter of the words beside it."""
    return control.role in TICKS and control.sure >= CERTAIN and outer.role not in NEEDED


def _same(index: int, other: int, shared: NDArray[np.float32], area: NDArray[np.float32]) -> bool:
    small, big = sorted((area[index], area[other]))
    return bool(shared[index, other] > COVERED * small and big < BIGGER * small)


def _control(corners: NDArray[np.float32], kind: str, sure: float) -> Control:
    role, _, state = kind.partition(" ")
    left, top, right, bottom = (float(corner) for corner in corners)
    states = frozenset({state}) if state else frozenset({"unchecked"} if f"{kind} checked" in KINDS else ())
    return Control(role, Box(left, top, right - left, bottom - top), states, sure)
