"""The library: every Shortcut in all its versions, every Tip, and how often each has worked."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from skills.codec import dumps, loads
from skills.database import Migration, explained, open_database, transaction
from skills.shortcuts import Shortcut, Tip
from skills.steps import If, Repeat, Step

MIGRATIONS = (
    Migration(
        1,
        (
            """CREATE TABLE shortcuts (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL COLLATE NOCASE,
                version INTEGER NOT NULL,
                scope TEXT NOT NULL,
                json TEXT NOT NULL,
                saved REAL NOT NULL,
                worked INTEGER NOT NULL DEFAULT 0,
                failed INTEGER NOT NULL DEFAULT 0,
                UNIQUE (name, version))""",
            """CREATE TABLE tips (
                id INTEGER PRIMARY KEY,
                sense TEXT NOT NULL,
                scope TEXT NOT NULL,
                json TEXT NOT NULL,
                saved REAL NOT NULL,
                worked INTEGER NOT NULL DEFAULT 0,
                failed INTEGER NOT NULL DEFAULT 0,
                UNIQUE (scope, sense))""",
            """CREATE VIEW newest AS
                SELECT * FROM shortcuts AS s
                WHERE version = (SELECT max(version) FROM shortcuts WHERE name = s.name)""",
            """CREATE VIRTUAL TABLE words USING fts5 (
                name, text, shortcut UNINDEXED, tip UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2')""",
        ),
    ),
)
NAME_WEIGHT = 4.0
"""How much more a word in a Shortcut's name counts than one in its steps."""


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a Shortcut (this version of it) or a Tip was used, and with what success."""

    worked: int = 0
    failed: int = 0


class Library:
    """Over one `library.db`. To be used by the thread that made it. Every method may raise DatabaseProblem."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, MIGRATIONS)

    def close(self) -> None:
        self._connection.close()

    def save_shortcut(self, shortcut: Shortcut) -> Shortcut:
        """Keep it as the newest version of its name (upper and lower case alike); returns it with its number."""
        with transaction(self._connection):
            found = self._connection.execute("SELECT max(version) FROM shortcuts WHERE name = ?", (shortcut.name,))
            saved = replace(shortcut, version=(found.fetchone()[0] or 0) + 1)
            self._connection.execute(
                "INSERT INTO shortcuts (name, version, scope, json, saved) VALUES (?, ?, ?, ?, ?)",
                (saved.name, saved.version, saved.scope, dumps(saved), time.time()),
            )
            self._unindex("shortcut", saved.name)
            self._connection.execute(
                "INSERT INTO words VALUES (?, ?, ?, NULL)", (saved.name, _words(saved), saved.name)
            )
        return saved

    def shortcut(self, name: str, version: int | None = None) -> Shortcut | None:
        """The newest or the given version, or None."""
        if version is None:
            rows = self._rows("SELECT json FROM newest WHERE name = ?", name)
        else:
            rows = self._rows("SELECT json FROM shortcuts WHERE name = ? AND version = ?", name, version)
        return next(_shortcuts(rows), None)

    def shortcuts(self, scope: str | None = None) -> list[Shortcut]:
        """The newest versions by name; with a scope, only those for it or for anywhere."""
        rows = self._rows("SELECT json FROM newest WHERE ?1 IS NULL OR scope IN (?1, '') ORDER BY name", scope)
        return list(_shortcuts(rows))

    def forget_shortcut(self, name: str) -> None:
        """Drop all its versions."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM shortcuts WHERE name = ?", (name,))
            self._unindex("shortcut", name)

    def save_tip(self, tip: Tip) -> bool:
        """Keep it, unless the same words are already kept for the same scope; says whether it was new."""
        with transaction(self._connection):
            added = self._connection.execute(
                "INSERT INTO tips (sense, scope, json, saved) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (_sense(tip.text), tip.scope, dumps(tip), time.time()),
            )
            if new := added.rowcount == 1:
                self._connection.execute("INSERT INTO words VALUES ('', ?, NULL, ?)", (tip.text, added.lastrowid))
        return new

    def tips(self, scope: str | None = None) -> list[Tip]:
        """The Tips, oldest first; with a scope, only those for it or for anywhere."""
        return list(_tips(self._rows("SELECT json FROM tips WHERE ?1 IS NULL OR scope IN (?1, '') ORDER BY id", scope)))

    def revise_tip(self, old: Tip, new: Tip) -> None:
        """Put the new words, scope or trust in the old one's place; its uses stay counted.

        Where another Tip already says the same, that one stays and the old one goes.
        """
        with transaction(self._connection):
            for row in self._tip_ids(old):
                revised = self._connection.execute(
                    "UPDATE OR IGNORE tips SET sense = ?, scope = ?, json = ? WHERE id = ?",
                    (_sense(new.text), new.scope, dumps(new), row),
                )
                if revised.rowcount:
                    self._connection.execute("UPDATE words SET text = ? WHERE tip = ?", (new.text, row))
                else:
                    self._drop_tip(row)

    def forget_tip(self, tip: Tip) -> None:
        with transaction(self._connection):
            for row in self._tip_ids(tip):
                self._drop_tip(row)

    def record_use(self, skill: Shortcut | Tip, *, worked: bool) -> None:
        """Count one use."""
        table, key, values = _identity(skill)
        column = "worked" if worked else "failed"
        with transaction(self._connection):
            self._connection.execute(f"UPDATE {table} SET {column} = {column} + 1 WHERE {key}", values)

    def uses(self, skill: Shortcut | Tip) -> Uses:
        """What `record_use` has counted."""
        table, key, values = _identity(skill)
        rows = self._rows(f"SELECT worked, failed FROM {table} WHERE {key}", *values)
        return Uses(*rows[0]) if rows else Uses()

    def search(self, text: str, scope: str | None = None, limit: int = 10) -> list[Shortcut | Tip]:
        """What shares words with the text, best first; with a scope, only what is for it or for anywhere."""
        terms = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        if not terms:
            return []
        rows = self._rows(
            f"""SELECT newest.json, tips.json FROM words
                LEFT JOIN newest ON newest.name = words.shortcut LEFT JOIN tips ON tips.id = words.tip
                WHERE words MATCH ?1 AND (?2 IS NULL OR coalesce(newest.scope, tips.scope) IN (?2, ''))
                ORDER BY bm25(words, {NAME_WEIGHT}, 1.0) LIMIT ?3""",
            terms,
            scope,
            limit,
        )
        return [loads(Shortcut, shortcut) if shortcut else loads(Tip, tip) for shortcut, tip in rows]

    def _tip_ids(self, tip: Tip) -> list[int]:
        _, key, values = _identity(tip)
        return [row for (row,) in self._connection.execute(f"SELECT id FROM tips WHERE {key}", values)]

    def _drop_tip(self, row: int) -> None:
        self._connection.execute("DELETE FROM tips WHERE id = ?", (row,))
        self._unindex("tip", row)

    def _unindex(self, column: str, key: str | int) -> None:
        self._connection.execute(f"DELETE FROM words WHERE {column} = ? COLLATE NOCASE", (key,))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()


def _shortcuts(rows: list[tuple[str]]) -> Iterator[Shortcut]:
    return (cast(Shortcut, loads(Shortcut, text)) for (text,) in rows)


def _tips(rows: list[tuple[str]]) -> Iterator[Tip]:
    return (cast(Tip, loads(Tip, text)) for (text,) in rows)


def _identity(skill: Shortcut | Tip) -> tuple[str, str, tuple[object, ...]]:
    """Where the row of a skill is: its table, a condition and the condition's values."""
    if isinstance(skill, Shortcut):
        return "shortcuts", "name = ? AND version = ?", (skill.name, skill.version)
    return "tips", "scope = ? AND sense = ?", (skill.scope, _sense(skill.text))


def _sense(text: str) -> str:
    """What makes two Tips the same: their words, not their case, spacing or punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold())) or text


def _words(shortcut: Shortcut) -> str:
    """What a search can find a Shortcut by, besides its name."""
    return "\n".join([*(parameter.name for parameter in shortcut.parameters), *_step_words(shortcut.steps)])


def _step_words(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        yield step.words
        match step:
            case Repeat():
                yield from _step_words(step.steps)
            case If():
                yield from _step_words(step.then + step.otherwise)
            case _:
                pass
