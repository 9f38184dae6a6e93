"""What the elements of recorded steps look like: small pictures, read only by whoever wants to see one."""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from perception.locators import Locator, Patch
from skills.database import explained, transaction
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Step, walk

MENTIONED = re.compile(r'"picture":"([0-9a-f]{32})"')


class Patches:
    """The pictures of one library, by the names that tell what they show. Every method may raise DatabaseProblem."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Keep each one once."""
        with transaction(self._connection):
            self._connection.executemany("INSERT OR IGNORE INTO patches VALUES (?, ?)", pictures.items())

    def find(self, name: str) -> bytes:
        """The picture of that name as a PNG; b"" where there is none."""
        with explained(self._path):
            found = self._connection.execute("SELECT png FROM patches WHERE name = ?", (name,)).fetchone()
        return bytes(found[0]) if found else b""

    def of(self, shortcut: Shortcut) -> dict[str, bytes]:
        """All of its pictures that are kept."""
        return {name: png for name in pictured(shortcut) if (png := self.find(name))}

    def tidy(self) -> None:
        """Drop what no version of anything speaks of any more."""
        with transaction(self._connection):
            rows = self._connection.execute("SELECT json FROM shortcuts UNION ALL SELECT json FROM proposals")
            spoken = {name for (text,) in rows for name in MENTIONED.findall(text)}
            kept = {name for (name,) in self._connection.execute("SELECT name FROM patches")}
            self._connection.executemany("DELETE FROM patches WHERE name = ?", [(name,) for name in kept - spoken])


def patch_of(step: Step) -> Patch | None:
    """How its element was shown when it was recorded, if that is kept."""
    target = step.target if isinstance(step, Do | Read) else None
    return patch_in(target) if target else None


def patch_in(target: Locator) -> Patch | None:
    """The same of what an element is known by."""
    return next((part for part in target.parts if isinstance(part, Patch)), None)


def pictured(shortcut: Shortcut) -> tuple[str, ...]:
    """The names of the pictures that its steps speak of, each once."""
    patches = (patch_of(step) for step in walk(shortcut.steps))
    return tuple(dict.fromkeys(patch.picture for patch in patches if patch and patch.picture))
