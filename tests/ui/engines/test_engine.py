"""The window's side of an engine process. The programs here do what a real one never does on purpose."""

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.events import Event, Told
from app.supervision import Stop, Tell
from ui.engines.engine import KILLED, Engine

READY = 'import os, signal, sys, time\nprint(\'{"kind": "ready"}\', flush=True)\n'
ECHO = READY + "for line in sys.stdin: print(line.replace('tell', 'told'), end='', flush=True)"
DEAF = READY + "signal.pause()"
WITH_PID = "print(os.getpid(), file=sys.stderr, flush=True)\n"


class Heard:
    """An engine that runs a piece of Python, and all it told."""

    def __init__(self, source: str) -> None:
        self.engine = Engine(command=(sys.executable, "-c", source))
        self.ready: list[bool] = []
        self.events: list[Event] = []
        self.said: list[str] = []
        self.lost: list[str] = []
        self.engine.ready.connect(lambda: self.ready.append(True))
        self.engine.happened.connect(self.events.append)
        self.engine.said.connect(self.said.append)
        self.engine.lost.connect(self.lost.append)
        self.engine.start()

    @property
    def texts(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Told)]


Start = Callable[[str], Heard]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    started: list[Heard] = []

    def begin(source: str) -> Heard:
        started.append(Heard(source))
        return started[-1]

    yield begin
    for one in started:
        one.engine.close()
        one.engine.wait()


def told(count: int) -> str:
    """Prints so many events."""
    return READY + f'for n in range({count}): print(\'{{"kind":"told","text":"%d"}}\' % n)\n'


def test_what_is_wished_arrives_and_what_happens_comes_back(start: Start, qtbot: QtBot) -> None:
    heard = start(ECHO)
    heard.engine.wish(Tell("grüße\n"))  # before it is ready: it waits in the pipe
    qtbot.waitUntil(lambda: heard.texts == ["grüße\n"])
    assert heard.ready == [True]
    assert not heard.said


def test_a_flood_of_lines_leaves_the_window_its_turns(start: Start, qtbot: QtBot) -> None:
    heard = start(told(20_000) + "sys.stdin.read()")
    most, seen = 0, 0

    def turn() -> bool:
        nonlocal most, seen
        most, seen = max(most, len(heard.events) - seen), len(heard.events)
        return seen == 20_000

    while not turn():
        qtbot.waitUntil(lambda: len(heard.events) > seen)
    assert heard.texts == [str(number) for number in range(20_000)]
    assert most < 5_000


def test_what_cannot_be_read_is_told_and_passed_over(start: Start, qtbot: QtBot) -> None:
    heard = start(
        READY + "print('nonsense'); print('{\"kind\":\"fly\"}'); sys.stdout.buffer.write(b'\\xff\\xfe\\n')\n" + ECHO
    )
    heard.engine.wish(Tell("still here"))
    qtbot.waitUntil(lambda: heard.texts == ["still here"])
    assert len([sentence for sentence in heard.said if "cannot be read" in sentence]) == 3


def test_a_line_without_bounds_is_dropped_and_the_next_one_read(start: Start, qtbot: QtBot) -> None:
    heard = start(READY + "print('x' * 10_000_000)\n" + ECHO)
    heard.engine.wish(Tell("still here"))
    qtbot.waitUntil(lambda: heard.texts == ["still here"])
    assert heard.said == ["The engine sent more than 2 MB at once; that part is not shown."]


def test_what_the_engine_says_is_passed_on(start: Start, qtbot: QtBot) -> None:
    heard = start(READY + "print('Näher', file=sys.stderr, flush=True); sys.stdin.read()")
    qtbot.waitUntil(lambda: heard.said == ["Näher"])


def test_a_killed_engine_is_lost(start: Start, qtbot: QtBot) -> None:
    heard = start(READY + WITH_PID + "sys.stdin.read()")
    qtbot.waitUntil(lambda: bool(heard.said))
    os.kill(int(heard.said[0]), signal.SIGKILL)
    qtbot.waitUntil(lambda: heard.lost == [KILLED])


def test_what_was_told_before_the_end_is_shown_before_it_is_lost(start: Start, qtbot: QtBot) -> None:
    heard = start(told(3_000) + "sys.stdout.flush(); os.kill(os.getpid(), signal.SIGKILL)")
    qtbot.waitUntil(lambda: bool(heard.lost))
    assert len(heard.events) == 3_000


def test_an_engine_that_cannot_start_says_why_in_its_last_words(start: Start, qtbot: QtBot) -> None:
    heard = start("import no_such_package")
    qtbot.waitUntil(lambda: bool(heard.lost))
    assert heard.lost == ["The engine did not start: ModuleNotFoundError: No module named 'no_such_package'"]
    assert heard.said == ["ModuleNotFoundError: No module named 'no_such_package'"]


def test_a_program_that_is_not_there_is_lost(qtbot: QtBot) -> None:
    engine = Engine(command=("no-such-program",))
    with qtbot.waitSignal(engine.lost) as lost:
        engine.start()
    assert "could not be started" in lost.args[0]


def test_an_engine_that_ends_by_itself_is_lost(start: Start, qtbot: QtBot) -> None:
    heard = start(READY + "sys.exit(3)")
    qtbot.waitUntil(lambda: heard.lost == ["The engine ended by itself (exit code 3)."])


def test_closing_ends_it_by_its_input_and_nothing_is_lost(start: Start, qtbot: QtBot) -> None:
    heard = start(ECHO)
    qtbot.waitUntil(lambda: bool(heard.ready))
    with qtbot.waitSignal(heard.engine.closed):
        heard.engine.close()
    heard.engine.wish(Stop())
    assert not heard.lost


def test_an_engine_that_does_not_listen_is_ended_by_force(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.engines.engine.CLOSE_SECONDS", 0.2)
    heard = start(DEAF)
    qtbot.waitUntil(lambda: bool(heard.ready))
    with qtbot.waitSignal(heard.engine.closed, timeout=2000):
        heard.engine.close()


def test_waiting_ends_one_that_does_not_listen(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.engines.engine.CLOSE_SECONDS", 0.2)
    heard = start(DEAF)
    qtbot.waitUntil(lambda: bool(heard.ready))
    closed: list[bool] = []
    heard.engine.closed.connect(lambda: closed.append(True))
    heard.engine.close()
    heard.engine.wait()
    assert closed == [True]


def test_the_child_has_none_of_our_qt_variables(start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYMAN_MODE", "all")
    heard = start(READY + "print(*(n for n in os.environ if n.startswith(('QT_', 'JOURNEYMAN_M'))), file=sys.stderr)")
    qtbot.waitUntil(lambda: bool(heard.lost))
    assert heard.said == ["JOURNEYMAN_MODE"]
