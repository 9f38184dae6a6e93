"""The columns of a table as it is drawn: which parts of a row stand under which header."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perception.roles import HEADERS
from perception.screen import Element


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of a row's cells, left to right: 1.0 is under the second header, 0.5 between the first two."""

    headers: tuple[Element, ...]
    places: tuple[float, ...]

    def cells(self, members: Sequence[Element]) -> list[list[Element]]:
        """The parts of one row, a list a column; empty where the row has nothing."""
        placed = [(_place(member, self.headers), member) for member in members]
        return [[member for at, member in placed if at == place] for place in self.places]


def columns(rows: Iterable[Sequence[Element]]) -> Columns | None:
    """The columns of a table's rows, each given by its parts; None where no row of headers stands over others."""
    listed = list(rows)
    first = listed[0] if listed else ()
    headers = tuple(sorted(first, key=lambda e: e.box.x))
    if len(headers) < 2 or any(e.role not in HEADERS for e in headers):
        return None
    used = {_place(member, headers) for members in listed for member in members}
    return Columns(headers, tuple(sorted(used | set(map(float, range(len(headers)))))))


def _place(member: Element, headers: Sequence[Element]) -> float:
    middle = member.box.centre.x
    before = sum(header.box.right < middle for header in headers)
    under = before < len(headers) and headers[before].box.x <= middle
    return float(before) if under else before - 0.5
