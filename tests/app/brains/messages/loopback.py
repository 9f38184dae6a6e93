"""A server on this machine that speaks the Messages API by a script: one behaviour for each request it gets."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "claude-sonnet-5-5"


@dataclass(frozen=True)
class Got:
    """A request as it came."""

    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)


class Handler(BaseHTTPRequestHandler):
    """Plays the next behaviour of its server."""

    protocol_version = "HTTP/1.1"
    server: "Loopback"

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"]))
        behave = self.server.next(Got({name.lower(): value for name, value in self.headers.items()}, raw))
        behave(self)

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""

    def whole(self, status: int, media: str, content: bytes, **headers: str) -> None:
        """A response with its length."""
        self.send_response(status)
        for name, value in {"content-type": media, "content-length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def stream(self, chunks: Iterable[bytes], media: str = "text/event-stream", end: bytes = b"0\r\n\r\n") -> None:
        """A response in chunks; without `end` it is not whole."""
        self.send_response(200)
        self.send_header("content-type", media)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            self.wfile.flush()
        self.wfile.write(end)
        self.close_connection = not end


Behaviour = Callable[[Handler], None]


class Loopback(ThreadingHTTPServer):
    """Plays its behaviours in turn; the last one again and again."""

    daemon_threads = False  # closing waits for them

    def __init__(self, *behaviours: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[Got] = []
        self.asked = threading.Semaphore(0)
        self.released = threading.Event()
        self._behaviours = behaviours
        self._thread = threading.Thread(target=self.serve_forever, args=(0.005,), name="loopback")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def next(self, got: Got) -> Behaviour:
        self.got.append(got)
        self.asked.release()
        return self._behaviours[min(len(self.got), len(self._behaviours)) - 1]

    def handle_error(self, *_: object) -> None:
        """A client that left is no error here."""

    def __enter__(self) -> "Loopback":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


def sse(kind: str, **fields: object) -> bytes:
    """One server-sent event."""
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n".encode()


def opening(model: str = MODEL, **usage: int) -> list[bytes]:
    """The events before the text of a reply."""
    message: dict[str, Any] = {
        "id": "msg_1", "type": "message", "role": "assistant", "model": model, "content": [],
        "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 10, "output_tokens": 1, **usage},
    }  # fmt: skip
    block = {"type": "text", "text": ""}
    return [sse("message_start", message=message), sse("content_block_start", index=0, content_block=block)]


def spoken(text: str) -> bytes:
    """The event with a piece of the text."""
    return sse("content_block_delta", index=0, delta={"type": "text_delta", "text": text})


def closing(stop: str = "end_turn", out: int = 5, **delta: object) -> list[bytes]:
    """The events after the text of a reply."""
    ended = {"stop_reason": stop, "stop_sequence": None, **delta}
    return [
        sse("content_block_stop", index=0),
        sse("message_delta", delta=ended, usage={"output_tokens": out}),
        sse("message_stop"),
    ]


def reply(text: str = '{"ok": true}', stop: str = "end_turn", model: str = MODEL, **usage: int) -> Behaviour:
    return lambda to: to.stream([*opening(model, **usage), spoken(text), *closing(stop)])


def declined(category: str) -> Behaviour:
    details = {"type": "refusal", "category": category, "explanation": None}
    return lambda to: to.stream([*opening(), *closing("refusal", stop_details=details)])


def refused(status: int, kind: str, message: str = "no", code: str = "", **headers: str) -> Behaviour:
    """An error as the API words it."""
    error = {"type": kind, "message": message, **({"details": {"error_code": code}} if code else {})}
    content = json.dumps({"type": "error", "error": error}).encode()
    return lambda to: to.whole(status, "application/json", content, **headers)


def other(status: int, content: str = "<html><body>Sign in</body></html>", media: str = "text/html") -> Behaviour:
    """An answer of something that is no model server."""
    return lambda to: to.whole(status, media, content.encode())


def moved(to_url: str) -> Behaviour:
    return lambda to: to.whole(307, "text/plain", b"", location=to_url)


def events(*chunks: bytes) -> Behaviour:
    """A stream that ends in order, whatever it holds."""
    return lambda to: to.stream(chunks)


def cut(*chunks: bytes) -> Behaviour:
    """A stream whose connection closes before it is whole."""
    return lambda to: to.stream(chunks, end=b"")


def in_stream(kind: str, message: str = "no") -> Behaviour:
    """An error in the middle of a reply."""
    error = {"type": "error", "error": {"type": kind, "message": message}}
    return events(*opening(), spoken("{"), f"event: error\ndata: {json.dumps(error)}\n\n".encode())


def reset(to: Handler) -> None:
    """The connection is reset before anything is said."""
    to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    to.connection.close()
    to.close_connection = True


def silent(to: Handler) -> None:
    """Nothing at all is said until the server is released."""
    to.server.released.wait()
    to.close_connection = True


def stalled(*chunks: bytes) -> Behaviour:
    """Something is said, and then nothing until the server is released."""

    def behave(to: Handler) -> None:
        def saying() -> Iterable[bytes]:
            yield from chunks
            to.server.released.wait()

        to.stream(saying(), end=b"")

    return behave


def flood(to: Handler) -> None:
    """A reply of 10 MB in one event that does not end."""
    to.stream(b"x" * 100_000 for _ in range(100))
