"""The live picture of a target: frames over a loopback connection, decoded off the GUI thread, newest wins.

The engine connects, sends the token and a line end, then frames: length and serial number (4 bytes each, big-endian)
and a JPEG. A frame is acknowledged by one byte once it was shown; then the engine sends what is newest by then.
"""

import hmac
import secrets
import struct
from contextlib import suppress

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from app.serving.orders import ACKNOWLEDGED

TOKEN_LENGTH = 64
LARGEST = 20_000_000
"""Bytes that a frame may have; whoever sends more is not our engine."""
PROOF_SECONDS = 3.0
"""Within which a connection must have sent its token."""
HEAD = struct.Struct(">II")


class MirrorLink(QObject):
    """Listens for one connection after the other. A token is good for one of them, and only while it is the newest."""

    frame = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._greet)
        self._token = ""
        self._guests: list[_Connection] = []

    def expect(self) -> tuple[int, str]:
        """Wait for a connection instead of the one before: the port, and the token that it must send."""
        self.drop()
        self._token = secrets.token_hex(TOKEN_LENGTH // 2)
        if not self._server.isListening():
            self._server.listen(QHostAddress.SpecialAddress.LocalHost)
        return self._server.serverPort(), self._token

    def drop(self) -> None:
        """No further frames until the next connection is expected."""
        self._token = ""
        for guest in self._guests:
            guest.close()
        self._guests = []

    def close(self) -> None:
        """Listen no more; a second call does nothing."""
        self._server.close()
        self.drop()

    @Slot()
    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            guest = _Connection(socket, self)
            guest.named.connect(self._judge)
            guest.frame.connect(self.frame)
            self._guests.append(guest)
            guest.read()

    @Slot(object, bytes)
    def _judge(self, guest: "_Connection", token: bytes) -> None:
        """Accept who names the token, which is worth nothing from then on."""
        if self._token and hmac.compare_digest(token, self._token.encode()):
            self._token = ""
            guest.accept()
        else:
            guest.refuse()


class _Connection(QObject):
    """One that came: first it must name its token, then its frames are taken."""

    named = Signal(object, bytes)
    frame = Signal(object)
    _decoded = Signal(QImage)

    def __init__(self, socket: QTcpSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        self._trusted = False
        self._length: int | None = None
        self._pool = QThreadPool(self, maxThreadCount=1)
        self._decoded.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, interval=round(1000 * PROOF_SECONDS), singleShot=True)
        self._patience.timeout.connect(self.refuse)
        self._patience.start()
        socket.readyRead.connect(self.read)

    def close(self) -> None:
        self._patience.stop()
        self._socket.readyRead.disconnect(self.read)
        self._socket.abort()
        self.deleteLater()

    def accept(self) -> None:
        """Take its frames from now on."""
        self._patience.stop()
        self._trusted = True

    @Slot()
    def refuse(self) -> None:
        self._socket.abort()

    @Slot()
    def read(self) -> None:
        """Take what has come so far."""
        if not self._trusted and self._socket.bytesAvailable() > TOKEN_LENGTH:
            self.named.emit(self, bytes(self._socket.readLine(TOKEN_LENGTH + 2).data()).strip())
        if self._trusted:
            self._receive()

    def _receive(self) -> None:
        if self._length is None and self._socket.bytesAvailable() >= HEAD.size:
            self._length, _ = HEAD.unpack(self._socket.read(HEAD.size).data())
            if self._length > LARGEST:
                self.refuse()
        if self._length is not None and self._socket.bytesAvailable() >= self._length:
            jpeg, self._length = self._socket.read(self._length), None
            self._pool.start(lambda: self._decode(jpeg))

    def _decode(self, jpeg: QByteArray) -> None:
        """On a thread of the pool. Not by QImage.fromData, which holds Python's lock and the window up meanwhile."""
        buffer = QBuffer()
        buffer.setData(jpeg)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        image = QImageReader(buffer, b"jpeg").read()
        with suppress(RuntimeError):  # closed meanwhile
            self._decoded.emit(image)

    @Slot(QImage)
    def _show(self, image: QImage) -> None:
        if not self._socket.isOpen():  # closed while it was decoded: the picture is not wanted any more
            return
        if not image.isNull():
            self.frame.emit(image)
        self._socket.write(ACKNOWLEDGED)
        self._receive()
