"""The other end of a mirror: what a window does with it."""

import socket
from types import TracebackType
from typing import Self

SECONDS = 30.0


class Peer:
    """Listens on the loopback interface and reads frames, acknowledging each when the next one is asked for."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(SECONDS)
        self.port: int = self._listening.getsockname()[1]
        self.connection: socket.socket | None = None
        self._owing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.connection:
            self.connection.close()
        self._listening.close()

    def accept(self) -> str:
        """Wait for the connection; returns the token that it begins with."""
        if self.connection:
            self.connection.close()
        self.connection, _ = self._listening.accept()
        self.connection.settimeout(SECONDS)
        self._owing = False
        token = b""
        while not token.endswith(b"\n"):
            token += self._read(1)
        return token.decode().strip()

    def frame(self, seconds: float = SECONDS) -> tuple[int, bytes]:
        """The next frame, as serial number and picture. Raises TimeoutError, EOFError when the other side closed."""
        assert self.connection
        if self._owing:
            self.connection.sendall(b".")
            self._owing = False
        self.connection.settimeout(seconds)
        length = int.from_bytes(self._read(4), "big")
        serial = int.from_bytes(self._read(4), "big")
        image = self._read(length)
        self._owing = True
        return serial, image

    def _read(self, count: int) -> bytes:
        assert self.connection
        data = b""
        while len(data) < count:
            part = self.connection.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data
