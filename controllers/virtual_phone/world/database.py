"""The phone's memory: one SQLite file for the system and all apps.

Tables named `trace_...` keep what merely looking leaves behind (notifications, history, read marks), and columns
named `..._at` keep when something happened: neither says what was done to the phone.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from controllers.errors import ControllerError

ASSETS = Path(__file__).resolve().parents[3] / "assets" / "phone"

Row = dict[str, str | int | float | None]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection with rows by column name; commits on success, rolls back on an exception, closes."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = OFF")
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def copied(path: Path) -> sqlite3.Connection:
    """A private copy in memory of all that the file holds now."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    copy.row_factory = sqlite3.Row
    with opened(path) as source:
        source.backup(copy)
    return copy


def create(path: Path, folders: Sequence[Path]) -> None:
    """Make the empty tables of the system and of the apps in these folders. Raises ControllerError."""
    with opened(path) as connection:
        for schema in (folder / "schema.sql" for folder in folders):
            if schema.exists():
                _make(connection, schema)


def _make(connection: sqlite3.Connection, schema: Path) -> None:
    try:
        connection.executescript(schema.read_text("utf-8"))
    except sqlite3.Error as error:
        raise ControllerError(f"The tables of {schema} cannot be made: {error}; mend that file.") from error


def tables(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    """Every row of every table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for (name,) in names.fetchall()}
