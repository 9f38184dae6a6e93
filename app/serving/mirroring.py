"""Live mirrors of watched targets, sent to another program: the newest picture whenever that program is ready."""

import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from app.serving.orders import ACKNOWLEDGED, Watch
from app.session import Session
from controllers.controller import FrameSlot
from controllers.errors import ControllerError

CONNECT_SECONDS = 2.0
LOOK_SECONDS = 1.0
"""How often to look, while nothing changes, whether the other program is still there."""


class Mirroring:
    """A mirror goes on when the session's targets become others. Any thread may call."""

    def __init__(self, complain: Callable[[str], None]) -> None:
        self._complain = complain
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._channels: dict[str, Channel] = {}

    def watch(self, order: Watch) -> None:
        """Mirror this target from now on, to this address; no more where there is no port, nor any without a name."""
        with self._lock:
            for on in (order.on,) if order.on else tuple(self._channels):
                if channel := self._channels.pop(on, None):
                    channel.close()
            if order.on and order.port:
                self._channels[order.on] = Channel(order.port, order.token, self._complain)
                self._show(order.on)

    def follow(self, session: Session | None) -> None:
        """The targets are those of this session now, or have been made anew."""
        with self._lock:
            self._session = session
            for on in self._channels:
                self._show(on)

    def close(self) -> None:
        """End every mirror."""
        self.watch(Watch("", 0, ""))

    def _show(self, on: str) -> None:
        channel, session = self._channels[on], self._session
        if session and on not in session.names:
            self._complain(f"There is no target called {on} to watch; the targets are {', '.join(session.names)}.")
            session = None
        try:
            channel.show(session.frames(on) if session else None)
        except ControllerError:  # lost, and perhaps made anew in a moment
            channel.show(None)


class Channel:
    """A connection over which frames go, on a thread of its own: length and serial number (4 bytes each), JPEG."""

    def __init__(self, port: int, token: str, complain: Callable[[str], None]) -> None:
        self._address = ("127.0.0.1", port)
        self._token = token
        self._complain = complain
        self._changed = threading.Condition()
        self._slot: FrameSlot | None = None
        self._peer: socket.socket | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="mirror", daemon=True)
        self._thread.start()

    def show(self, slot: FrameSlot | None) -> None:
        """Send the frames of this slot, which is closed with the channel or when another takes its place."""
        with self._changed:
            if self._slot:
                self._slot.close()
            self._slot = slot
            self._changed.notify_all()

    def close(self) -> None:
        """Stop sending."""
        with self._changed:
            self._closed = True
            if self._peer:
                with suppress(OSError):  # the other side was faster
                    self._peer.shutdown(socket.SHUT_RDWR)
        self.show(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            with socket.create_connection(self._address, CONNECT_SECONDS) as peer:
                peer.settimeout(None)
                peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._changed:
                    self._peer = peer
                self._send(peer)
        except ConnectionRefusedError:
            self._complain(f"The live picture cannot be shown: nobody listens on port {self._address[1]}.")
        except OSError:
            return  # the other program has gone, or wants no more
        finally:
            self.show(None)

    def _send(self, peer: socket.socket) -> None:
        peer.sendall(f"{self._token}\n".encode())
        sent = 0
        while slot := self._present():
            after = 0
            while not slot.over:
                frame = slot.wait(after, LOOK_SECONDS)
                if frame is None:
                    if _gone(peer):
                        return
                    continue
                after, sent = frame[0], sent + 1
                peer.sendall(len(frame[1]).to_bytes(4, "big") + sent.to_bytes(4, "big") + frame[1])
                if peer.recv(1) != ACKNOWLEDGED:
                    return

    def _present(self) -> FrameSlot | None:
        """What to send, once there is anything; None when the channel was closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or (self._slot is not None and not self._slot.over))
            return None if self._closed else self._slot


def _gone(peer: socket.socket) -> bool:
    """Whether the other side has closed the connection."""
    readable, _, _ = select.select([peer], [], [], 0)
    return bool(readable) and not peer.recv(1, socket.MSG_PEEK)
