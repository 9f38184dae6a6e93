"""Tables of desktop programs tell their cells one after the other; a person sees rows and columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perception.geometry import Box
from perception.layout import same_line
from perception.locators import Labelled, Locator
from perception.roles import CELLS, HEADERS
from perception.screen import Element, Visibility


def in_rows(cells: Sequence[Element], within: tuple[str, ...]) -> Iterator[Element]:
    """The content of a table: a `row` around the cells of each line, and the column's header as each one's label.

    A table whose program tells rows itself is left as it is. `within`: keys of what is around, the table included.
    """
    if any(cell.role == "row" for cell in cells):
        yield from cells
        return
    headers = [cell for cell in cells if cell.role == "columnheader"]
    for line in _lines(cells):
        row = _row(line, within)
        yield row
        yield from (_in_row(cell, row, headers, len(within)) for cell in line)


def _lines(cells: Sequence[Element]) -> list[list[Element]]:
    """The cells of each line; they come in reading order."""
    lines: list[list[Element]] = []
    for cell in cells:
        if lines and same_line(lines[-1][0].box, cell.box):
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return lines


def _row(line: Sequence[Element], within: tuple[str, ...]) -> Element:
    x, y = min(c.box.x for c in line), min(c.box.y for c in line)
    box = Box(x, y, max(c.box.right for c in line) - x, max(c.box.bottom for c in line) - y)
    seen: Visibility = "shown" if any(c.visibility == "shown" for c in line) else "offscreen"
    chosen = frozenset({"selected"}) if any("selected" in c.states for c in line) else frozenset()
    key = f"row {line[0].key}"
    words = " ".join(c.name for c in line if c.name)
    return Element("row", "", box, text=words, states=chosen, visibility=seen, within=within, key=key)


def _in_row(cell: Element, row: Element, headers: Sequence[Element], depth: int) -> Element:
    around = (*cell.within[:depth], row.key, *cell.within[depth:])
    column = next((h for h in headers if h.box.x <= cell.box.centre.x < h.box.right), None)
    if column is None or cell.role in HEADERS or cell.role not in CELLS:
        return replace(cell, within=around)
    locator = Locator((*cell.locator.parts, Labelled(cell.role, column.name)), cell.locator.key)
    return replace(cell, within=around, label=column.name, locator=locator)
