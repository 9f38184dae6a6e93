"""The vectors of a library's skills, kept beside them, and how near each is in meaning to a text."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skills.database import explained, transaction

if TYPE_CHECKING:  # with it come numpy and the reader of models, which are an extra
    from skills.embedding import Embedding, Vectors

AT_ONCE = 500
"""Skills that are read for one question; the others follow with the next ones."""
MOST_PLACES = 32
"""Places whose vectors are held in memory."""


class Meanings:
    """Of one library. Every method may raise DatabaseProblem."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._held: dict[str, tuple[list[int], Vectors]] = {}
        self._as_of: tuple[object, ...] = ()

    def near(self, embedding: "Embedding", text: str, scope: str) -> dict[int, float]:
        """How near each skill of that place or of anywhere is to the text, from 0 to 1, by its row (see `Index`).

        What is disabled is left out. What this model has not read yet is read first.
        """
        if self._as_of != self._now(embedding) or len(self._held) >= MOST_PLACES:
            self._held.clear()
        rows, vectors = self._held.get(scope) or self._brought_up(embedding, scope)
        return dict(zip(rows, embedding.likeness(text, vectors), strict=True))

    def _brought_up(self, embedding: "Embedding", scope: str) -> "tuple[list[int], Vectors]":
        """What is kept of the place once what was missing is computed; held where that is all."""
        seen = self._now(embedding)
        left = self._read(embedding, scope)
        found = self._kept(embedding, scope)
        self._as_of = (*seen[:2], self._connection.total_changes)
        if not left:
            self._held[scope] = found
        return found

    def _now(self, embedding: "Embedding") -> tuple[object, ...]:
        """Changes with the model, with what others have written, and with what was written here."""
        (others,) = self._rows("PRAGMA data_version")[0]
        return embedding.digest, others, self._connection.total_changes

    def _read(self, embedding: "Embedding", scope: str) -> bool:
        """Compute what is not there or is another model's; says whether there may be more of it."""
        new = self._rows(
            "SELECT row, text FROM meanings WHERE scope IN (?, '') AND model <> ? LIMIT ?",
            scope, embedding.digest, AT_ONCE,
        )  # fmt: skip
        if new:
            vectors = embedding.written([text for _, text in new])
            # Others may have put something else into the row meanwhile.
            found = [(embedding.digest, vector, *each) for each, vector in zip(new, vectors, strict=True)]
            with transaction(self._connection):
                self._connection.executemany(
                    "UPDATE meanings SET model = ?, vector = ? WHERE row = ? AND text = ?", found
                )
        return len(new) == AT_ONCE

    def _kept(self, embedding: "Embedding", scope: str) -> "tuple[list[int], Vectors]":
        found = self._rows(
            """SELECT row, vector FROM meanings LEFT JOIN shortcuts ON row % 2 = 1 AND id = row / 2
                WHERE meanings.scope IN (?, '') AND model = ?
                AND NOT EXISTS (SELECT 1 FROM disabled WHERE disabled.name = shortcuts.name)""",
            scope, embedding.digest,
        )  # fmt: skip
        return [row for row, _ in found], embedding.read([vector for _, vector in found])

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()
