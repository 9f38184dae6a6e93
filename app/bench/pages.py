"""Folders of pages served over HTTP on the loopback: scripts and frames work there that files may not have."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word about it; `added` goes at the end of each page."""

    def __init__(self, *request: object, directory: str, added: bytes = b"") -> None:
        self.added = added
        super().__init__(*request, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        page = Path(self.translate_path(self.path))
        if not self.added or page.suffix != ".html" or not page.is_file():
            return super().do_GET()
        body = page.read_bytes() + self.added
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        with suppress(ConnectionError):  # whoever asked has gone on to another page
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def served(folder: Path, added: bytes = b"") -> Iterator[str]:
    """The address of the folder, while it is served."""
    handler = partial(_Quiet, directory=str(folder), added=added)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
