"""One `journeyman ... --json` in a process of its own, so that the window never waits for what it does."""

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ui.engines.lines import Lines

PATIENCE = 5000
"""Milliseconds that a command may take to end once its input has ended."""
CANNOT_START = "That could not be started ({}): install Journeyman anew."
SILENT = "That ended without a word: see what journeyman doctor says."


class Command(QObject):
    """Starts at once. What it prints is told object by object; its end with the sentence that it complained in.

    what: its name among those that its owner started.
    """

    told = Signal(object)
    """What one line of JSON says."""
    ended = Signal(object, str)
    """Itself, and "" where all went well."""

    def __init__(self, what: str, words: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.what = what
        self._lines = Lines()
        self._last: object = None
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._process.start(sys.executable, ["-P", "-m", "app.cli", *words])

    @property
    def runs(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def let_go(self) -> None:
        """End its input: a command on a leash ends by itself then, and `ended` tells when."""
        self._process.closeWriteChannel()

    def close(self) -> None:
        """End it and wait; nothing is told any more."""
        self.blockSignals(True)
        self._process.closeWriteChannel()
        self._process.terminate()
        if self.runs and not self._process.waitForFinished(PATIENCE):
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    @Slot()
    def _read(self) -> None:
        self._lines.add(bytes(self._process.readAllStandardOutput().data()))
        while (line := self._lines.next()) is not None:
            try:
                self._last = json.loads(line)
            except ValueError:  # words for a person, which these commands print nowhere else than at their end
                continue
            self.told.emit(self._last)

    @Slot()
    def _finish(self) -> None:
        self._read()
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
        worked = self._process.exitStatus() == QProcess.ExitStatus.NormalExit and self._process.exitCode() == 0
        self.ended.emit(self, "" if worked or (not said and self._last) else (said or [SILENT])[-1])

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # all others end in `finished`
            self.ended.emit(self, CANNOT_START.format(self._process.errorString()))
