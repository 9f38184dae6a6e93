"""Seeded databases without a server, each seed filled once."""

import tempfile
from functools import cache
from pathlib import Path

from app.demo.database import create, opened
from app.demo.seeding import fill


def fresh(seed: int, folder: Path) -> Path:
    """A database of the test's own in that folder, as `DemoSite(seed)` begins with."""
    database = folder / "shop.db"
    database.write_bytes(_filled(seed))
    return database


@cache
def _filled(seed: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "shop.db"
        create(database)
        with opened(database) as connection:
            fill(connection, seed)
        return database.read_bytes()
