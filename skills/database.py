"""Opening SQLite files that must survive a power cut, and saying in one sentence why one cannot be used."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BUSY_SECONDS = 5.0


class DatabaseProblem(Exception):
    """What is kept on disk cannot be read or written: one sentence and what to do next."""


@dataclass(frozen=True, slots=True)
class Migration:
    """The statements that bring a file from format `number - 1` to format `number`."""

    number: int
    statements: tuple[str, ...]


SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk that holds {path} is full: free some space and try again.",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: check the disk and its free space, then try again.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check that its folder exists and that you may write to it.",
    sqlite3.SQLITE_READONLY: "{path} is read-only: make the file and its folder writable and try again.",
    sqlite3.SQLITE_PERM: "{path} may not be used by you: change its permissions and try again.",
    sqlite3.SQLITE_BUSY: "{path} is held by another program: close that program and try again.",
    sqlite3.SQLITE_NOTADB: "{path} is not a database: move it away or restore a backup; a new one is then started.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged: move it away or restore a backup; a new one is then started.",
}


def open_database(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Open or create the file in its newest format. The connection belongs to the thread that opened it.

    WAL with `synchronous=FULL`: what was committed outlives a power cut. Transactions are explicit
    (`transaction`). Raises DatabaseProblem, with the file left as it was.
    """
    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path, migrations)
        except (sqlite3.Error, DatabaseProblem):
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, durable on leaving; the write lock is taken at once. Raises DatabaseProblem.

    Within another one it is a part of that.
    """
    if connection.in_transaction:
        yield
        return
    with explained(_path(connection)), connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file or the disk into DatabaseProblem; our own mistakes stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the primary code; the rest tells variants of it apart.
        sentence = SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if sentence is None:
            raise
        raise DatabaseProblem(sentence.format(path=path)) from error


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Nothing is written before the file is known to be one that this code understands."""
    newest, found = migrations[-1].number, _format(connection)
    if found > newest:
        raise DatabaseProblem(
            f"{path} was written by a newer Journeyman (format {found}, this one knows {newest}): "
            "update Journeyman or move the file away."
        )
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    for migration in migrations:
        if migration.number > found:
            _migrate(connection, migration)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Ask until it is granted: SQLite refuses this at once while another one opens or closes the file."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            with connection:  # this waits for whoever has the file
                connection.execute("BEGIN IMMEDIATE")


def _migrate(connection: sqlite3.Connection, migration: Migration) -> None:
    with transaction(connection):
        if _format(connection) >= migration.number:
            return  # another process was faster
        for statement in migration.statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {migration.number}")


def _format(connection: sqlite3.Connection) -> int:
    """The number of the last migration, which SQLite keeps in the file's header, inside the transaction."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _path(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])
