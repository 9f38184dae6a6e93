"""Past runs: page by page, filtered, and never at the cost of the journal."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.events import Answered, Ending, Event, Finished, Spent, Started
from app.history import begun, events, page
from app.journal import Journal
from app.tasks import Permissions, Task
from skills.database import DatabaseProblem


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.db")
    yield opened
    opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def keep(journal: Journal, name: str, at: float, task: str = "open Orders", ending: Ending | None = "done") -> None:
    journal.append(name, Started(at=at, episode=name, task=Task(task), brain="plain", targets=(("shop", "http://s"),)))
    if ending:
        journal.append(name, Finished(at=at + 3, ending=ending, sentence=f"It is {ending}."))


def names(path: Path, words: str = "", ending: str = "") -> list[str]:
    return [run.id for run in page(path, None, 100, words, ending)]


def test_pages_follow_each_other_without_gaps_even_among_runs_of_one_moment(journal: Journal, path: Path) -> None:
    for number in range(9):
        keep(journal, f"run{number}", at=100.0 + number // 4)
    first = page(path, None, 3)
    second = page(path, first[-1], 3)
    keep(journal, "later", at=200)  # what comes meanwhile shifts nothing
    third = page(path, second[-1], 100)
    assert [run.id for run in first + second + third] == names(path)[1:]
    assert [run.id for run in first] == ["run8", "run4", "run5"]


def test_every_word_must_occur_somewhere_and_signs_mean_themselves(journal: Journal, path: Path) -> None:
    keep(journal, "a", 1, "pay 100% of it")
    keep(journal, "b", 2, "pay 100 of it")
    keep(journal, "c", 3, "file_name", "failed")
    assert names(path, "IT pay") == ["b", "a"]
    assert names(path, "100%") == ["a"]
    assert names(path, "e_n") == ["c"] and names(path, "t_o") == []
    assert names(path, "\\") == []
    assert names(path, "http://s") == ["c", "b", "a"] and names(path, "is failed") == ["c"]


def test_endings_are_told_apart_and_a_run_without_one_was_interrupted(journal: Journal, path: Path) -> None:
    keep(journal, "a", 1)
    keep(journal, "b", 2, ending="failed")
    keep(journal, "c", 3, ending=None)
    assert names(path, ending="failed") == ["b"] and names(path, ending="interrupted") == ["c"]
    assert names(path, "orders", "done") == ["a"]


def test_a_run_says_what_it_cost(journal: Journal, path: Path) -> None:
    keep(journal, "free", 1)
    keep(journal, "dear", 2, ending=None)
    for dollars in (0.25, 0.0, 0.5):
        journal.append("dear", Spent(role="operator", dollars=dollars))
    assert {run.id: run.dollars for run in page(path, None, 9)} == {"dear": 0.75, "free": 0.0}


def test_a_run_can_be_told_from_its_beginning(journal: Journal, path: Path) -> None:
    task = Task("open Orders", Permissions("scope", frozenset({"send"})))
    start = Started(episode="a", task=task, brain="plain", targets=())
    told: list[Event] = [start, Answered(text="42"), Finished(ending="done", sentence="42")]
    for event in told:
        journal.append("a", event)
    assert begun(path, "a") == start and events(path, "a") == told
    with pytest.raises(DatabaseProblem, match="nothing about the run b"):
        begun(path, "b")


def test_where_nothing_was_kept_yet_there_is_nothing_to_see(tmp_path: Path) -> None:
    assert page(tmp_path / "none.db", None, 9) == [] and not (tmp_path / "none.db").exists()
    (tmp_path / "fresh.db").touch()
    assert page(tmp_path / "fresh.db", None, 9) == []


def test_a_newer_journal_and_what_is_no_journal_are_refused(journal: Journal, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DatabaseProblem, match="written by a newer Journeyman"):
        page(path, None, 9)
    other = path.with_name("other.db")
    other.write_text("not a database at all, but long enough to be looked at" * 40)
    with pytest.raises(DatabaseProblem, match="is not a database"):
        page(other, None, 9)


def test_a_line_that_cannot_be_read_is_told(journal: Journal, path: Path) -> None:
    keep(journal, "a", 1)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE events SET json = '{' WHERE kind = 'finished'")
    connection.close()
    with pytest.raises(DatabaseProblem, match="cannot be read where it tells of the run a"):
        events(path, "a")
