"""Open sessions, each with an engine process; this one says what it is told, and that a run began."""

import json
import os
import signal
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.events import Finished, Started
from app.serving.orders import Begin
from app.tasks import Task
from app.wire import to_json
from ui.engines.engine import KILLED, Engine
from ui.models.sessions import Session, Sessions

TASK = Task("click Orders")
STARTED = to_json(Started("e1", TASK, "plain", (("page", "about:blank"), ("shop", "about:blank"))))
ENGINE = f"""
import os, signal, sys
print('{{"kind":"ready"}}', flush=True)
for line in sys.stdin:
    print(os.getpid(), line.strip(), file=sys.stderr, flush=True)
    if '"begin"' in line:
        print({STARTED!r}, flush=True)
    if '"pause"' in line:
        os.kill(os.getpid(), signal.SIGKILL)
"""
BEGIN = Begin(TASK, on=("page=about:blank", "shop=about:blank"))


@pytest.fixture
def sessions(qtbot: QtBot) -> Iterator[Sessions]:
    sessions = Sessions(command=(sys.executable, "-c", ENGINE))
    yield sessions
    sessions.end()


def begun(sessions: Sessions, qtbot: QtBot) -> Session:
    """A session whose run has begun."""
    with qtbot.waitSignal(sessions.opened) as opened:
        sessions.begin(BEGIN)
    session: Session = opened.args[0]
    qtbot.waitUntil(lambda: session.model.phase == "working")
    return session


def heard(session: Session, kind: str) -> list[dict[str, str]]:
    """The orders of that kind that its engines got, in order, each with the engine's `pid`."""
    lines = [sentence.partition(" ") for sentence in session.model.sentences]
    orders = [{**json.loads(order), "pid": pid} for pid, _, order in lines]
    return [order for order in orders if order["kind"] == kind]


def test_a_session_is_begun_and_follows_its_run(sessions: Sessions, qtbot: QtBot) -> None:
    session = begun(sessions, qtbot)
    assert sessions.all == sessions.running == [session]
    assert session.title == "click Orders"


def test_the_engine_that_is_ready_is_taken(sessions: Sessions, qtbot: QtBot) -> None:
    sessions.warm()
    spare = sessions._spare
    first, second = begun(sessions, qtbot), begun(sessions, qtbot)
    assert spare
    qtbot.waitUntil(lambda: bool(heard(first, "begin") and heard(second, "begin")))
    assert spare.parent() is first
    assert heard(first, "begin")[0]["pid"] != heard(second, "begin")[0]["pid"]


def test_another_is_made_ready_afterwards(sessions: Sessions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions._again.setInterval(10)
    begun(sessions, qtbot)
    qtbot.waitUntil(lambda: sessions._spare is not None)


def test_pictures_are_sent_only_while_the_session_is_shown(sessions: Sessions, qtbot: QtBot) -> None:
    session = begun(sessions, qtbot)
    session.model.watch("page")
    session.show(True)
    session.model.watch("shop")
    session.show(False)
    session.model.watch("page")
    session.show(True)
    qtbot.waitUntil(lambda: len(heard(session, "watch")) == 5)
    told = [(order.get("on"), bool(order.get("port"))) for order in heard(session, "watch")]
    assert told == [("page", True), ("page", False), ("shop", True), ("shop", False), ("page", True)]


def test_a_lost_engine_is_replaced_when_the_run_goes_on(sessions: Sessions, qtbot: QtBot) -> None:
    session = begun(sessions, qtbot)
    session.model.pause()
    qtbot.waitUntil(lambda: session.model.phase == "lost")
    assert session.model.gone == KILLED
    assert not session.running
    session.model.resume_lost()
    qtbot.waitUntil(lambda: len(heard(session, "begin")) == 2)
    first, second = heard(session, "begin")
    assert second["resume"] == "e1"
    assert first["pid"] != second["pid"]


def test_closing_a_session_leaves_nothing_of_it(sessions: Sessions, qtbot: QtBot) -> None:
    session = begun(sessions, qtbot)
    with qtbot.waitSignals([sessions.closed, session.over]):
        sessions.close(session)
    assert not sessions.all


def test_a_session_whose_engine_is_lost_can_be_closed(sessions: Sessions, qtbot: QtBot) -> None:
    session = begun(sessions, qtbot)
    session.model.pause()
    qtbot.waitUntil(lambda: session.model.phase == "lost")
    with qtbot.waitSignal(session.over):
        sessions.close(session)


def test_a_spare_that_is_killed_is_replaced(sessions: Sessions, qtbot: QtBot) -> None:
    sessions._again.setInterval(10)
    first = ready(sessions, qtbot)
    os.kill(first._process.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: sessions._spare not in (None, first))
    assert ready(sessions, qtbot) is not first


def test_a_spare_that_is_dead_when_it_is_taken_is_replaced_unnoticed(sessions: Sessions, qtbot: QtBot) -> None:
    spare = ready(sessions, qtbot)
    pid = spare._process.processId()
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)  # the window has not heard of it yet
    session = begun(sessions, qtbot)
    assert session._engine is not spare
    qtbot.waitUntil(lambda: bool(heard(session, "begin")))
    assert session.model.gone == ""


def dying(sessions: Sessions, qtbot: QtBot) -> Session:
    """A session whose engine was dead when it was taken, which the window has not heard of yet."""
    spare = ready(sessions, qtbot)
    pid = spare._process.processId()
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    sessions.begin(BEGIN)
    return sessions.all[-1]


def test_what_was_stopped_before_it_began_is_not_begun_by_another(sessions: Sessions, qtbot: QtBot) -> None:
    session = dying(sessions, qtbot)
    session.model.stop()
    qtbot.waitUntil(lambda: session.model.phase == "lost")
    session.model.resume_lost()
    qtbot.waitUntil(lambda: len(heard(session, "begin")) == 1)
    session.model.stop()
    qtbot.waitUntil(lambda: len(heard(session, "stop")) == 1)


def test_what_could_not_begin_is_not_begun_again_when_its_engine_dies(qtbot: QtBot) -> None:
    refused = to_json(Finished("failed", "There is no browser."))
    sessions = Sessions(command=(sys.executable, "-c", ENGINE.replace(repr(STARTED), repr(refused))))
    ready(sessions, qtbot)
    sessions.begin(BEGIN)
    session = sessions.all[-1]
    qtbot.waitUntil(lambda: session.model.phase == "finished")
    assert session._engine
    with qtbot.waitSignal(session._engine.lost):
        os.kill(session._engine._process.processId(), signal.SIGKILL)
    assert session._engine is None and session.model.phase == "finished"
    sessions.end()


def ready(sessions: Sessions, qtbot: QtBot) -> Engine:
    """The engine that is kept ready, once it is."""
    sessions.warm()
    spare = sessions._spare
    assert spare
    qtbot.waitUntil(lambda: spare.is_ready)
    return spare


def test_a_spare_that_cannot_start_is_forgotten(qtbot: QtBot) -> None:
    sessions = Sessions(command=(sys.executable, "-c", "import no_such_package"))
    sessions.warm()
    qtbot.waitUntil(lambda: sessions._spare is None)
    with qtbot.waitSignal(sessions.opened) as opened:
        sessions.begin(BEGIN)
    model = opened.args[0].model
    qtbot.waitUntil(lambda: model.phase == "lost")
    assert "no_such_package" in model.gone
    sessions.end()
