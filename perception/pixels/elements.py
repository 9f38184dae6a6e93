"""Controls and lines of text, put together to elements as a tree would give them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles

from perception.geometry import Box
from perception.layout import same_line
from perception.pixels.seen import Control, Line
from perception.screen import EDITABLE, Element

WORD = re.compile(r"\S+")
TICKED = frozenset({"checkbox", "radio", "switch"})
WORDED = frozenset("link clickable menuitem tab".split())
LIKELY = 0.5  # that words alone are a control
SURELY = 0.9  # that something is a control, though it stands like a label
PART = 0.7  # of a line's width; what is wider is the line, perhaps with an icon before it
MOSTLY = 0.6  # of a line's area that must lie in a control for it to be its words
BESIDE = 3.0  # line heights between a tick and its words
ABOVE = 1.2  # line heights between a field and the label over it
LEFT = 12.0  # line heights between a field and the label before it
LEVEL = 1.5  # line heights by which a label over a field may be indented against it
FAINT = 0.72  # of the usual contrast: what a field suggests, not what it holds
BIG = 1.35  # times the usual height of lines: a heading, which labels no field


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A control with the lines that stand in it."""

    control: Control
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.lines)

    def fainter(self, contrast: float) -> bool:
        """Whether all its lines stand out less than that."""
        return all(0 < line.contrast < contrast for line in self.lines)


def elements(controls: Sequence[Control], lines: Sequence[Line]) -> tuple[Element, ...]:
    """The elements in reading order, boxes as they were given, without keys and locators."""
    usual = median(line.box.height for line in lines) if lines else 0.0
    small = [line for line in lines if _may_label(line, usual)]
    spoken = _spoken(_without_labels(_without_fragments(controls, lines), small), lines)
    inside = {id(line) for each in spoken for line in each.lines}
    free = [line for line in lines if id(line) not in inside and not _is_said(line, spoken)]
    strong = quantiles((line.contrast for line in lines), n=4)[-1] if len(lines) > 1 else 0.0
    labels = [line for line in free if _may_label(line, usual)]
    found = [_element(each, labels, FAINT * strong) for each in spoken]
    ticked = {e.name for e in found if e.role in TICKED}
    texts = [_text(line, usual) for line in free if line.text not in ticked]
    return tuple(in_order([*found, *texts]))


def in_order(found: Iterable[Element]) -> list[Element]:
    """Top to bottom, left to right within a visual line."""
    rows: list[list[Element]] = []
    for element in sorted(found, key=lambda e: e.box.centre.y):
        if rows and same_line(rows[-1][-1].box, element.box):
            rows[-1].append(element)
        else:
            rows.append([element])
    return [element for row in rows for element in sorted(row, key=lambda e: e.box.x)]


def _spoken(controls: Sequence[Control], lines: Sequence[Line]) -> list[_Spoken]:
    """Each control with its lines: of nested ones, the words belong to the innermost."""
    owned: dict[int, list[Line]] = {index: [] for index in range(len(controls))}
    for line in lines:
        around = [i for i, c in enumerate(controls) if line.box.overlap(c.box) >= MOSTLY * line.box.area]
        if around:
            owned[min(around, key=lambda i: controls[i].box.area)].append(line)
    return [
        _Spoken(control, tuple(_read(owned[index])) or _within(control.box, lines))
        for index, control in enumerate(controls)
    ]


def _without_fragments(controls: Sequence[Control], lines: Sequence[Line]) -> list[Control]:
    """Without words of a line that are hardly a control: they can be pressed as text, too, and are read as such.

    Words out of the middle of a line must surely be a link: what is read would be torn apart.
    """
    return [
        c for c in controls if c.role not in WORDED or not (_is_menu(c, lines) or any(_is_hardly(c, n) for n in lines))
    ]


def _is_menu(control: Control, lines: Sequence[Line]) -> bool:
    """Whether what was taken for an entry holds several lines, and so is the whole list."""
    inside = sum(line.box.overlap(control.box) >= MOSTLY * line.box.area for line in lines)
    return control.role in {"menuitem", "tab"} and inside >= 3


def _is_hardly(control: Control, line: Line) -> bool:
    if control.box.overlap(line.box) < MOSTLY * control.box.area:
        return False
    return control.sure < (SURELY if control.box.width < PART * line.box.width else LIKELY)


def _without_labels(controls: Sequence[Control], lines: Sequence[Line]) -> list[Control]:
    """Without what is only the label of a field, unless that surely is a control as well."""
    fields = [control.box for control in controls if control.role in EDITABLE]
    labels = [label.box for field in fields if (label := _labelling(field, lines))]
    return [c for c in controls if c.sure >= SURELY or c.role in TICKED or not _is_any(c.box, labels)]


def _is_said(line: Line, spoken: Sequence[_Spoken]) -> bool:
    """Whether a control in it says all of the line, as a link whose icon was taken for a part of its words."""
    return any(each.words == line.text and each.control.box.overlap(line.box) for each in spoken)


def _is_any(box: Box, others: Sequence[Box]) -> bool:
    return any(box.overlap(other) >= MOSTLY * max(box.area, other.area) for other in others)


def _within(box: Box, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The words of the line that the box is a part of, as a link in a sentence is."""
    for line in lines:
        if box.overlap(line.box) >= MOSTLY * box.area:
            place = line.box.width / max(len(line.text), 1)
            starts = [(m.group(), line.box.x + place * (m.start() + m.end()) / 2) for m in WORD.finditer(line.text)]
            said = " ".join(word for word, middle in starts if box.x <= middle <= box.right)
            return (replace(line, text=said, box=box),) if said else ()
    return ()


def _read(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.box.centre.y / max(line.box.height, 1)), line.box.x))


def _element(spoken: _Spoken, free: Sequence[Line], faint: float) -> Element:
    control, words = spoken.control, spoken.words
    role, box, states = control.role, control.box, control.states
    if role in EDITABLE:
        return _field(spoken, _label(box, free), faint)
    if role in TICKED and not words:
        words = _beside(box, free)
    return Element(role, words, box, states=states, source="vision")


def _field(spoken: _Spoken, label: str, faint: float) -> Element:
    """A field with what it holds; faint words in it are its name, where it has no other."""
    control, words = spoken.control, spoken.words
    suggested = control.role != "combobox" and spoken.fainter(faint)
    name, value = (label or words, "") if suggested else (label, words)
    return Element(control.role, name, control.box, value=value, label=label, states=control.states, source="vision")


def _label(box: Box, lines: Sequence[Line]) -> str:
    label = _labelling(box, lines)
    return label.text if label else ""


def _may_label(line: Line, usual: float) -> bool:
    """Whether the line may name a field: no heading, and no number or time, such as a phone has over its screen."""
    return line.box.height < BIG * usual and any(sign.isalpha() for sign in line.text)


def _labelling(box: Box, lines: Sequence[Line]) -> Line | None:
    """The words over a field and level with it, else those before it on its line."""
    over = [line for line in lines if _stands_over(line.box, box)]
    if over:
        return max(over, key=lambda line: line.box.bottom)
    before = [line for line in lines if same_line(line.box, box) and line.box.right <= box.x + 2]
    near = [line for line in before if box.x - line.box.right <= LEFT * line.box.height]
    return max(near, key=lambda line: line.box.right, default=None)


def _stands_over(line: Box, field: Box) -> bool:
    gap = field.y - line.bottom
    level = -LEVEL * line.height <= line.x - field.x <= LEVEL * line.height
    return level and -0.4 * line.height <= gap <= ABOVE * line.height


def _beside(box: Box, lines: Sequence[Line]) -> str:
    """The words right of a tick, else those left of it."""
    level = [line for line in lines if same_line(line.box, box)]
    right = [line for line in level if -4 <= line.box.x - box.right <= BESIDE * line.box.height]
    if right:
        return min(right, key=lambda line: line.box.x).text
    left = [line for line in level if line.box.right <= box.x + 4]
    return max(left, key=lambda line: line.box.right).text if left else ""


def _text(line: Line, usual: float) -> Element:
    role = "heading" if line.box.height >= BIG * usual else "text"
    return Element(role, line.text, line.box, source="vision")
