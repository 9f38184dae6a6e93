"""The library: every Shortcut in all its versions, every Tip, and how often each has worked."""

import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from skills.codec import dumps, loads
from skills.database import explained, open_database, transaction
from skills.index import Index
from skills.meanings import Meanings
from skills.patches import Patches, pictured
from skills.proposals import Proposals
from skills.schema import MIGRATIONS
from skills.searching import question, sense
from skills.shortcuts import Case, Shortcut, Tip, Trust, Uses, Version
from skills.trials import Trials
from skills.unreadable import Unreadable, loaded

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
Skill = TypeVar("Skill", Shortcut, Tip)
MOST_CASES = 50
"""Cases of one Shortcut that are kept."""
NAME_WEIGHT = 4.0
"""How much more a word in a Shortcut's name counts than one in its steps."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a search has found: the more negative `rank`, the better it fits. row: see `Index`."""

    skill: Shortcut | Tip
    rank: float
    uses: Uses
    row: int


class Library:
    """Over one `library.db`. To be used by the thread that made it. Every method may raise DatabaseProblem."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, MIGRATIONS)
        self._index = Index(self._connection)
        self.proposals = Proposals(self._connection, path)
        self.meanings = Meanings(self._connection, path)
        self.patches = Patches(self._connection, path)
        self.trials = Trials(self._connection, path)
        self.unreadable: dict[str, Unreadable] = {}
        """What was left out until now, by its name or words, because it could not be read."""

    def close(self) -> None:
        self._connection.close()

    def together(self) -> AbstractContextManager[None]:
        """All that is changed within it is kept, or nothing of it."""
        return transaction(self._connection)

    def save_shortcut(self, shortcut: Shortcut, pictures: Mapping[str, bytes] = NO_PICTURES) -> Shortcut:
        """Keep it as the newest version of its name (upper and lower case alike); returns it with its number.

        pictures: of its elements, by their names; those that it speaks of are kept with it.
        """
        with transaction(self._connection):
            self.patches.keep({name: pictures[name] for name in pictured(shortcut) if name in pictures})
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
            return self._save(loaded(Shortcut, name, before[0]), before[1]) if before else None

    def history(self, name: str) -> list[Version]:
        """All versions, newest first."""
        query = "SELECT json, saved, worked, failed, restores FROM shortcuts WHERE name = ? ORDER BY version DESC"
        rows = self._rows(query, name)
        return [
            Version(loaded(Shortcut, name, text), saved, Uses(*uses), back or 0) for text, saved, *uses, back in rows
        ]

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Keep it out of every search and run, or let it in again."""
        verb = "INSERT OR IGNORE INTO disabled VALUES (?)" if disabled else "DELETE FROM disabled WHERE name = ?"
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
        """The newest or the given version, or None. Raises Unreadable."""
        if version is None:
            rows = self._rows("SELECT json FROM newest WHERE name = ?", name)
        else:
            rows = self._rows("SELECT json FROM shortcuts WHERE name = ? AND version = ?", name, version)
        return loaded(Shortcut, name, rows[0][0]) if rows else None

    def shortcuts(self, scope: str | None = None) -> list[Shortcut]:
        """The newest versions by name; with a scope, only those for it or for anywhere. See `unreadable`."""
        rows = self._rows("SELECT name, json FROM newest WHERE ?1 IS NULL OR scope IN (?1, '') ORDER BY name", scope)
        return [found for name, text in rows if (found := self._readable(Shortcut, name, text))]

    def forget_shortcut(self, name: str) -> None:
        """Drop all its versions."""
        with transaction(self._connection):
            self._index.drop_shortcut(name)
            for table in ("shortcuts", "disabled", "cases", "proposals"):
                self._connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
            self.patches.tidy()

    def save_tip(self, tip: Tip) -> bool:
        """Keep it, unless the same words are already kept for the same scope; says whether it was new."""
        with transaction(self._connection):
            added = self._connection.execute(
                "INSERT INTO tips (sense, scope, json, saved) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (sense(tip.text), tip.scope, dumps(tip), time.time()),
            )
            new = added.rowcount == 1
            if new:
                self._index.put_tip(added.lastrowid or 0, tip)
        return new

    def tips(self, scope: str | None = None) -> list[Tip]:
        """The Tips, oldest first; with a scope, only those for it or for anywhere."""
        rows = self._rows("SELECT sense, json FROM tips WHERE ?1 IS NULL OR scope IN (?1, '') ORDER BY id", scope)
        return [found for told, text in rows if (found := self._readable(Tip, told, text))]

    def revise_tip(self, old: Tip, new: Tip) -> None:
        """Put the new words, scope or trust in the old one's place; its uses stay counted.

        Where another Tip already says the same, that one stays and the old one goes.
        """
        with transaction(self._connection):
            for row in self._tip_ids(old):
                revised = self._connection.execute(
                    "UPDATE OR IGNORE tips SET sense = ?, scope = ?, json = ? WHERE id = ?",
                    (sense(new.text), new.scope, dumps(new), row),
                )
                if revised.rowcount:
                    self._index.put_tip(row, new)
                else:
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
        return [found.skill for found in self.ranked(text, scope, limit)]

    def ranked(self, text: str, scope: str | None = None, limit: int = 10) -> list[Ranked]:
        """The same, with how well each fits (BM25: the more negative, the better) and how it has done."""
        wanted = question(text, scope)
        if not wanted:
            return []
        rows = self._rows(
            f"""SELECT row, shortcuts.name, shortcuts.json, tips.sense, tips.json, rank,
                    coalesce(shortcuts.worked, tips.worked), coalesce(shortcuts.failed, tips.failed)
                FROM (SELECT rowid AS row, bm25(words, {NAME_WEIGHT}, 1.0, 0.0) AS rank FROM words
                    WHERE words MATCH ?1 ORDER BY rank LIMIT ?3 + (SELECT count(*) FROM disabled)) AS found
                LEFT JOIN shortcuts ON row % 2 = 1 AND shortcuts.id = row / 2
                LEFT JOIN tips ON row % 2 = 0 AND tips.id = row / 2
                WHERE coalesce(shortcuts.name, '') NOT IN (SELECT name FROM disabled)
                AND (?2 IS NULL OR coalesce(shortcuts.scope, tips.scope) IN (?2, ''))
                ORDER BY rank LIMIT ?3""",
            wanted, scope, limit,
        )  # fmt: skip
        found = (
            (self._readable(Shortcut, name, shortcut) if shortcut else self._readable(Tip, told, tip), rank, uses, row)
            for row, name, shortcut, told, tip, rank, *uses in rows
        )
        return [Ranked(skill, rank, Uses(*uses), row) for skill, rank, uses, row in found if skill]

    def row(self, tip: Tip) -> int:
        """By which `Index` and `Meanings` know it; 0 where it is not kept."""
        return 2 * next(iter(self._tip_ids(tip)), 0)

    def in_row(self, row: int) -> list[Ranked]:
        """The Shortcut in that row with how it has done, if it can be read; it was not searched by words."""
        rows = self._rows("SELECT name, json, worked, failed FROM shortcuts WHERE id = ?", row // 2)
        found = ((self._readable(Shortcut, name, text), uses) for name, text, *uses in rows)
        return [Ranked(skill, 0.0, Uses(*uses), row) for skill, uses in found if skill]

    def witness(self, tip: Tip, episode: str, *, holds: bool) -> Uses:
        """Keep that a run speaks for the Tip or against it, once for each run; says how many do, for and against."""
        with transaction(self._connection):
            for row in self._tip_ids(tip):
                self._connection.execute("INSERT OR REPLACE INTO witnesses VALUES (?, ?, ?)", (row, episode, holds))
        return self.evidence(tip)

    def evidence(self, tip: Tip) -> Uses:
        """How many runs speak for the Tip and against it; the run that it was learned from counts as one for it."""
        _, key, values = _identity(tip)
        rows = self._rows(
            f"""SELECT count(*) FILTER (WHERE speaks_for), count(*) FILTER (WHERE NOT speaks_for)
                FROM witnesses JOIN tips ON tips.id = witnesses.tip WHERE {key}""", *values)  # fmt: skip
        return Uses(*rows[0])

    def keep_case(self, case: Case, version: int) -> None:
        """Keep that this version has borne it out; of very many the oldest goes."""
        with transaction(self._connection):
            self._connection.execute(
                """INSERT INTO cases (name, json, version) VALUES (?, ?, ?)
                ON CONFLICT (name, json) DO UPDATE SET version = excluded.version""",
                (case.skill, dumps(case), version),
            )
            self._connection.execute(
                """DELETE FROM cases WHERE name = ?1 AND id NOT IN
                    (SELECT id FROM cases WHERE name = ?1 ORDER BY id DESC LIMIT ?2)""",
                (case.skill, MOST_CASES),
            )

    def cases(self, name: str, version: int | None = None) -> list[Case]:
        """Everything on which the Shortcut of that name is tried, oldest first; or what that version has borne out."""
        query = "SELECT json FROM cases WHERE name = ?1 AND (?2 IS NULL OR version = ?2) ORDER BY id"
        return [loads(Case, text) for (text,) in self._rows(query, name, version)]

    def _save(self, shortcut: Shortcut, restores: int | None = None) -> Shortcut:
        """To be called within a transaction."""
        found = self._connection.execute("SELECT max(version) FROM shortcuts WHERE name = ?", (shortcut.name,))
        saved = replace(shortcut, version=(found.fetchone()[0] or 0) + 1)
        self._index.drop_shortcut(shortcut.name)
        added = self._connection.execute(
            "INSERT INTO shortcuts (name, version, scope, json, saved, restores) VALUES (?, ?, ?, ?, ?, ?)",
            (saved.name, saved.version, saved.scope, dumps(saved), time.time(), restores),
        )
        self._index.put_shortcut(added.lastrowid or 0, saved)
        return saved

    def _tip_ids(self, tip: Tip) -> list[int]:
        _, key, values = _identity(tip)
        return [row for (row,) in self._connection.execute(f"SELECT id FROM tips WHERE {key}", values)]

    def _drop_tip(self, row: int) -> None:
        self._connection.execute("DELETE FROM tips WHERE id = ?", (row,))
        self._index.drop_tip(row)

    def _readable(self, wanted: type[Skill], name: str, text: str) -> Skill | None:
        try:
            return loaded(wanted, name, text)
        except Unreadable as problem:
            self.unreadable[name] = problem
            return None

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()


def _identity(skill: Shortcut | Tip) -> tuple[str, str, tuple[object, ...]]:
    """Where the row of a skill is: its table, a condition and the condition's values."""
    if isinstance(skill, Shortcut):
        return "shortcuts", "name = ? AND version = ?", (skill.name, skill.version)
    return "tips", "scope = ? AND sense = ?", (skill.scope, sense(skill.text))
