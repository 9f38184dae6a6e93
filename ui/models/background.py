"""Work off the GUI thread: files and databases are read in a pool, results come back as calls on this thread."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from app.errors import UserError
from skills.database import DatabaseProblem

GIVES_WAY = 0.0002
"""Seconds after which a working thread lets the GUI thread in. By default it takes 25 times as long, and a turn of the
window, which asks for the interpreter some hundred times, would wait half a second while a film is read."""

T = TypeVar("T")


class Background(QObject):
    """Runs functions in Qt's thread pool. What they return is handed over on the thread that made this object."""

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVES_WAY)
        self._returned.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Call `done` with what `work` returns, or `failed` with the sentence of its UserError or DatabaseProblem."""
        QThreadPool.globalInstance().start(lambda: self._work(work, done, failed))

    def _work(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        try:
            value = work()
        except (UserError, DatabaseProblem) as problem:
            sentence = str(problem)
            self._return(lambda: failed(sentence))
        else:
            self._return(lambda: done(value))

    def _return(self, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # whoever asked is gone, with this object's C++ side
            self._returned.emit(call)

    @Slot(object)
    def _take(self, call: Callable[[], None]) -> None:
        call()
