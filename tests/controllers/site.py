"""Pages by path, on two origins; `/after/300/text` answers late and `/never` not at all."""

import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Serves `pages`; `address` and `other` are its two origins, of two sites. `posted` are the bodies it was sent."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.posted: list[str] = []
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        port = self._server.server_port
        self.address, self.other = f"http://127.0.0.1:{port}", f"http://localhost:{port}"

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path: str) -> str:
        if path == "/never":
            self.closing.wait()
        if path.startswith("/after/"):
            _, _, milliseconds, path = path.split("/", 3)
            self.closing.wait(int(milliseconds) / 1000)
            return self.pages.get(f"/{path}", path)
        return self.pages.get(path.partition("?")[0], "")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(site.answer(self.path))

            def do_POST(self) -> None:
                site.posted.append(self.rfile.read(int(self.headers["Content-Length"] or 0)).decode())
                self._send("<title>Sent</title><h1>Thank you</h1>")

            def _send(self, words: str) -> None:
                body = words.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                if self.path.startswith("/report"):
                    self.send_header("Content-Disposition", "attachment; filename=report.txt")
                with suppress(ConnectionError):  # whoever asked may have gone
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        return Handler
