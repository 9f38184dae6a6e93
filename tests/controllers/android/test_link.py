"""The way to the phone's server: what acts is sent at most once, and what became of it is never guessed."""

import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest

from controllers.android.errors import InDoubt, NotSent, Refused
from controllers.android.link import Link
from controllers.android.pending import Pending
from controllers.errors import ControllerError, DeadlineExceeded, Stopped

Answer = Callable[[socket.socket], bool]


class Server:
    """Speaks HTTP as the phone's server does; `answers` says what becomes of each call, which `calls` counts.

    An answer gives whether the connection lives on.
    """

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.answers: list[Answer] = []
        self.called = threading.Event()
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._sockets: list[socket.socket] = []
        self._threads[0].start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for one in self._sockets:
            one.close() if one.fileno() < 0 else _hang_up(one)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._sockets.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            lives = True
            while lives and (request := _request(connection)):
                if request.startswith(b"GET /ping"):
                    lives = answered(b"pong")(connection)
                    continue
                self.calls.append(json.loads(request.partition(b"\r\n\r\n")[2])["method"])
                self.called.set()
                lives = (self.answers.pop(0) if self.answers else result(True))(connection)


def _hang_up(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        one.close()


def _request(connection: socket.socket) -> bytes:
    found = b""
    try:
        while b"\r\n\r\n" not in found:
            if not (chunk := connection.recv(65536)):
                return b""
            found += chunk
        head, _, body = found.partition(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:")), 0)
        while len(body) < length:
            body += connection.recv(65536)
    except OSError:
        return b""
    return head + b"\r\n\r\n" + body


def answered(body: bytes, status: str = "200 OK") -> Answer:
    def answer(connection: socket.socket) -> bool:
        connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        return True

    return answer


def result(value: object) -> Answer:
    return answered(json.dumps({"jsonrpc": "2.0", "id": 1, "result": value}).encode())


def error(message: str) -> Answer:
    return answered(json.dumps({"jsonrpc": "2.0", "id": 1, "error": {"code": -32001, "message": message}}).encode())


def broken(connection: socket.socket) -> bool:
    return False


def silent(connection: socket.socket) -> bool:
    """Never answers: waits until the other side gives up."""
    with suppress(OSError):
        connection.recv(1)
    return False


@pytest.fixture
def server() -> Iterator[Server]:
    with closing(Server()) as server:
        yield server


@pytest.fixture
def link(server: Server) -> Iterator[Link]:
    with closing(Link(server.port, Pending())) as link:
        yield link


FAILURES = [answered(b"", "500 Internal Server Error"), broken, answered(b"nonsense"), error("android.os.DeadObject")]


@pytest.mark.parametrize("failure", FAILURES)
def test_what_acts_is_sent_once_however_it_fails(link: Link, server: Server, failure: Answer) -> None:
    server.answers = [failure]
    with pytest.raises(InDoubt):
        link.order("click", 1, 2)
    assert server.calls == ["click"]


def test_an_act_that_is_never_answered_is_in_doubt_once_its_time_is_up(link: Link, server: Server) -> None:
    server.answers = [silent]
    began = time.monotonic()
    with pytest.raises(InDoubt):
        link.order("click", 1, 2, seconds=0.3)
    assert server.calls == ["click"] and time.monotonic() - began < 5


@pytest.mark.parametrize("failure", FAILURES)
def test_what_only_reads_is_asked_once_more(link: Link, server: Server, failure: Answer) -> None:
    server.answers = [failure, result("<hierarchy/>")]
    assert link.read("dumpWindowHierarchy") == "<hierarchy/>"
    assert len(server.calls) == 2


def test_a_reading_that_takes_too_long_is_not_asked_again(link: Link, server: Server) -> None:
    server.answers = [silent]
    with pytest.raises(DeadlineExceeded):
        link.read("takeScreenshot", seconds=0.3)
    assert len(server.calls) == 1


def test_a_server_that_trickles_does_not_outlast_the_deadline(link: Link, server: Server) -> None:
    def trickle(connection: socket.socket) -> bool:
        done = threading.Event()
        try:
            while not done.wait(0.05):
                connection.sendall(b"H")
        except OSError:
            return False
        return False

    server.answers = [trickle]
    began = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        link.read("takeScreenshot", seconds=0.4)
    assert time.monotonic() - began < 5


def test_a_refusal_is_told_with_its_name(link: Link, server: Server) -> None:
    server.answers = [error("androidx.test.uiautomator.UiObjectNotFoundException")]
    with pytest.raises(Refused, match="UiObjectNotFoundException") as refused:
        link.order("setText", {}, "x")
    assert "UiObjectNotFound" in refused.value.kind


def test_one_connection_serves_all_calls(link: Link, server: Server) -> None:
    for _ in range(5):
        link.read("deviceInfo")
        link.order("click", 1, 2)
    assert server.connections == 1


def test_an_act_does_not_go_into_a_connection_that_was_closed_meanwhile(link: Link, server: Server) -> None:
    def then_closes(connection: socket.socket) -> bool:
        result(True)(connection)
        return False

    server.answers = [then_closes]
    link.read("deviceInfo")
    assert select.select([link._idle[0].socket], [], [], 5)[0]  # the end of it has arrived here
    assert link.order("click", 1, 2) is True
    assert server.calls == ["deviceInfo", "click"]


def test_without_a_server_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with closing(Link(port, Pending())) as link, pytest.raises(NotSent):
        link.order("click", 1, 2)


def test_an_answer_beyond_all_measure_is_not_taken(link: Link, server: Server) -> None:
    def huge(connection: socket.socket) -> bool:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n")
        return True

    server.answers = [huge]
    with pytest.raises(ControllerError, match="too much to read"):
        link.read("dumpWindowHierarchy")


def test_whoever_waits_is_stopped_at_once(server: Server) -> None:
    pending = Pending()
    server.answers = [silent]
    stopped: list[float] = []

    def wait() -> None:
        with pytest.raises(Stopped):
            own.read("dumpWindowHierarchy", seconds=20)
        stopped.append(time.monotonic())

    with closing(Link(server.port, pending)) as own:
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert server.called.wait(20)
        began = time.monotonic()
        pending.interrupt()
        waiting.join()
        assert stopped[0] - began < 5
        assert own.read("deviceInfo") is True
