"""Whole databases compared row by row: what a run changed, to the last column.

What merely looking leaves behind (tables named `trace_...`) and when something happened (columns named `..._at`) is
left out: neither is a change that a task could forbid.
"""

import sqlite3
from dataclasses import dataclass

Row = dict[str, str | int | float | None]
Snapshot = dict[str, dict[tuple[str | int, ...], Row]]
"""Table -> primary key -> row."""


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one row: its value before and after; None where the row was not there.

    `column` is "" for a row that came (`before` is None) or went (`after` is None), written out as text.
    """

    table: str
    key: tuple[str | int, ...]
    column: str
    before: str | int | float | None
    after: str | int | float | None

    def __str__(self) -> str:
        where = f"{self.table} {' '.join(map(str, self.key))}"
        if self.column:
            return f"{where}: {self.column} {self.before} -> {self.after}"
        return f"{where} came: {self.after}" if self.before is None else f"{where} went"


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """Every row of every table that counts."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'trace_%'"
    )
    return {name: _rows(connection, name) for (name,) in names.fetchall()}


def _rows(connection: sqlite3.Connection, table: str) -> dict[tuple[str | int, ...], Row]:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [column["name"] for column in columns if column["pk"]]
    kept = ", ".join(column["name"] for column in columns if not column["name"].endswith("_at"))
    rows = [dict(row) for row in connection.execute(f"SELECT {kept} FROM {table}")]
    return {tuple(row[key] for key in keys): row for row in rows}


def changes(before: Snapshot, after: Snapshot) -> frozenset[Change]:
    """Every difference between two pictures of the same tables."""
    found: set[Change] = set()
    for table, rows in before.items():
        for key in rows.keys() | after[table].keys():
            if rows.get(key) != after[table].get(key):
                found |= _row_changes(table, key, rows.get(key), after[table].get(key))
    return frozenset(found)


def _row_changes(table: str, key: tuple[str | int, ...], before: Row | None, after: Row | None) -> set[Change]:
    if before is None or after is None:
        return {Change(table, key, "", _written(before), _written(after))}
    return {Change(table, key, name, value, after[name]) for name, value in before.items() if value != after[name]}


def _written(row: Row | None) -> str | None:
    return None if row is None else ", ".join(f"{name} {value}" for name, value in row.items())
