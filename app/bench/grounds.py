"""Where a Shortcut can be tried without harm: demo shops and virtual phones, made anew for every trial."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from urllib.parse import urlsplit

from app.bench.phones import VirtualPhones
from app.bench.playing import Browsers
from app.bench.snapshots import changes, snapshot
from app.demo import database as shop_store
from app.demo.server import DemoSite
from app.learning.grounds import Ground, Kind, Opened, Rows
from app.policy.deeds import EFFECTS
from app.tasks import Permissions
from controllers.android.adb import AdbServer
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.errors import ControllerError
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world import database as phone_store


class Stored:
    """A place that keeps all it has in one database. root: its own address for that of any such place."""

    def __init__(
        self,
        root: str,
        opened: Callable[[], AbstractContextManager[sqlite3.Connection]],
        apps: frozenset[str] = frozenset(),
    ) -> None:
        self.permissions = Permissions("scope", frozenset(EFFECTS), apps=apps)
        self._root = root
        self._opened = opened
        with opened() as connection:
            self._before = snapshot(connection)

    def address(self, old: str) -> str:
        parts = urlsplit(old)
        return f"{self._root}{old.partition(parts.netloc)[2]}" if parts.netloc else self._root

    def rows(self) -> Rows:
        return {table: list(rows.values()) for table, rows in self._before.items()}

    def changes(self) -> frozenset[str]:
        with self._opened() as connection:
            return frozenset(map(str, changes(self._before, snapshot(connection))))


@contextmanager
def browser() -> Iterator[Opened]:
    """Opens pages in a browser of its own, which forgets all between two trials."""
    chromium = Chromium.launch(find_browser())
    try:
        yield Browsers([chromium])
    finally:
        chromium.close()


@contextmanager
def shops() -> Iterator[Ground]:
    """A new demo shop for every trial."""
    with browser() as opened:
        yield Ground(_shop, opened)


@contextmanager
def phone() -> Iterator[Ground]:
    """A virtual phone, set back before every trial."""
    with VirtualPhone() as switched_on:
        try:
            yield phones(switched_on)
        finally:
            with suppress(ControllerError):  # adb has forgotten it already
                AdbServer().disconnect(switched_on.serial)


def phones(switched_on: VirtualPhone) -> Ground:
    """That phone as a ground."""

    @contextmanager
    def new(seed: int) -> Iterator[Stored]:
        switched_on.world.reset(seed)
        switched_on.restart()
        apps = frozenset(each.label for each in switched_on.world.packages())
        yield Stored(f"android:{switched_on.serial}", lambda: phone_store.opened(switched_on.world.database), apps)

    return Ground(new, VirtualPhones([switched_on]).stage)


@contextmanager
def _shop(seed: int) -> Iterator[Stored]:
    with DemoSite(seed) as site:
        yield Stored(site.url, lambda: shop_store.opened(site.database))


KINDS = (Kind("shop", shops), Kind("phone", phone))
"""All kinds that there are."""
