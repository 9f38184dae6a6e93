"""What every test gets: a data folder of its own, a clean environment, and a watch for what is left running."""

import ctypes
import gc
import os
import select
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browsers import browser_path, chromium, downloads, plain_browser, running_browser  # noqa: F401  (fixtures)
from tests.phones import adb, adb_home, no_phone, only_phone, own_adb, phone, switched_on  # noqa: F401  (fixtures)

PATIENCE = 20.0
"""Seconds that a thread or process may take to end after its test module."""

KEPT = {"JOURNEYMAN_BROWSER"}
FOREIGN = ("JOURNEYMAN_", "ANTHROPIC_")

session_long: set[threading.Thread | int] = set()
"""Threads and child processes that session-wide fixtures started, such as a shared browser."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where data folders may be made, one after the other; most tests make none."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def journeyman_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, and none of the person's own settings but the choice of browser."""
    for name in [name for name in os.environ if name.startswith(FOREIGN) and name not in KEPT]:
        monkeypatch.delenv(name)
    home = next(homes)
    monkeypatch.setenv("JOURNEYMAN_HOME", str(home))
    return home


@pytest.fixture(autouse=True, scope="module")
def nothing_left_running() -> Iterator[None]:
    """Fails a module that leaves threads or child processes behind."""
    before = running()
    yield
    left = [described(one) for one in running() - before - session_long if not ends(one)]
    assert not left, f"left running by this module: {', '.join(left)}"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The synchronous Playwright: one, since a second one in the same thread is refused."""
    with sync_playwright() as running:
        yield running


class SessionFixtures:
    """Notes what session-wide fixtures start. Registered by hand: a conftest's own hooks do not hear of those."""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
        before = running()
        value = yield
        if fixturedef.scope == "session":
            session_long.update(running() - before)
        return value


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(SessionFixtures())


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays: looking for garbage in it would take a fifth of all that this takes."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_sessionstart() -> None:
    """Have the orphans of our children handed to us, so that a browser that outlived its driver is seen.

    What a script starts in the background is deaf to Ctrl+C, and so would be what is started here.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform == "linux":
        become_subreaper = 36
        ctypes.CDLL(None).prctl(become_subreaper, 1)


def running() -> set[threading.Thread | int]:
    """The threads of this process and the ids of its children (Linux).

    Threads that answer one request are left out: they belong to their server's, which is seen itself.
    """
    threads = {thread for thread in threading.enumerate() if "process_request_thread" not in thread.name}
    lists = Path("/proc/self/task").glob("*/children")
    return threads | {pid for listed in lists for pid in pids(listed)}


def pids(listed: Path) -> list[int]:
    """The process ids in a file of the kernel's; none when its thread has just ended."""
    try:
        return [int(pid) for pid in listed.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def ends(one: threading.Thread | int) -> bool:
    """Whether the thread or process ends within PATIENCE; ended children that nobody waited for count as ended."""
    if isinstance(one, threading.Thread):
        one.join(PATIENCE)
        return not one.is_alive()
    try:
        handle = os.pidfd_open(one)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)


def described(one: threading.Thread | int) -> str:
    if isinstance(one, threading.Thread):
        return f"thread {one.name}"
    return f"process {one} ({Path(f'/proc/{one}/comm').read_text().strip()})"
