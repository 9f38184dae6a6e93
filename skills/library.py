"""The library: every Shortcut in all its versions, every Tip, and how often each has worked."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from skills.codec import dumps, loads
from skills.database import Migration, explained, open_database, transaction
from skills.proposals import MIGRATION, Proposals
from skills.shortcuts import Shortcut, Tip, Trust
from skills.steps import walk

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
    Migration(
        2,
        (
            # The version whose contents these are, where an undo has brought them back.
            "ALTER TABLE shortcuts ADD COLUMN restores INTEGER",
            "CREATE TABLE disabled (name TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID",
        ),
    ),
    MIGRATION,
)
NAME_WEIGHT = 4.0
"""How much more a word in a Shortcut's name counts than one in its steps."""


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a Shortcut (this version of it) or a Tip was used, and with what success."""

    worked: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a Shortcut in its history: when it was saved (seconds since the epoch), and how it did.

    `restores` is the version that an undo has brought back with it, 0 for none.
    """

    shortcut: Shortcut
    saved: float
    uses: Uses
    restores: int = 0


class Library:
    """Over one `library.db`. To be used by the thread that made it. Every method may raise DatabaseProblem."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, MIGRATIONS)
        self.proposals = Proposals(self._connection, path)

    def close(self) -> None:
        self._connection.close()

    def save_shortcut(self, shortcut: Shortcut) -> Shortcut:
        """Keep it as the newest version of its name (upper and lower case alike); returns it with its number."""
        with transaction(self._connection):
            return self._save(shortcut)

    def undo(self, name: str) -> Shortcut | None:
        """Bring back what stood before the newest version, as a version of its own; None where nothing did.

        Done again, it goes one further back.
        """
        with transaction(self._connection):
            held = self._connection.execute("SELECT version, coalesce(restores, version) FROM newest WHERE name = ?",
                                            (name,)).fetchone()  # fmt: skip
            before = (
                held
                and self._connection.execute(
                    """SELECT json, coalesce(restores, version) FROM shortcuts WHERE name = ? AND version < ?
                    ORDER BY version DESC LIMIT 1""",
                    (name, held[1]),
                ).fetchone()
            )
            return self._save(loads(Shortcut, before[0]), before[1]) if before else None

    def history(self, name: str) -> list[Version]:
        """All versions, newest first."""
        query = "SELECT json, saved, worked, failed, restores FROM shortcuts WHERE name = ? ORDER BY version DESC"
        rows = self._rows(query, name)
        return [Version(loads(Shortcut, text), saved, Uses(*uses), back or 0) for text, saved, *uses, back in rows]

    def disable(self, name: str, *, off: bool = True) -> None:
        """Keep it out of every search and run, or let it in again."""
        verb = "INSERT OR IGNORE INTO disabled VALUES (?)" if off else "DELETE FROM disabled WHERE name = ?"
        with transaction(self._connection):
            self._connection.execute(verb, (name,))

    def is_disabled(self, name: str) -> bool:
        return bool(self._rows("SELECT 1 FROM disabled WHERE name = ?", name))

    def trust(self, shortcut: Shortcut, level: Trust) -> Shortcut:
        """Set how far this version is trusted; its uses stay counted."""
        found = replace(shortcut, trust=level)
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE shortcuts SET json = ? WHERE name = ? AND version = ?",
                (dumps(found), found.name, found.version),
            )
        return found

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
            self._connection.execute("DELETE FROM disabled WHERE name = ?", (name,))
            self._connection.execute("DELETE FROM proposals WHERE name = ?", (name,))
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
        """What shares words with the text and is not disabled, best first; with a scope, only what is for it or for
        anywhere."""
        terms = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        if not terms:
            return []
        rows = self._rows(
            f"""SELECT newest.json, tips.json FROM words
                LEFT JOIN newest ON newest.name = words.shortcut LEFT JOIN tips ON tips.id = words.tip
                WHERE words MATCH ?1 AND coalesce(words.shortcut, '') NOT IN (SELECT name FROM disabled)
                AND (?2 IS NULL OR coalesce(newest.scope, tips.scope) IN (?2, ''))
                ORDER BY bm25(words, {NAME_WEIGHT}, 1.0) LIMIT ?3""",
            terms,
            scope,
            limit,
        )
        return [loads(Shortcut, shortcut) if shortcut else loads(Tip, tip) for shortcut, tip in rows]

    def _save(self, shortcut: Shortcut, restores: int | None = None) -> Shortcut:
        """To be called within a transaction."""
        found = self._connection.execute("SELECT max(version) FROM shortcuts WHERE name = ?", (shortcut.name,))
        saved = replace(shortcut, version=(found.fetchone()[0] or 0) + 1)
        self._connection.execute(
            "INSERT INTO shortcuts (name, version, scope, json, saved, restores) VALUES (?, ?, ?, ?, ?, ?)",
            (saved.name, saved.version, saved.scope, dumps(saved), time.time(), restores),
        )
        self._unindex("shortcut", saved.name)
        self._connection.execute("INSERT INTO words VALUES (?, ?, ?, NULL)", (saved.name, _words(saved), saved.name))
        return saved

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
    told = [shortcut.description, *(parameter.name for parameter in shortcut.parameters)]
    return "\n".join([*told, *(step.words for step in walk(shortcut.steps))])
