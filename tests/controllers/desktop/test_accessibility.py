"""Trees over the bus: a program that hangs, one that is not there, and no bus at all."""

import os
import signal
import threading
import time

import pytest

from controllers.desktop import accessibility
from controllers.desktop.accessibility import Trees, TreeUnavailable
from controllers.desktop.windows import Window
from controllers.errors import Stopped
from tests.controllers.desktop.conftest import Desk
from tests.controllers.desktop.rig import Rig
from tests.controllers.desktop.test_target import Opened


@pytest.fixture
def hanging(opened: Opened) -> Window:
    """The window of a program that was halted once it had opened it."""
    window = opened("galculator")
    os.kill(window.pid, signal.SIGSTOP)
    return window


def test_a_program_that_hangs_is_given_up_in_time(desk: Desk, hanging: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accessibility, "READ_SECONDS", 0.3)
    trees = Trees()
    with pytest.raises(TreeUnavailable):
        trees.window(hanging.pid, hanging.title)
    trees.close()
    seen = desk.target.capture()
    assert seen.nodes == () and "does not tell what its window holds" in seen.sight


def test_a_stop_ends_the_reading_of_a_program_that_hangs(hanging: Window) -> None:
    stopping = threading.Event()
    trees = Trees(stopping)
    threading.Timer(0.1, stopping.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        trees.window(hanging.pid, hanging.title)
    assert time.monotonic() - began < 1.0
    trees.close()


def test_who_is_not_on_the_bus_has_no_tree(on_rig: Rig) -> None:
    trees = Trees()
    assert trees.window(1, "init") == ()
    trees.close()


def test_without_a_bus_there_is_a_reason(on_rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = Trees()
    for address, why in (("", "there is no session bus"), ("unix:path=/nowhere", "No such file")):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with pytest.raises(TreeUnavailable, match=why):
            trees.window(1, "init")
