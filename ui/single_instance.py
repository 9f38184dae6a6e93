"""One window for one data folder: a second start hands its words to the first and ends."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.errors import UserError

PATIENCE = 5000
"""Milliseconds that the first window may take to answer, for instance because it is just starting."""
LOCK_PATIENCE = 100
TAKEN = b"taken\n"


class SingleInstance(QObject):
    """The lock says who is first, even when two start at once; it ends with its process, however that ends."""

    asked = Signal(list)
    """The words of another start."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"journeyman-{hashlib.sha256(bytes(home)).hexdigest()[:16]}"
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def claim(self, words: Sequence[str]) -> bool:
        """Whether this is the first; if not, the first has taken these words. Raises UserError when it does not."""
        deadline = QDeadlineTimer(PATIENCE)
        while not deadline.hasExpired():
            if self._lock.tryLock(LOCK_PATIENCE):
                QLocalServer.removeServer(self._name)  # a dead one's
                self._server.listen(self._name)
                return True
            if self._handed_over(words, deadline):
                return False
        raise UserError("The window is open already, but it does not answer: end it, then start Journeyman again.")

    def close(self) -> None:
        """Make room for another."""
        self._server.close()
        self._lock.unlock()

    def _handed_over(self, words: Sequence[str], deadline: QDeadlineTimer) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(deadline.remainingTime()):
            return False  # the first is just starting, or ending
        socket.write(json.dumps(list(words)).encode() + b"\n")
        return socket.waitForReadyRead(deadline.remainingTime()) and socket.readAll().data() == TAKEN

    @Slot()
    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            other = _Other(socket, self)
            other.asked.connect(self.asked)
            other.read()


class _Other(QObject):
    """Another start, for as long as it has something to say."""

    asked = Signal(list)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.deleteLater)

    @Slot()
    def read(self) -> None:
        """Take its words, once they are complete, and let it go."""
        if self._socket.canReadLine():
            words = json.loads(bytes(self._socket.readLine().data()))
            self._socket.write(TAKEN)
            self._socket.disconnectFromServer()
            self.asked.emit(words)
