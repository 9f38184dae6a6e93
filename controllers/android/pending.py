"""What a phone is asked at this moment, so that any thread can cancel it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from controllers.errors import Stopped


class Pending:
    """Knows the sockets that are waited on. `interrupt` wakes them all; who waits then raises Stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._calls = 0
        self._stopped = threading.Event()

    @contextmanager
    def call(self) -> Iterator[None]:
        """While this lasts, it can be interrupted; an interruption that found nothing pending is forgotten."""
        with self._lock:
            if self._calls == 0:
                self._stopped.clear()
            self._calls += 1
        try:
            yield
        finally:
            with self._lock:
                self._calls -= 1

    @contextmanager
    def on(self, waited: socket.socket) -> Iterator[None]:
        """Wait on a socket. Raises Stopped when that is interrupted, whatever came of it."""
        with self._lock:
            self._sockets.add(waited)
        try:
            self.check()
            yield
        except OSError:
            self.check()
            raise
        finally:
            with self._lock:
                self._sockets.discard(waited)

    def check(self) -> None:
        """Raises Stopped once it was interrupted."""
        if self._stopped.is_set():
            raise Stopped("Stopped.")

    def pause(self, seconds: float) -> None:
        """Wait before looking again. Raises Stopped when interrupted meanwhile."""
        self._stopped.wait(seconds)
        self.check()

    def interrupt(self) -> None:
        """Wake whoever waits; nothing happens where nobody does. Any thread may call."""
        with self._lock:
            if self._calls:
                self._stopped.set()
            for waited in self._sockets:
                with suppress(OSError):  # it may be closed already
                    waited.shutdown(socket.SHUT_RDWR)
