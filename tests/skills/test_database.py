"""Opening a file, bringing it up to date, and saying what is wrong with it."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from skills.database import DatabaseProblem, Migration, open_database, transaction

FIRST = Migration(1, ("CREATE TABLE words (word TEXT)",))
SECOND = Migration(2, ("ALTER TABLE words ADD COLUMN length INTEGER", "UPDATE words SET length = length(word)"))
BROKEN = Migration(2, ("ALTER TABLE words ADD COLUMN length INTEGER", "INSERT INTO nowhere VALUES (1)"))


def words(path: Path, *migrations: Migration) -> list[tuple[object, ...]]:
    connection = open_database(path, migrations)
    try:
        return connection.execute("SELECT * FROM words").fetchall()
    finally:
        connection.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of format 1 with one word in it."""
    path = tmp_path / "words.db"
    connection = open_database(path, [FIRST])
    with transaction(connection):
        connection.execute("INSERT INTO words VALUES ('horse')")
    connection.close()
    return path


def test_it_is_durable_against_a_power_cut(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "words.db", [FIRST])
    asked = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    connection.close()
    assert asked == ["wal", 2]


def test_an_older_file_is_brought_up_to_date(old: Path) -> None:
    assert words(old, FIRST, SECOND) == [("horse", 5)]
    assert words(old, FIRST, SECOND) == [("horse", 5)]


def test_a_migration_that_fails_leaves_nothing_behind(old: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_database(old, [FIRST, BROKEN])
    assert words(old, FIRST) == [("horse",)]


def test_a_newer_file_is_refused_and_left_alone(old: Path) -> None:
    words(old, FIRST, SECOND)
    before = old.read_bytes()
    with pytest.raises(DatabaseProblem, match=r"newer Journeyman \(format 2, this one knows 1\): update"):
        open_database(old, [FIRST])
    assert old.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    path.write_bytes(b"Dear diary, " * 500)
    with pytest.raises(DatabaseProblem, match=r"words\.db is not a database: move it away"):
        open_database(path, [FIRST])
    assert path.read_bytes() == b"Dear diary, " * 500


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="cannot be opened: check that its folder exists"):
        open_database(tmp_path / "file" / "words.db", [FIRST])


def test_a_full_disk_undoes_the_whole_transaction(old: Path) -> None:
    connection = open_database(old, [FIRST])
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseProblem, match="is full: free some space"), transaction(connection):
        connection.execute("INSERT INTO words VALUES ('cat')")
        connection.execute("INSERT INTO words VALUES (?)", ("x" * 100_000,))
    connection.close()
    assert words(old, FIRST) == [("horse",)]


def test_a_write_waits_for_another_writer_only_so_long(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skills.database.BUSY_SECONDS", 0.01)
    one, other = open_database(old, [FIRST]), open_database(old, [FIRST])
    with transaction(one), pytest.raises(DatabaseProblem, match="held by another program"), transaction(other):
        other.execute("DELETE FROM words")
    one.close()
    other.close()
    assert words(old, FIRST) == [("horse",)]


def test_our_own_mistakes_are_not_blamed_on_the_disk(old: Path) -> None:
    connection = open_database(old, [FIRST])
    with pytest.raises(sqlite3.OperationalError, match="no such column"), transaction(connection):
        connection.execute("UPDATE words SET size = 1")
    connection.close()


def test_several_connections_may_create_the_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: words(path, FIRST, SECOND), range(24)))
    assert found == [[]] * 24


def test_a_file_that_another_one_is_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = Timer(0.1, other.execute, ("COMMIT",))
        done.start()
        assert words(path, FIRST, SECOND) == []
        done.join()
