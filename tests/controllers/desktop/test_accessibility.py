"""Trees over the bus: a program that hangs, one that is not there, and no bus at all."""

import os
import signal
import threading
import time
from collections.abc import Sequence

import pytest

from controllers.desktop import accessibility
from controllers.desktop.accessibility import REGISTRY, Trees, TreeUnavailable
from controllers.desktop.calls import Answer, Call
from controllers.desktop.windows import Window
from controllers.errors import Stopped
from perception.atspi import roles
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


def test_a_stop_ends_the_reading_of_a_program_that_hangs(hanging: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    stopping = threading.Event()
    monkeypatch.setattr(accessibility, "READ_SECONDS", 30.0)
    trees = Trees(stopping)
    threading.Timer(0.1, stopping.set).start()
    began = time.monotonic()
    with pytest.raises(Stopped):
        trees.window(hanging.pid, hanging.title)
    assert time.monotonic() - began < 10.0
    trees.close()


INSIDE = {REGISTRY[1]: "/program", "/program": "/window", "/window": "/table"}


class Sheet:
    """A bus with one program, whose window holds a table of a million cells that are made when they are asked for."""

    def __init__(self) -> None:
        self.made = 0

    def ask(self, calls: Sequence[Call], *_: object) -> list[Answer]:
        return [self._answer(path, method, body) for (_, path), _, method, _, body in calls]

    def close(self) -> None: ...

    def _answer(self, path: str, method: str, body: tuple[object, ...]) -> Answer:
        match method:
            case "GetConnectionUnixProcessID":
                return (7,)
            case "GetChildren":
                return ([(":1", INSIDE[path])] if path in INSIDE else [],)
            case "GetChildAtIndex":
                self.made += 1
                return ((":1", f"/cell/{body[0]}"),)
            case "GetState":
                managing = 1 << roles.MANAGES_DESCENDANTS if path == "/table" else 0
                bits = 1 << roles.SHOWING | 1 << roles.SENSITIVE | managing
                return ([bits & 0xFFFFFFFF, bits >> 32],)
            case "GetRole":
                return ({"/window": 23, "/table": 55}.get(path, 56),)
            case "Get":
                return (("i", 1_000_000),) if "ChildCount" in body else (("s", path),)
            case _:
                return None


def test_of_a_table_of_a_million_cells_only_the_first_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    monkeypatch.setattr("controllers.desktop.dbus.accessibility_bus", lambda *_: sheet)
    trees = Trees()
    nodes = trees.window(7, "/window")
    assert (len(nodes), sheet.made) == (2 + accessibility.CHILD_LIMIT, accessibility.CHILD_LIMIT)
    trees.close()


class OfWindowsOnly(Sheet):
    """The same program, which says of its window only that it shows, and calls objects as GTK 4 does."""

    def _answer(self, path: str, method: str, body: tuple[object, ...]) -> Answer:
        if method == "GetState" and path != "/window":
            return ([1 << roles.VISIBLE, 0],)
        if method == "Get" and path == "/table" and "Name" in body:
            return (("s", "GtkGridView"),)
        return super()._answer(path, method, body)


def test_what_is_visible_in_a_window_counts_where_only_windows_say_that_they_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("controllers.desktop.dbus.accessibility_bus", lambda *_: OfWindowsOnly())
    trees = Trees()
    assert [(node.key, node.name) for node in trees.window(7, "/window")] == [
        (":1/window", "/window"),
        (":1/table", ""),
    ]
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
