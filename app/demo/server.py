"""Serves the demo shop on a loopback port, each time with a fresh database."""

import logging
import tempfile
import threading
from pathlib import Path
from types import TracebackType

from werkzeug.serving import make_server

from app.demo.database import create, opened
from app.demo.seeding import fill
from app.demo.site import build


class DemoSite:
    """A running shop, filled from a seed; a context manager.

    `url` is its address without a trailing slash, `database` its SQLite file, to be read with
    `app.demo.database.opened`; it lies in a folder of its own, which is gone after `close`.
    """

    def __init__(self, seed: int, port: int = 0, notice_seconds: float = 8.0) -> None:
        """Serve at once, on `port` or on a free one; what the shop says in passing stays for `notice_seconds`.

        Raises SystemExit where the port is taken.
        """
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._home = tempfile.TemporaryDirectory(prefix="demo-shop-")
        self.database = Path(self._home.name) / "shop.db"
        create(self.database)
        with opened(self.database) as connection:
            fill(connection, seed)
        try:
            self._server = make_server("127.0.0.1", port, build(self.database, notice_seconds), threaded=True)
        except SystemExit:
            self._home.cleanup()
            raise
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="demo-shop", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving and delete the database."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._home.cleanup()

    def __enter__(self) -> "DemoSite":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
