"""The columns of a table as it is drawn: which parts of a row stand under which header."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perception.roles import HEADERS
from perception.screen import Element


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the headers of a table begin and end, from left to right, in pixels."""

    left: tuple[float, ...]
    right: tuple[float, ...]

    def place(self, member: Element) -> float:
        """Where a part of a row stands: 1.0 is under the second header, 0.5 between the first two."""
        middle = member.box.x + member.box.width / 2
        before = bisect_left(self.right, middle)
        under = before < len(self.left) and self.left[before] <= middle
        return float(before) if under else before - 0.5


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of a row's cells, left to right."""

    edges: Edges
    places: tuple[float, ...]

    def cells(self, members: Sequence[Element]) -> list[list[Element]]:
        """The parts of one row, a list a column; empty where the row has nothing."""
        row: dict[float, list[Element]] = {place: [] for place in self.places}
        for member in members:
            row[self.edges.place(member)].append(member)
        return list(row.values())


def columns(rows: Iterable[Sequence[Element]]) -> Columns | None:
    """The columns of a table's rows, each given by its parts; None where no row of headers stands over others."""
    listed = list(rows)
    first = listed[0] if listed else ()
    if len(first) < 2 or any(e.role not in HEADERS for e in first):
        return None
    boxes = [header.box for header in first]
    edges = Edges(tuple(sorted(box.x for box in boxes)), tuple(sorted(box.right for box in boxes)))
    used = {edges.place(member) for members in listed for member in members}
    return Columns(edges, tuple(sorted(used | set(map(float, range(len(first)))))))
