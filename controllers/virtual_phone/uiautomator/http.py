"""HTTP as the server on the phone speaks it: one request after the other on a stream that stays open."""

from dataclasses import dataclass
from http import HTTPStatus

from controllers.virtual_phone.adb.stream import Stream, StreamClosed

LARGEST_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    verb: str
    path: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    body: bytes = b""
    kind: str = "text/plain"
    status: HTTPStatus = HTTPStatus.OK

    def encoded(self) -> bytes:
        head = (
            f"HTTP/1.1 {self.status.value} {self.status.phrase}\r\nContent-Type: {self.kind}\r\n"
            f"Connection: keep-alive\r\nContent-Length: {len(self.body)}\r\n\r\n"
        )
        return head.encode() + self.body


async def read_request(stream: Stream, before: bytes) -> tuple[Request, bytes]:
    """The next request, and what came after it. `before` came already. Raises StreamClosed."""
    data = before
    while b"\r\n\r\n" not in data:
        data += await _more(stream)
        if len(data) > LARGEST_HEAD:
            raise StreamClosed
    head, _, data = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    verb, _, target = first.partition(" ")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    size = headers.get("content-length", "0")
    while len(data) < int(size if size.isdigit() else 0):
        data += await _more(stream)
    length = int(size if size.isdigit() else 0)
    return Request(verb, target.rpartition(" ")[0], data[:length]), data[length:]


async def _more(stream: Stream) -> bytes:
    data = await stream.read()
    if not data:
        raise StreamClosed
    return data
