"""Journals with runs in them, and Qt's pool run dry."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QThreadPool

from app.events import Ending, Event, Finished, Started
from app.home import ensure_home
from app.journal import Journal
from app.tasks import Limits, Permissions, Task

SHOP = ("shop", "http://127.0.0.1:8000/orders")


def run(
    name: str, at: float, task: str = "open Orders", ending: Ending | None = "done", brain: str = "plain"
) -> list[Event]:
    """The first and the last event of a run, which is all that a list of runs shows."""
    permissions = Permissions("scope", frozenset({"send"}))
    wanted = Task(task, permissions, Limits(steps=5, dollars=0.5))
    start = Started(at=at, episode=name, task=wanted, brain=brain, targets=(SHOP,))
    return [start, Finished(at=at + 3, ending=ending, sentence="It is over.")] if ending else [start]


def keep(*runs: Iterable[Event]) -> None:
    """Write the runs into the journal of this test's home."""
    journal = Journal(ensure_home() / "journal.db")
    for events in runs:
        name = ""
        for event in events:
            name = event.episode if isinstance(event, Started) else name
            journal.append(name, event)
    journal.close()


def settle() -> None:
    """Let the background finish and hand over what it found, and what that sets off in turn."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
