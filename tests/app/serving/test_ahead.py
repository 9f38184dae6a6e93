"""The browser that is started before it is asked for."""

import os
import signal
import time
from pathlib import Path

from app.events import Finished
from app.serving.orders import Begin
from app.tasks import Task
from tests.app.serving.leading import Led, browser_of
from tests.conftest import pids

PATIENCE = 40.0
"""Seconds that a browser may take to start."""


def test_one_that_was_killed_while_it_waited_is_replaced_unnoticed(tmp_path: Path) -> None:
    session = Led(tmp_path)
    try:
        killed = started(session)
        os.kill(killed, signal.SIGKILL)
        session.order(Begin(Task('answer with "fine"'), ("page=about:blank",)))
        finished = session.until(Finished)
        assert finished.ending == "done", finished.sentence
        assert browser_of(session.process.pid) not in (0, killed)
        assert not session.complaints
        assert session.close() == 0
    finally:
        session.kill()


def started(session: Led) -> int:
    """The browser that the session has ready, once it listens."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (browser := browser_of(session.process.pid)) and listening(browser):
            return browser
    raise AssertionError("no browser was started ahead")


def listening(browser: int) -> bool:
    """Whether it has come so far as to have processes of its own for pages."""
    lists = Path(f"/proc/{browser}/task").glob("*/children")
    return len([pid for listed in lists for pid in pids(listed)]) > 2
