"""One page of a longer list."""

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `first` to `last` (counted from 1) of `total`; `number` of `pages`."""

    rows: Sequence[Row]
    number: int
    pages: int
    first: int
    last: int
    total: int


def page_of(rows: Sequence[Row], number: int, size: int) -> Page:
    """That page of the rows; a number outside is brought inside."""
    pages = max(1, -(-len(rows) // size))
    number = min(max(1, number), pages)
    start = (number - 1) * size
    shown = rows[start : start + size]
    return Page(shown, number, pages, start + bool(shown), start + len(shown), len(rows))
