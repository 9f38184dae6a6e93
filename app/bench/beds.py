"""What tasks are played on: laid out afresh for every run, and asked afterwards what became of it."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from app.bench.task import BenchTask, Case, Score, run
from app.demo import database as shop_store
from app.demo.server import DemoSite
from app.tasks import Permissions

Kind = TypeVar("Kind", contravariant=True)


class Laid(Protocol):
    """A task ready to be played. `urls`: its targets by name."""

    @property
    def urls(self) -> Mapping[str, str]: ...

    @property
    def permissions(self) -> Permissions:
        """What whoever plays it may do unasked."""

    def text(self, goal: bool) -> str:
        """What is to be done: the goal, or the same step by step where there is such a thing."""

    def reached(self, addresses: Sequence[str]) -> int:
        """How many milestones are reached so far, by what is there now and was visited."""

    def score(self, answer: str, addresses: Sequence[str]) -> Score:
        """What became of it."""


@dataclass(frozen=True, slots=True)
class OnDatabase:
    """A task whose right end is a state of a database. `after` opens what its targets keep, to be read."""

    case: Case
    urls: Mapping[str, str]
    after: Callable[[], AbstractContextManager[sqlite3.Connection]]

    @property
    def permissions(self) -> Permissions:
        return self.case.permissions

    def text(self, goal: bool) -> str:
        return self.case.filled(self.case.task.goal if goal else self.case.task.words)

    def reached(self, addresses: Sequence[str]) -> int:
        with self.after() as after:
            return len(self.case.reached(after, "", addresses))

    def score(self, answer: str, addresses: Sequence[str]) -> Score:
        with self.after() as after:
            return self.case.score(after, answer, addresses)


class Bed(Protocol[Kind]):
    """Lays out a task with a seed; what it started ends with the context."""

    def __call__(self, task: Kind, seed: int) -> AbstractContextManager[Laid]: ...


class Store(Protocol):
    """How a bed's database is read: `opened` for as long as a context, `copied` into memory."""

    def opened(self, path: Path) -> AbstractContextManager[sqlite3.Connection]: ...
    def copied(self, path: Path) -> sqlite3.Connection: ...


@contextmanager
def shop(task: BenchTask, seed: int) -> Iterator[OnDatabase]:
    """A demo shop of the run's own."""
    with DemoSite(seed) as site:
        urls = {name: site.url + path for name, path in task.targets.items()}
        yield OnDatabase(prepared(task, site.database), urls, lambda: shop_store.opened(site.database))


def prepared(task: BenchTask, database: Path, store: Store = shop_store) -> Case:
    """Set the database up for the task, put the task's files beside it, and fill the task from it."""
    with store.opened(database) as connection:
        run(connection, task.setup, {})
    for name, text in task.files.items():
        (database.parent / name).write_text(text, "utf-8")
    with closing(store.copied(database)) as copy:
        return Case(task, copy, str(database.parent))
