"""The way to uiautomator2's server on a phone: JSON-RPC over connections that are kept open, each call sent once.

uiautomator2's own client opens a connection for every call, repeats calls after errors and waits without an end.
"""

import json
import select
import socket
import time
from dataclasses import dataclass
from threading import Lock
from typing import Any

from controllers.android.errors import InDoubt, NotSent, Refused
from controllers.android.pending import Pending
from controllers.android.sockets import received
from controllers.errors import ControllerError, DeadlineExceeded

FRESH = 2.0  # seconds for which a connection that was just used needs no trying
ANSWER_LIMIT = 30_000_000  # bytes; the largest picture and the largest tree that is read are smaller
HEAD_LIMIT = 1 << 18
UNANSWERED = "The phone did not answer in time; look whether it is on and unlocked."
PING = b"GET /ping HTTP/1.1\r\nHost: phone\r\n\r\n"


@dataclass(slots=True)
class Wire:
    """One connection, when it was last used (monotonic seconds), and what came on it beyond the last answer."""

    socket: socket.socket
    used: float = 0.0

    @property
    def closed(self) -> bool:
        """Whether the other side closed it, or said something unasked."""
        return bool(select.select([self.socket], [], [], 0)[0])


class Link:
    """Calls to the server behind a local port. Any thread may call; calls of several threads run side by side."""

    def __init__(self, port: int, pending: Pending) -> None:
        self._port = port
        self._pending = pending
        self._lock = Lock()
        self._idle: list[Wire] = []
        self._closed = False

    def read(self, method: str, *params: object, seconds: float = 10.0) -> Any:
        """The result of a call that changes nothing; asked once more where the connection had gone meanwhile.

        Raises NotSent when there is no connection, DeadlineExceeded, Refused.
        """
        try:
            return self._call(method, params, seconds)
        except (NotSent, InDoubt):
            return self._call(method, params, seconds)

    def order(self, method: str, *params: object, seconds: float = 10.0) -> Any:
        """The result of a call that acts, sent at most once.

        Raises NotSent when it was certainly not sent, InDoubt when it was and no proper answer came, Refused.
        """
        try:
            return self._call(method, params, seconds, tried=True)
        except DeadlineExceeded as error:
            raise InDoubt(str(error)) from error

    def ping(self, seconds: float = 5.0) -> bool:
        """Whether the server answers."""
        wire = self._take(time.monotonic() + seconds)
        try:
            alive = self._is_alive(wire, time.monotonic() + seconds)
        except OSError:
            alive = False
        self._put(wire) if alive else wire.socket.close()
        return alive

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._closed, idle, self._idle = True, self._idle, []
        for wire in idle:
            wire.socket.close()

    def _call(self, method: str, params: tuple[object, ...], seconds: float, *, tried: bool = False) -> Any:
        """tried: make sure beforehand that the server lives at the other end."""
        deadline = time.monotonic() + seconds
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
        head = (
            f"POST /jsonrpc/0 HTTP/1.1\r\nHost: phone\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        )
        wire = self._take(deadline, tried=tried)
        kept = False
        try:
            status, answer = self._exchange(wire, head.encode() + b"\r\n\r\n" + body, deadline)
            kept = status == 200
        except TimeoutError as error:
            raise DeadlineExceeded(UNANSWERED) from error
        except OSError as error:
            raise InDoubt(f"The connection to the phone broke while it was asked ({error}).") from error
        finally:
            self._put(wire) if kept else wire.socket.close()
        if status != 200:
            raise InDoubt(f"The phone's server failed (HTTP {status}); run journeyman phone doctor.", answered=True)
        return _result(answer)

    def _take(self, deadline: float, *, tried: bool = False) -> Wire:
        """A connection that is open; with `tried`, one at whose other end the server lives. Raises NotSent."""
        while (wire := self._reused()) is not None:
            if not wire.closed and time.monotonic() - wire.used < FRESH:
                return wire
            wire.socket.close()
        try:
            wire = Wire(socket.create_connection(("127.0.0.1", self._port), max(0.001, deadline - time.monotonic())))
            wire.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            alive = not tried or self._is_alive(wire, deadline)
        except OSError as error:
            raise NotSent(f"There is no connection to the phone's server ({error}).") from error
        if not alive:
            wire.socket.close()
            raise NotSent("The phone's server does not answer.")
        return wire

    def _reused(self) -> Wire | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _put(self, wire: Wire) -> None:
        wire.used = time.monotonic()
        with self._lock:
            if not self._closed:
                self._idle.append(wire)
                return
        wire.socket.close()

    def _is_alive(self, wire: Wire, deadline: float) -> bool:
        return self._exchange(wire, PING, deadline) == (200, b"pong")

    def _exchange(self, wire: Wire, request: bytes, deadline: float) -> tuple[int, bytes]:
        """Send it and take the answer: HTTP status and body. Raises OSError, Stopped."""
        with self._pending.call(), self._pending.on(wire.socket):
            wire.socket.settimeout(max(0.001, deadline - time.monotonic()))
            wire.socket.sendall(request)
            answer = _answer(wire.socket, deadline)
            self._pending.check()
            return answer


def _answer(waited: socket.socket, deadline: float) -> tuple[int, bytes]:
    """An HTTP answer whose length it tells. Raises OSError, TimeoutError included."""
    found = bytearray()
    while (end := found.find(b"\r\n\r\n")) < 0:
        if len(found) > HEAD_LIMIT:
            raise ConnectionError("its answer is not HTTP")
        found += _more(waited, deadline)
    status, _, headers = found[:end].partition(b"\r\n")
    lengths = [
        line.partition(b":")[2] for line in headers.split(b"\r\n") if line.lower().startswith(b"content-length:")
    ]
    try:
        code, length = int(status.split()[1]), int(lengths[0])
    except (IndexError, ValueError) as error:
        raise ConnectionError("its answer is not HTTP") from error
    if length > ANSWER_LIMIT:
        raise ControllerError(f"The phone's answer has {length // 1_000_000} MB, which is too much to read.")
    body = bytearray(memoryview(found)[end + 4 :])
    while len(body) < length:
        body += _more(waited, deadline)
    return code, bytes(body)


def _more(waited: socket.socket, deadline: float) -> bytes:
    chunk = received(waited, 1 << 18, deadline)
    if not chunk:
        raise ConnectionError("it was closed")
    return chunk


def _result(answer: bytes) -> Any:
    """The result in a JSON-RPC answer. Raises Refused for an error that names itself, InDoubt for nonsense."""
    try:
        told = json.loads(answer)
    except ValueError as error:
        raise InDoubt("The phone's answer cannot be read.", answered=True) from error
    if isinstance(told, dict) and "result" in told:
        return told["result"]
    refusal = told.get("error") if isinstance(told, dict) else None
    if not isinstance(refusal, dict):
        raise InDoubt("The phone's answer cannot be read.", answered=True)
    kind = str(refusal.get("message", ""))
    if any(dead in kind + str(refusal.get("data", "")) for dead in ("DeadObject", "DeadSystem", "not connected")):
        raise InDoubt("The phone's server lost its hold on the screen.", answered=True)
    raise Refused(f"The phone refused: {kind.rpartition('.')[2] or 'it did not say why'}.", kind)
