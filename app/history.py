"""Past runs, looked up in the journal without ever writing to it: page by page, and filtered."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from app.events import Ending, Event, Started
from app.journal import MIGRATIONS
from app.wire import event_from_json
from skills.codec import Malformed
from skills.database import BUSY_SECONDS, DatabaseProblem, explained

Endings = Ending | Literal["interrupted"]


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run in the list. Times are seconds since the epoch, `ended` is None where it never came to an end."""

    id: str
    task: str
    brain: str
    targets: str
    started: float
    ended: float | None
    ending: Endings
    sentence: str
    dollars: float


COLUMNS = "id, task, brain, targets, started, ended, ending, sentence"
# Only of the runs on the page: over all of them it would read the whole journal.
DOLLARS = """(SELECT COALESCE(SUM(json_extract(json, '$.dollars')), 0.0) FROM events
    WHERE episode = episodes.id AND kind = 'spent')"""


def page(path: Path, after: PastRun | None, limit: int, words: str = "", ending: str = "") -> list[PastRun]:
    """The runs that follow `after` in the list, newest first; a journal that is not there yet has none.

    words: each must occur in the task, its targets or its last sentence; ending: "" for all. Raises DatabaseProblem.
    """
    conditions, values = _filtered(words, ending)
    if after:
        conditions.append("started <= ? AND (started < ? OR id > ?)")
        values += [after.started, after.started, after.id]
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT {COLUMNS}, {DOLLARS} FROM episodes {where} ORDER BY started DESC, id LIMIT ?"
    return [PastRun(*row) for row in _rows(path, query, *values, limit)]


def runs_of(path: Path, name: str, limit: int) -> list[PastRun]:
    """The runs that replayed that Shortcut or went on by it, newest first. Raises DatabaseProblem."""
    query = f"""SELECT {COLUMNS}, {DOLLARS} FROM episodes WHERE substr(task, 1, length(?1)) = ?1 COLLATE NOCASE
        OR id IN (SELECT episode FROM events WHERE kind = 'invoked'
            AND json_extract(json, '$.shortcut') = ?2 COLLATE NOCASE)
        ORDER BY started DESC, id LIMIT ?3"""
    return [PastRun(*row) for row in _rows(path, query, f'replay "{name}"', name, limit)]


def begun(path: Path, episode: str) -> Started:
    """How that run began: its task with permissions and limits, brain and targets. Raises DatabaseProblem."""
    return cast(Started, next(_read(path, episode, "LIMIT 1")))


def events(path: Path, episode: str) -> list[Event]:
    """Everything that happened in that run, in order. Raises DatabaseProblem."""
    return list(_read(path, episode))


def _read(path: Path, episode: str, part: str = "") -> Iterator[Event]:
    rows = _rows(path, f"SELECT json FROM events WHERE episode = ? ORDER BY seq {part}", episode)
    if not rows:
        raise DatabaseProblem(f"{path} has nothing about the run {episode}: it may have been pruned; refresh the list.")
    try:
        yield from [event_from_json(line) for (line,) in rows]
    except Malformed as problem:
        raise DatabaseProblem(f"{path} cannot be read where it tells of the run {episode}: {problem}") from problem


def _filtered(words: str, ending: str) -> tuple[list[str], list[object]]:
    conditions, values = [], list[object]()
    for word in words.split():
        conditions.append(r"(task || ' ' || targets || ' ' || sentence) LIKE ? ESCAPE '\'")
        values.append("%" + word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%")
    if ending:
        conditions.append("ending = ?")
        values.append(ending)
    return conditions, values


def _rows(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Raises DatabaseProblem, also where a newer Journeyman wrote the file."""
    if not path.exists():
        return []
    address = f"{path.absolute().as_uri()}?mode=ro"
    with explained(path), closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > MIGRATIONS[-1].number:
            raise DatabaseProblem(f"{path} was written by a newer Journeyman: update Journeyman or move the file away.")
        return connection.execute(query, values).fetchall() if found else []
