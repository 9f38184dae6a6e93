"""The program as it is started: from a shell, twice, without a display, and when we have made a mistake."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.tasks import Permissions
from ui import __main__ as program
from ui.ahead import PAGES, get_ready
from ui.arguments import Arguments, arguments
from ui.mistakes import keep_going
from ui.no_window import PACKAGES, missing, why
from ui.single_instance import SingleInstance

WINDOW = [sys.executable, "-P", "-m", "ui"]
PATIENCE = 50
"""Seconds that a process may take on a busy machine."""
Start = Callable[..., "subprocess.Popen[str]"]
AT_ONCE = {"JOURNEYMAN_ATTACH": "http://127.0.0.1:1"}
"""For an engine that starts no browser ahead, and so ends at once."""


@pytest.fixture
def start(journeyman_home: Path) -> Iterator[Start]:
    """Start the program; ended after the test whatever happens."""
    started: list[subprocess.Popen[str]] = []

    def one(*words: str, **environment: str) -> "subprocess.Popen[str]":
        clean = {name: value for name, value in os.environ.items() if name not in program.DISPLAYS}
        pipe = subprocess.PIPE
        started.append(
            subprocess.Popen([*WINDOW, *words], stdout=pipe, stderr=pipe, text=True, env={**clean, **environment})
        )
        return started[-1]

    yield one
    for each in started:
        each.kill()
        each.communicate()


def test_without_a_display_it_says_so(start: Start) -> None:
    window = start()
    out, told = window.communicate(timeout=PATIENCE)
    assert (window.returncode, out) == (2, "")
    assert told == "There is no display to open a window on: start it on a desktop, or use journeyman run instead.\n"


def test_a_display_that_is_not_there_is_one_sentence(start: Start) -> None:
    window = start(DISPLAY=":987", QT_QPA_PLATFORM="xcb")
    _, told = window.communicate(timeout=PATIENCE)
    assert window.returncode == 2
    assert told == "The window cannot be opened: there is no display :987; use journeyman run instead.\n"


def test_libraries_that_qt_lacks_are_named() -> None:
    gave_up = "This application failed to start because no Qt platform plugin could be initialized."
    lacking = 'Could not load the Qt platform plugin "xcb" in "" even though it was found.'
    assert PACKAGES in why([lacking, gave_up])
    assert gave_up in why([gave_up])


def test_words_that_make_no_sense_are_refused_before_anything_opens(start: Start) -> None:
    window = start("--start")
    _, told = window.communicate(timeout=PATIENCE)
    assert window.returncode == 2
    assert "--start needs a --task" in told


def test_a_second_start_hands_its_words_to_the_first_and_ends(
    start: Start, journeyman_home: Path, qtbot: QtBot
) -> None:
    first = start(QT_QPA_PLATFORM="offscreen", **AT_ONCE)
    qtbot.waitUntil(journeyman_home.joinpath("window.lock").exists, timeout=1000 * PATIENCE)
    second = start("--task", "open Orders", "--on", "http://127.0.0.1:1", QT_QPA_PLATFORM="offscreen", **AT_ONCE)
    assert second.communicate(timeout=PATIENCE)[0] == "The window is open already, and has come forward.\n"
    assert second.returncode == 0
    first.send_signal(signal.SIGTERM)
    assert first.wait(PATIENCE) == 0


def test_words_are_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim([])
    heard: list[list[str]] = []
    first.asked.connect(heard.append)
    second = subprocess.Popen(
        [sys.executable, "-c", HAND_OVER, str(tmp_path), "--task", "grüße"], stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=1000 * PATIENCE)  # it waits for the word of the first
    assert heard == [["--task", "grüße"]]
    assert second.communicate()[0] == "False\n"
    first.close()


HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.no_window import PACKAGES, missing, why
from ui.single_instance import SingleInstance

application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).claim(sys.argv[2:]))
"""
HOLD = HAND_OVER + "sys.stdout.flush(); sys.stdin.read()"


def test_what_a_killed_window_left_behind_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=pipe, stdout=pipe, text=True) as dead:
        assert dead.stdout
        assert dead.stdout.readline() == "True\n"
        dead.kill()
    again = SingleInstance(tmp_path)
    assert again.claim([])
    again.close()


def test_a_mistake_in_a_slot_is_told_and_kept_and_the_window_lives(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    keep_going(tmp_path / "window.log", said.append)

    def slip() -> None:
        raise ZeroDivisionError("a mistake")

    QTimer.singleShot(0, slip)
    qtbot.waitUntil(lambda: bool(said))
    assert "a mistake" in said[0]
    assert "Traceback" in (tmp_path / "window.log").read_text()
    assert "slip" in (tmp_path / "window.log").read_text()


def test_pages_are_there_before_they_are_wanted_and_what_stays_is_not_looked_at_again(qtbot: QtBot) -> None:
    parent, before = QObject(), gc.get_freeze_count()
    get_ready(parent)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before, timeout=1000 * PATIENCE)
    assert set(PAGES) <= sys.modules.keys()


def test_the_words_become_an_order() -> None:
    said = arguments(
        ["--task", "open Orders", "--on", "shop=localhost", "--allow", "pay", "--mode", "scope", "--start"]
    )
    order = said.order(Settings(max_steps=7), lead=0.6)
    assert order
    assert said.start
    assert (order.task.instruction, order.on, order.lead) == ("open Orders", ("shop=localhost",), 0.6)
    assert order.task.permissions == Permissions("scope", frozenset({"pay"}))
    assert order.task.limits.steps == 7


def test_the_settings_decide_what_is_not_said() -> None:
    order = arguments(["--task", "open Orders", "--on", "localhost"]).order(Settings(mode="all"), lead=0.6)
    assert order
    assert (order.task.permissions.mode, order.brain) == ("all", "")


def test_nothing_said_is_no_order() -> None:
    assert Arguments().order(Settings(), lead=0.6) is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "pip install 'journeyman[ui]'"),
        (ImportError("libEGL.so.1: cannot open shared object file"), "libegl1"),
    ],
)
def test_what_is_missing_is_told_with_what_to_install(error: ImportError, told: str) -> None:
    assert told in missing(error)
