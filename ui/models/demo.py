"""The demo shop beside the window: a process of its own, started when it is wanted and ended with the window."""

import json
import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal, Slot

PATIENCE = 3000
"""Milliseconds that the shop may take to end."""


@dataclass(frozen=True, slots=True)
class Example:
    """Where the shop is, and a task for it: as a goal, in plain words, and what it may cause."""

    url: str
    goal: str
    words: str
    effects: tuple[str, ...]


class DemoShop(QObject):
    """Starts the shop once and tells where it is, each time it is asked for."""

    ready = Signal(object)
    """An Example."""
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._example: Example | None = None
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-P", "-m", "app.demo.example"])
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._lose)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Emits `ready` or `failed`."""
        if self._example:
            self.ready.emit(self._example)
        elif self._process.state() == QProcess.ProcessState.NotRunning:
            self._process.start()

    def close(self) -> None:
        """End the shop."""
        self._process.blockSignals(True)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(PATIENCE):
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    @Slot()
    def _read(self) -> None:
        if self._example is None and self._process.canReadLine():
            told = json.loads(bytes(self._process.readLine().data()))
            self._example = Example(told["url"], told["goal"], told["words"], tuple(told["effects"]))
            self.ready.emit(self._example)

    @Slot()
    def _lose(self) -> None:
        told, self._example = self._example, None
        if told is None:
            self.failed.emit("The demo shop could not start: try it once more, or see what journeyman demo says.")

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._lose()
