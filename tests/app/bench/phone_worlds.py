"""Filled databases of phones without a server, each seed filled once."""

import tempfile
from functools import cache
from pathlib import Path

from controllers.virtual_phone.world.database import ASSETS, create, opened
from controllers.virtual_phone.world.packages import installed
from controllers.virtual_phone.world.seeding import fill


def fresh(seed: int, folder: Path) -> Path:
    """A database of the test's own in that folder, as a new phone begins with."""
    database = folder / "phone.db"
    database.write_bytes(_filled(seed))
    return database


@cache
def _filled(seed: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "phone.db"
        create(database, [ASSETS / "shell", *(package.folder for package in installed(ASSETS / "apps"))])
        with opened(database) as connection:
            fill(connection, seed, "en")
        return database.read_bytes()
