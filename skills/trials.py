"""How many trials each version of a Shortcut has passed in places that were made for them."""

import sqlite3
from pathlib import Path

from skills.database import explained, transaction
from skills.shortcuts import Shortcut


class Trials:
    """The trials of one library. Every method may raise DatabaseProblem."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def keep(self, shortcut: Shortcut, passed: int) -> None:
        """Keep how many this version has passed when it was tried last."""
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE shortcuts SET trials = ? WHERE name = ? AND version = ?",
                (passed, shortcut.name, shortcut.version),
            )

    def passed(self, shortcut: Shortcut) -> int:
        """How many this version has passed; none where it was never tried, or was found broken."""
        query = "SELECT trials FROM shortcuts WHERE name = ? AND version = ?"
        with explained(self._path):
            found = self._connection.execute(query, (shortcut.name, shortcut.version)).fetchone()
        return int(found[0]) if found else 0


def in_words(shortcut: Shortcut, passed: int) -> str:
    """What trials have shown, such as `passed 3 trials in new shops`; "" for none."""
    if not passed:
        return ""
    place = shortcut.ground.partition(" ")[0] or "place"
    where = "on" if place == "phone" else "in"
    return f"passed {passed} trials {where} new {place}s" if passed > 1 else f"passed 1 trial {where} a new {place}"
