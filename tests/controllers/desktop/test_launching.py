"""What was started here: whose its windows are, and that none of its processes lingers."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xcffib.xproto

from controllers.actions import Open
from controllers.desktop import launching
from controllers.desktop.launching import Menu
from controllers.desktop.programs import Program, start
from controllers.desktop.windows import Window
from controllers.desktop.x11.link import Link
from controllers.desktop.x11.screen import XScreen
from tests.controllers.desktop.conftest import Desk
from tests.controllers.desktop.rig import Rig

SUITE = Program("Suite", ("suite",))
WORKER = Program("Suite", ("tail", "-f", "/dev/null"))


@pytest.fixture
def worker() -> Iterator[int]:
    """A process that we started as a part of something larger."""
    pid = start(WORKER)
    yield pid
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_a_process_that_no_menu_lists_belongs_to_what_has_started_it(
    worker: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching, "installed", lambda: (SUITE,))
    menus = [Menu({worker: SUITE}), Menu()]
    assert [menu.owner(worker) for menu in menus] == [SUITE, Program("tail", ("tail",))]


def test_a_process_that_a_menu_lists_belongs_to_itself(worker: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Program("Follow", ("tail",))
    monkeypatch.setattr(launching, "installed", lambda: (SUITE, listed))
    assert Menu({worker: SUITE}).owner(worker) is listed


def test_a_program_that_was_opened_and_ends_does_not_linger(desk: Desk) -> None:
    desk.target.perform(Open("Galculator"), None)
    (pid,) = {window.pid for window in desk.screen.windows() if window.title == "galculator"}
    os.kill(pid, signal.SIGTERM)
    desk.shows(lambda _: not Path(f"/proc/{pid}").exists())


def test_what_shows_while_a_program_starts_is_no_window_of_it(
    opened: Callable[..., Window], screen: XScreen, on_rig: Rig
) -> None:
    window = opened("galculator")
    link = Link(on_rig.environment["DISPLAY"])
    kinds = [link.atom("_NET_WM_WINDOW_TYPE_SPLASH")]
    kind = link.atom("_NET_WM_WINDOW_TYPE")
    link.core.ChangeProperty(xcffib.xproto.PropMode.Replace, window.number, kind, xcffib.xproto.Atom.ATOM, 32, 1, kinds)
    link.sync()
    link.close()
    assert [each.popup for each in screen.windows() if each.number == window.number] == [True]
