"""Live handles for what is seen: the same thing in the same place keeps its key from look to look."""

from collections.abc import Sequence
from dataclasses import replace

from perception.geometry import Box
from perception.locators import Locator, Looks
from perception.pixels.elements import TICKED
from perception.pixels.opencv import cv2
from perception.pixels.raster import Pixels, cut, grey
from perception.screen import Element
from perception.wording import words

SAME_SCREEN = 0.3  # of what was there may be gone
MOSTLY = 0.8  # of an element that lies in a field
SAME_PLACE = 0.5  # of both areas together
LOOKS = (12, 8)  # pixels


class Keys:
    """Gives keys on one screen. A field also keeps the name that it showed while it was empty."""

    def __init__(self) -> None:
        self._known: tuple[Element, ...] = ()
        self._given = 0

    def keyed(self, elements: Sequence[Element]) -> tuple[Element, ...]:
        """The elements with keys: that of the element of its role and words which was there before, or a new one."""
        free = list(self._known)
        keyed = []
        for element in elements:
            before = next((known for known in free if _is_same(element, known)), None)
            if before:
                free.remove(before)
            keyed.append(_continued(element, before) if before else replace(element, key=self._next()))
        self._known = tuple(_with_fields(keyed, free, len(self._known)))
        return self._known

    def _next(self) -> str:
        self._given += 1
        return f"seen:{self._given}"


def _with_fields(now: list[Element], gone: Sequence[Element], before: int) -> list[Element]:
    """With the fields that cannot be made out while they have the focus: on the same screen, words there are theirs."""
    if len(gone) > SAME_SCREEN * before:
        return now
    for field in (known for known in gone if known.editable):
        inside = [e for e in now if e.box.area < field.box.area and e.box.overlap(field.box) > MOSTLY * e.box.area]
        if not inside:
            continue
        said = [e.value or e.name for e in inside if not _clears(e, field)]
        place = now.index(inside[0])
        now = [e for e in now if e not in inside]
        now.insert(place, replace(field, value=" ".join(said)))
    return now


def _clears(element: Element, field: Element) -> bool:
    """Whether it is a small button at the field's right end with a cross, or whatever that was read as."""
    at_end = element.box.x >= field.box.right - 1.5 * field.box.height
    return at_end and len(element.name) <= 1 and not element.name.isdigit()


def with_looks(element: Element, pixels: Pixels) -> Element:
    """An element without any words, with what it looks like in its locator; others are found by their words."""
    if not element.interactive or element.name or element.label:
        return element
    inside = grey(cut(pixels, element.box))
    if inside.size == 0:
        return element
    small = cv2.resize(inside, LOOKS, interpolation=cv2.INTER_AREA)
    return replace(element, locator=Locator((Looks(small.tobytes().hex()),)))


def _is_same(element: Element, known: Element) -> bool:
    if not _same_place(element.box, known.box):
        return False
    if _is_turned(element, known):
        return True
    if element.editable and known.editable:
        return True
    if element.role != known.role:
        return False
    return words(element.name) == words(known.name)


def _same_place(box: Box, other: Box) -> bool:
    common = box.overlap(other)
    return common > SAME_PLACE * (box.area + other.area - common)


def _is_turned(element: Element, known: Element) -> bool:
    """Whether a tick became something without words: it is in its other state, which looks unlike any."""
    return known.role in TICKED and element.role not in TICKED and element.interactive and not element.name


def _continued(element: Element, before: Element) -> Element:
    if _is_turned(element, before):
        other = {"checked", "unchecked"} - before.states
        return replace(element, role=before.role, name=before.name, states=frozenset(other), key=before.key)
    if element.editable:
        return replace(element, role=before.role, name=element.name or before.name, key=before.key)
    return replace(element, key=before.key)
