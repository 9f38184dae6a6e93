"""The journal: every event of every run, written down before the next thing happens."""

import json
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from app.errors import UserError
from app.events import Ending, Event, Finished, Observed, Started
from app.late_secrets import LateSecrets
from app.pictures import Pictures
from app.wire import event_from_json, to_json
from skills.database import Migration, explained, open_database, transaction

MIGRATIONS = (
    Migration(
        1,
        (
            """CREATE TABLE episodes (
                id TEXT PRIMARY KEY,
                task TEXT NOT NULL,
                brain TEXT NOT NULL,
                targets TEXT NOT NULL,
                started REAL NOT NULL,
                ended REAL,
                ending TEXT NOT NULL DEFAULT 'interrupted',
                sentence TEXT NOT NULL DEFAULT '')""",
            "CREATE INDEX episodes_by_start ON episodes (started)",
            """CREATE TABLE events (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                episode TEXT NOT NULL REFERENCES episodes (id) ON DELETE CASCADE,
                at REAL NOT NULL,
                kind TEXT NOT NULL,
                json TEXT NOT NULL)""",
            "CREATE INDEX events_by_episode ON events (episode, seq)",
        ),
    ),
    Migration(
        2,
        (
            "ALTER TABLE episodes ADD COLUMN resumes TEXT NOT NULL DEFAULT ''",
            """UPDATE episodes SET resumes = COALESCE((SELECT json_extract(json, '$.resumes') FROM events
                WHERE episode = episodes.id AND kind = 'started'), '')""",
            "CREATE INDEX episodes_by_resumed ON episodes (resumes) WHERE resumes != ''",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """One run in a list. Times are seconds since the epoch; "interrupted": it never came to an end."""

    id: str
    task: str
    brain: str
    targets: str
    started: float
    ended: float | None
    ending: Ending | Literal["interrupted"]
    sentence: str


class Journal:
    """Over one `journal.db`. To be used by the thread that made it. Every method may raise DatabaseProblem."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, MIGRATIONS)
        self._connection.execute("PRAGMA secure_delete = ON")  # what is changed or deleted is not left in the file
        self._is_log_full = False

    def close(self) -> None:
        self._connection.close()

    def append(self, episode: str, event: Event) -> None:
        """Write the event down; durable on return. An episode's first event is its Started."""
        if self._is_log_full:
            self._empty_log()
        with transaction(self._connection):
            match event:
                case Started():
                    _begin(self._connection, event)
                case Finished():
                    _end(self._connection, episode, event)
            self._connection.execute(
                "INSERT INTO events (episode, at, kind, json) VALUES (?, ?, ?, ?)",
                (episode, event.at, event.kind, to_json(event)),
            )

    def events(self, episode: str) -> Iterator[Event]:
        """Everything that happened in a run, in order."""
        rows = self._rows("SELECT json FROM events WHERE episode = ? ORDER BY seq", episode)
        return (event_from_json(line) for (line,) in rows)

    def rewrite(self, episode: str, change: Callable[[Event], Event]) -> set[str]:
        """Change what was written down of a run; nothing of what stood there is left in the files.

        Returns the digests of pictures that its events speak of no more.
        """
        rows = self._rows("SELECT seq, json FROM events WHERE episode = ? ORDER BY seq", episode)
        told = [(seq, event_from_json(line)) for seq, line in rows]
        changed = [(seq, old, new) for seq, old in told if (new := change(old)) != old]
        with transaction(self._connection):
            for seq, _, new in changed:
                self._connection.execute("UPDATE events SET json = ? WHERE seq = ?", (to_json(new), seq))
                if isinstance(new, Started):
                    row = (_storable(new.task.instruction), _storable(_standing(new)), episode)
                    self._connection.execute("UPDATE episodes SET task = ?, targets = ? WHERE id = ?", row)
        self._empty_log()
        return {digest for _, old, _ in changed if (digest := _picture(old))}

    def whole(self, episode: str) -> Iterator[Event]:
        """The same, beginning with the runs that it goes on with. Raises UserError where one of them was deleted."""
        events = self.events(episode)
        first = next(events, None)
        if first is None:
            raise UserError(f"Run {episode} is not in the journal any more; begin its task anew.")
        if isinstance(first, Started) and first.resumes:
            yield from self.whole(first.resumes)
        yield first
        yield from events

    def episodes(self, limit: int = 20) -> list[EpisodeRow]:
        """The runs, newest first."""
        columns = ", ".join(EpisodeRow.__slots__)
        query = f"SELECT {columns} FROM episodes ORDER BY started DESC, id LIMIT ?"
        return [EpisodeRow(*row) for row in self._rows(query, limit)]

    def find(self, prefix: str) -> str:
        """The one run whose id begins so. Raises UserError when there is none or several."""
        query = "SELECT id FROM episodes WHERE substr(id, 1, length(?1)) = ?1 ORDER BY started DESC"
        found = [row[0] for row in self._rows(query, prefix)]
        if not found:
            raise UserError(f"There is no run whose id begins with {prefix!r}; see: journeyman episodes")
        if len(found) > 1:
            raise UserError(f"{len(found)} runs have an id that begins with {prefix!r}; give more of it.")
        return str(found[0])

    def continuation(self, episode: str) -> str:
        """The id of the run that goes on with this one; "" when none does."""
        found = self._rows("SELECT id FROM episodes WHERE resumes = ? AND resumes != '' LIMIT 1", episode)
        return str(found[0][0]) if found else ""

    def prune(self, before: float, spared: Collection[str] = ()) -> int:
        """Delete the runs that started before then (seconds since the epoch) but for the spared; returns how many.

        Their room in the file is used again. Pictures stay: see `digests` and `Pictures.prune`.
        """
        listed = "SELECT value FROM json_each(?)"
        with transaction(self._connection):
            return self._connection.execute(
                f"DELETE FROM episodes WHERE started < ? AND id NOT IN ({listed})", (before, json.dumps(list(spared)))
            ).rowcount

    def digests(self) -> set[str]:
        """The pictures that are still spoken of."""
        seen = "SELECT json_extract(json, '$.screen.picture.digest') FROM events WHERE kind = 'observed'"
        noted = "SELECT json_extract(json, '$.note.picture') FROM events WHERE kind = 'noted'"
        return {digest for (digest,) in self._rows(f"{seen} UNION {noted}") if digest}

    def _empty_log(self) -> None:
        """Leave nothing in the log of what was written before; while another one reads, it stays until the end."""
        with explained(self._path):
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._is_log_full = bool(busy)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()


def recorded(run: Iterator[Event], journal: Journal, pictures: Pictures) -> Generator[Event, None, None]:
    """The same run, with every event durable (its picture first) before anyone, the run included, goes on.

    Closing it closes the run. When the disk refuses, the run is closed, so that nothing moves any more
    without being written down, and DatabaseProblem is raised. What turns out to be a secret only after it was written
    down is taken out again, with the pictures that show it.
    """
    episode, late = "", LateSecrets()
    with ExitStack() as stack:
        if isinstance(run, Generator):
            stack.callback(run.close)
        for told in run:
            if late.learn(told):
                pictures.remove(journal.rewrite(episode, late.masked))
            event = late.masked(told)
            match event:
                case Started():
                    episode = event.episode
                case Observed() if event.screen.picture:
                    pictures.save(event.screen.picture)
            journal.append(episode, event)
            yield event


def _begin(connection: sqlite3.Connection, event: Started) -> None:
    connection.execute(
        "INSERT INTO episodes (id, task, brain, targets, started, resumes) VALUES (?, ?, ?, ?, ?, ?)",
        (
            event.episode,
            _storable(event.task.instruction),
            event.brain,
            _storable(_standing(event)),
            event.at,
            event.resumes,
        ),
    )


def _standing(event: Started) -> str:
    return ", ".join(f"{name} {address}".strip() for name, address in event.targets)


def _picture(event: Event) -> str:
    """The digest of the picture that the event speaks of, "" for none."""
    match event:
        case Observed(screen=screen) if screen.picture:
            return screen.picture.digest
        case _:
            return ""


def _end(connection: sqlite3.Connection, episode: str, event: Finished) -> None:
    connection.execute(
        "UPDATE episodes SET ended = ?, ending = ?, sentence = ? WHERE id = ?",
        (event.at, event.ending, _storable(event.sentence), episode),
    )


def _storable(text: str) -> str:
    # Command lines and pages can hold half a surrogate pair, which UTF-8, and so a column, cannot.
    return text.encode("utf-8", "replace").decode()
