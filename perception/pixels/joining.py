"""Tree and picture of one screen: how much of what can be read the tree knows, and both as one list."""

from collections.abc import Iterable, Sequence

from perception.geometry import Box
from perception.pixels.seen import Line
from perception.screen import Element
from perception.wording import words

LEAST_LETTERS = 3  # a shorter word proves little: it may be an icon
MOSTLY = 0.5
REACH = 24.0  # pixels between the letters and the box of the element that says them


def coverage(tree: Sequence[Element], lines: Sequence[Line]) -> float:
    """How much of the text that shows the tree says at the same place, 0 to 1; 1 where there is no text."""
    said = [(e.box, set(words(" ".join((e.name, e.text, e.value, e.label))).split())) for e in tree]
    known = seen = 0
    for line in lines:
        wanted = [word for word in words(line.text).split() if len(word) >= LEAST_LETTERS]
        near = set().union(*(told for box, told in said if _reaches(box, line.box)))
        seen += len(wanted)
        known += sum(word in near for word in wanted)
    return known / seen if seen else 1.0


def joined(tree: Sequence[Element], seen: Iterable[Element]) -> tuple[Element, ...]:
    """The tree, and after it what only shows in the picture; each element says its source."""
    shown = [e for e in tree if e.visibility == "shown"]
    return (*tree, *(element for element in seen if not any(_is_known(element, known) for known in shown)))


def _reaches(box: Box, line: Box) -> bool:
    return Box(box.x - REACH, box.y - REACH, box.width + 2 * REACH, box.height + 2 * REACH).overlap(line) > 0


def _is_known(element: Element, known: Element) -> bool:
    """Whether the tree has the same control there, or something that says these words."""
    common = element.box.overlap(known.box)
    if element.interactive:
        return known.interactive and common > MOSTLY * min(element.box.area, known.box.area)
    said = words(" ".join((known.name, known.text, known.value, known.label)))
    return common > 0 and words(element.name) in said
