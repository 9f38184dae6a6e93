"""Rows of a table, as a picture shows them: visual lines, one below the other, whose parts begin or end level."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from perception.geometry import Box
from perception.layout import same_line
from perception.screen import Element

LEAST_ROWS, LEAST_PARTS = 3, 3
LEVEL = 5.0  # pixels by which the edges of a column may differ
UNEVEN = 0.35  # of the usual distance from row to row, by which one may differ
BIG = 1.5  # times the usual height: a heading, even where it may be pressed
TITLES = frozenset({"link", "tab", "clickable"})
FURTHEST = 4.0  # times their own height that rows are apart at most

Row = list[Element]


def with_rows(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements in the same order, before each row an element for it, before a table's first one for the table.

    A table is named by the heading above it. Its first row is one of headers, where it has no figures and the
    others do.
    """
    heading, out = "", list[Element]()
    around = _belonging(elements)
    usual = median([element.box.height for element in elements if element.name] or [0.0])
    for element in elements:
        if element.role == "heading" or (element.role in TITLES and element.box.height >= BIG * usual):
            heading = element.name or heading
        belonging = around.get(id(element))
        if belonging is None:
            out.append(element)
            continue
        containers, header = belonging
        told = {e.key for e in out}
        out += [replace(e, name=heading if e.role == "table" else "") for e in containers if e.key not in told]
        role = "columnheader" if header and not element.interactive else element.role
        out.append(replace(element, role=role, within=tuple(e.key for e in containers)))
    return tuple(out)


def _belonging(elements: Sequence[Element]) -> dict[int, tuple[tuple[Element, Element], bool]]:
    """Element -> the table and row around it, and whether that row names the columns."""
    found: dict[int, tuple[tuple[Element, Element], bool]] = {}
    for number, rows in enumerate(_tables(_lines(elements))):
        box = _around([e.box for row in rows for e in row])
        table = Element("table", "", box, source="vision", key=f"table:{number}:{_place(box)}")
        for index, row in enumerate(rows):
            span = _around([e.box for e in row])
            text = " ".join(e.value or e.name for e in row if e.value or e.name)
            container = Element(
                "row", "", span, text=text, within=(table.key,), source="vision", key=f"row:{number}:{_place(span)}"
            )
            header = index == 0 and _names_columns(row, rows[1:])
            found |= {id(e): ((table, container), header) for e in row}
    return found


def _lines(elements: Sequence[Element]) -> list[Row]:
    """Visual lines from top to bottom; what is as high as several of them stands in none."""
    lines: list[Row] = []
    for element in sorted(elements, key=lambda e: e.box.centre.y):
        if lines and same_line(lines[-1][0].box, element.box):
            lines[-1].append(element)
        else:
            lines.append([element])
    return [sorted(line, key=lambda e: e.box.x) for line in lines]


def _tables(lines: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of lines with level columns, parts beside the columns left out."""
    run: list[Row] = []
    for line in lines:
        if run and _is_beside(run, line):
            continue
        if run and _goes_on(run, line):
            run.append(line)
            continue
        if _is_table(run):
            yield _trimmed(run)
        run = [line] if len(line) >= LEAST_PARTS else []
    if _is_table(run):
        yield _trimmed(run)


def _is_table(run: Sequence[Row]) -> bool:
    """Whether there are rows enough; one will do under a row that names the columns."""
    return len(run) >= LEAST_ROWS or (len(run) == 2 and _names_columns(run[0], run[1:]))


def _is_beside(run: list[Row], line: Row) -> bool:
    """Whether the whole line stands left or right of the columns, as a menu does whose entries are less far apart."""
    columns = _level(run[-1], run[-2]) if len(run) > 1 else run[-1]
    left, right = min(e.box.x for e in columns), max(e.box.right for e in columns)
    return all(e.box.right < left or e.box.x > right for e in line)


def _goes_on(run: list[Row], line: Row) -> bool:
    last = run[-1]
    step = _middle(line) - _middle(last)
    if step > FURTHEST * max(e.box.height for e in last):
        return False
    if len(run) > 2:  # the header may stand a little apart
        usual = _middle(last) - _middle(run[-2])
        if abs(step - usual) > UNEVEN * usual:
            return False
    return len(_level(last, line)) >= LEAST_PARTS


def _middle(row: Row) -> float:
    return median(e.box.centre.y for e in row)


def _level(row: Row, other: Row) -> list[Element]:
    """The parts of the row that begin or end level with a part of the other."""
    edges = [(e.box.x, e.box.right) for e in other]
    return [e for e in row if any(abs(e.box.x - x) <= LEVEL or abs(e.box.right - right) <= LEVEL for x, right in edges)]


def _trimmed(run: list[Row]) -> list[Row]:
    """Without what stands beside the table: left of the first or far right of the last column that most rows share."""
    shared = [e.box for row, other in pairwise(run) for e in _level(row, other)]
    counts = [
        (box, sum(abs(box.x - o.x) <= LEVEL or abs(box.right - o.right) <= LEVEL for o in shared)) for box in shared
    ]
    columns = [box for box, count in counts if count >= (len(run) - 1) / 2]
    left, right = min(b.x for b in columns) - LEVEL, max(b.right for b in columns) + LEVEL
    apart = max(other.box.x - one.box.right for row in run for one, other in pairwise(row) if other.box.right <= right)
    added = [e for row in run for e in row if e.box.x > right and (e.interactive or e.box.x <= right + apart)]
    right = max([right, *(e.box.right for e in added)])
    return [kept for row in run if (kept := [e for e in row if left <= e.box.x and e.box.right <= right])]


def _names_columns(first: Row, others: Sequence[Row]) -> bool:
    """Whether the first row has no figures and nearly all others do."""
    figures = [any(sign.isdigit() for e in row for sign in e.name + e.value) for row in (first, *others)]
    return not figures[0] and sum(figures[1:]) >= 0.8 * len(others)


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _place(box: Box) -> str:
    return f"{round(box.x / 8)},{round(box.y / 8)}"
