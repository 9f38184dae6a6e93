"""The world of a phone, served on a loopback port: what DEVICE shows on the screen and tests query."""

import logging
import shutil
import tempfile
import threading
from pathlib import Path
from types import TracebackType

from werkzeug.serving import make_server

from controllers.virtual_phone.world.clock import PhoneClock
from controllers.virtual_phone.world.database import ASSETS, Row, create, opened, tables
from controllers.virtual_phone.world.intents import Intent, Resolved, resolve
from controllers.virtual_phone.world.packages import Package, installed
from controllers.virtual_phone.world.seeding import fill
from controllers.virtual_phone.world.site import build


class World:
    """A running world; a context manager.

    `url`: the shell's page, without a trailing slash. `database`: its SQLite file, to be read with
    `database.opened`; in a folder that is gone after `close`, unless `state` named a file to keep.
    """

    def __init__(
        self, state: Path | None = None, apps: Path | None = None, *, seed: int = 1, language: str = "en", port: int = 0
    ) -> None:
        """Serve at once, on `port` or on a free one. An existing `state` goes on; else the phone is new.

        `apps`: a folder of further apps. `language`: "en" or "el". Raises ControllerError where an app is broken,
        SystemExit where the port is taken.
        """
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._language = language
        self._home = tempfile.TemporaryDirectory(prefix="phone-world-")
        self._packages = installed(ASSETS / "apps", *([apps] if apps else []))
        self._clock = PhoneClock()
        self.database = state or Path(self._home.name) / "phone.db"
        if not self.database.exists():
            self.reset(seed)
        self._server = make_server("127.0.0.1", port, build(self.database, self._packages, self.now), threaded=True)
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="phone-world", daemon=True
        )
        self._thread.start()

    def now(self) -> str:
        """The phone's time, ISO, to the second."""
        return self._clock.now()

    def skip(self, seconds: float) -> None:
        """Let so much of the phone's time pass at once; the screen notices at `phone.settingsChanged()`."""
        self._clock.skip(seconds)

    def packages(self) -> tuple[Package, ...]:
        """The installed apps, by label."""
        return self._packages

    def resolve(self, intent: Intent) -> tuple[Resolved, ...]:
        """The screens that answer the intent; several where the person would be asked which."""
        return resolve(self._packages, intent)

    def query(self) -> dict[str, list[Row]]:
        """Every row of every table."""
        with opened(self.database) as connection:
            return tables(connection)

    def reset(self, seed: int) -> None:
        """As new, filled from the seed. A screen that shows the old state must be restarted (`phone.restart()`)."""
        self.database.unlink(missing_ok=True)
        create(self.database, [ASSETS / "shell", *(package.folder for package in self._packages)])
        with opened(self.database) as connection:
            fill(connection, seed, self._language)

    def snapshot(self, to: Path) -> None:
        """Write all that the phone knows into a file of its own."""
        shutil.copyfile(self.database, to)

    def restore(self, snapshot: Path) -> None:
        """Go back to what a snapshot holds; as after `reset`, the screen must be restarted."""
        shutil.copyfile(snapshot, self.database)

    def close(self) -> None:
        """Stop serving; forget everything unless `state` was named."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._home.cleanup()

    def __enter__(self) -> "World":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
