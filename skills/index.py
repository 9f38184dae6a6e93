"""What a library's skills are found by: their words, and what they mean.

A row's number is even for a Tip and odd for the newest version of a Shortcut: twice the id, and one more.
"""

import sqlite3

from skills.searching import ANYWHERE, meant, words
from skills.shortcuts import Shortcut, Tip


class Index:
    """Over the library's connection. To be used within a transaction, where the skills themselves are changed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put_shortcut(self, number: int, shortcut: Shortcut) -> None:
        self._put(2 * number + 1, shortcut.name, words(shortcut), meant(shortcut), shortcut.scope)

    def put_tip(self, number: int, tip: Tip) -> None:
        self._put(2 * number, "", tip.text, meant(tip), tip.scope)

    def drop_shortcut(self, name: str) -> None:
        """While all its versions are still there."""
        for (number,) in self._connection.execute("SELECT id FROM shortcuts WHERE name = ?", (name,)).fetchall():
            self._drop(2 * number + 1)

    def drop_tip(self, number: int) -> None:
        self._drop(2 * number)

    def _put(self, row: int, name: str, text: str, meant: str, scope: str) -> None:
        """In place of what stood there; what it means is computed anew."""
        self._drop(row)
        told = (row, name, text, scope or ANYWHERE)
        self._connection.execute("INSERT INTO words (rowid, name, text, place) VALUES (?, ?, ?, ?)", told)
        self._connection.execute("INSERT INTO meanings (row, scope, text) VALUES (?, ?, ?)", (row, scope, meant))

    def _drop(self, row: int) -> None:
        self._connection.execute("DELETE FROM words WHERE rowid = ?", (row,))
        self._connection.execute("DELETE FROM meanings WHERE row = ?", (row,))
