"""The world of a phone, served on a loopback port: what the screen shows, and what is asked afterwards."""

import logging
import shutil
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from werkzeug.serving import make_server

from controllers.virtual_phone.world.clock import PhoneClock
from controllers.virtual_phone.world.database import ASSETS, Row, create, opened, tables
from controllers.virtual_phone.world.intents import Intent, Resolved, resolve
from controllers.virtual_phone.world.packages import Package, installed, tables_of
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
        self._packages = installed(ASSETS / "apps", *([apps] if apps else []))
        self._clock = PhoneClock()
        with ExitStack() as undo:
            home = undo.enter_context(tempfile.TemporaryDirectory(prefix="phone-world-"))
            self.database = state or Path(home) / "phone.db"
            if self.database.exists():
                self._make_tables()
            else:
                self.reset(seed)
            self.url = f"http://127.0.0.1:{self._serve(port, undo)}"
            self._undo = undo.pop_all()

    def _serve(self, port: int, undo: ExitStack) -> int:
        """Answer from now on; the port at which."""
        server = make_server("127.0.0.1", port, build(self.database, self._packages, self.now), threaded=True)
        server.daemon_threads = True  # type: ignore[attr-defined]
        undo.callback(server.server_close)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="phone-world", daemon=True)
        thread.start()
        undo.callback(thread.join)
        undo.callback(server.shutdown)
        return server.port

    def now(self) -> str:
        """The phone's time, ISO, to the second."""
        return self._clock.now()

    def advance(self, seconds: float) -> None:
        """Let so much of the phone's time pass at once; the screen notices at `phone.settingsChanged()`."""
        self._clock.advance(seconds)

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
        """As new, filled from the seed, just switched on; whatever shows it must be restarted (`phone.restart()`)."""
        self._clock = PhoneClock()
        fresh = self.database.with_suffix(".fresh")
        fresh.unlink(missing_ok=True)
        create(fresh, [ASSETS / "shell", *(package.folder for package in self._packages)])
        with opened(fresh) as connection:
            fill(connection, seed, self._language)
        fresh.replace(self.database)  # whoever reads meanwhile reads the old one or the new one, whole

    def snapshot(self, to: Path) -> None:
        """Write all that the phone knows into a file of its own."""
        shutil.copyfile(self.database, to)

    def restore(self, snapshot: Path) -> None:
        """Go back to what a snapshot holds; as after `reset`, the screen must be restarted."""
        shutil.copyfile(snapshot, self.database)

    def close(self) -> None:
        """Stop serving; forget everything unless `state` was named."""
        self._undo.close()

    def _make_tables(self) -> None:
        """Those of the system and of the apps that are not there yet. Raises ControllerError."""
        there = set(self.query())
        folders = [ASSETS / "shell", *(package.folder for package in self._packages)]
        create(self.database, [folder for folder in folders if not frozenset() < tables_of(folder) <= there])

    def __enter__(self) -> "World":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
