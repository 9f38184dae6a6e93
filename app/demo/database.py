"""The shop's SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import current_app

from app.demo.orders import confirmation, day, euros

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "demo"


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection with rows by column name; commits on success, rolls back on an exception, closes.

    Durability is switched off: the file lives as long as its site.
    """
    connection = _equipped(sqlite3.connect(path))
    connection.execute("PRAGMA synchronous = OFF")
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def copied(path: Path) -> sqlite3.Connection:
    """A private copy in memory of all that the file holds now."""
    copy = _equipped(sqlite3.connect(":memory:", check_same_thread=False))
    with opened(path) as source:
        source.backup(copy)
    return copy


def _equipped(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Rows by column name, and the shop's own rules as SQL functions."""
    connection.row_factory = sqlite3.Row
    for rule in (confirmation, day, euros):
        connection.create_function(rule.__name__, 1, rule, deterministic=True)
    return connection


def create(path: Path) -> None:
    """Make the empty tables."""
    with opened(path) as connection:
        connection.executescript((ASSETS / "schema.sql").read_text("utf-8"))


def query(sql: str, *values: object) -> list[sqlite3.Row]:
    """Rows for the page that is being answered."""
    with opened(current_app.config["DATABASE"]) as connection:
        return connection.execute(sql, values).fetchall()


def change(sql: str, *values: object) -> int:
    """Write for the page that is being answered; the id of the row that was inserted last."""
    with opened(current_app.config["DATABASE"]) as connection:
        return connection.execute(sql, values).lastrowid or 0
