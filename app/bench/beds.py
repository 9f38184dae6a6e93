"""What tasks are played on: laid out afresh for every run, and asked afterwards what became of it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.bench.task import BenchTask, Case, run
from app.demo import database as shop_store
from app.demo.server import DemoSite


@dataclass(frozen=True, slots=True)
class Laid:
    """A task ready to be played. `urls`: its targets by name; `after` opens what they keep, to be read."""

    case: Case
    urls: Mapping[str, str]
    after: Callable[[], AbstractContextManager[sqlite3.Connection]]


class Bed(Protocol):
    """Lays out a task with a seed; what it started ends with the context."""

    def __call__(self, task: BenchTask, seed: int) -> AbstractContextManager[Laid]: ...


class Store(Protocol):
    """How a bed's database is read: `opened` for as long as a context, `copied` into memory."""

    def opened(self, path: Path) -> AbstractContextManager[sqlite3.Connection]: ...
    def copied(self, path: Path) -> sqlite3.Connection: ...


@contextmanager
def shop(task: BenchTask, seed: int) -> Iterator[Laid]:
    """A demo shop of the run's own."""
    with DemoSite(seed) as site:
        urls = {name: site.url + path for name, path in task.targets.items()}
        yield Laid(prepared(task, site.database), urls, lambda: shop_store.opened(site.database))


def prepared(task: BenchTask, database: Path, store: Store = shop_store) -> Case:
    """Set the database up for the task, put the task's files beside it, and fill the task from it."""
    with store.opened(database) as connection:
        run(connection, task.setup, {})
    for name, text in task.files.items():
        (database.parent / name).write_text(text, "utf-8")
    with closing(store.copied(database)) as copy:
        return Case(task, copy, str(database.parent))
