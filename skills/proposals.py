"""Versions of Shortcuts that runs propose: what was mended in them, kept until it is live or turned down."""

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from skills.codec import dumps
from skills.database import explained, transaction
from skills.mending import Mend
from skills.shortcuts import Shortcut
from skills.unreadable import loaded

State = Literal["proposed", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A Shortcut as a run would have it. `shortcut.version` is the one that the run followed.

    mends: what is other in it, and why. run: the episode. held: whether what must hold at its end did, and
    did not before what was mended.
    """

    shortcut: Shortcut
    mends: tuple[Mend, ...]
    run: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """A proposal in the library; saved in seconds since the epoch. became: the version that it is live as."""

    proposed: Proposed
    number: int
    saved: float
    state: State = "proposed"
    became: int = 0


class Proposals:
    """The proposals of one library. Every method may raise DatabaseProblem."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def propose(self, proposed: Proposed) -> Kept:
        """Keep it; an open one of the same Shortcut gives way to it."""
        name, now = proposed.shortcut.name, time.time()
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE proposals SET state = 'rejected' WHERE name = ? AND state = 'proposed'", (name,)
            )
            row = self._connection.execute(
                "INSERT INTO proposals (name, json, saved) VALUES (?, ?, ?)", (name, dumps(proposed), now)
            )
        return Kept(proposed, row.lastrowid or 0, now)

    def decide(self, kept: Kept, state: State, became: int = 0) -> None:
        """Say what has become of it."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE proposals SET state = ?, became = ? WHERE id = ?", (state, became, kept.number)
            )

    def of(self, name: str = "") -> list[Kept]:
        """All that were ever made for a Shortcut, newest first; without a name, those for any. Raises Unreadable."""
        query = "SELECT name, json, id, saved, state, became FROM proposals WHERE ?1 = '' OR name = ?1 ORDER BY id DESC"
        with explained(self._path):
            rows = self._connection.execute(query, (name,)).fetchall()
        return [Kept(loaded(Proposed, name, text), *rest) for name, text, *rest in rows]

    def open(self, name: str) -> Kept | None:
        """The one that waits for a word, if there is any."""
        return next((kept for kept in self.of(name) if kept.state == "proposed"), None)
