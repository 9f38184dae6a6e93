"""The window around its pages: the rail, keys, closing, and what is remembered."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import Asked, Decided, Finished, Started
from app.proposals import Decision, Move
from app.serving.orders import Begin
from app.tasks import Task
from app.wire import to_json
from controllers.actions import Tap
from tests.ui.desk import buttons
from tests.ui.outline import outline, snapshot
from ui.models.sessions import Session, Sessions
from ui.views.run.run_view import RunView
from ui.window import FRAME, SMALLEST, USUAL, MainWindow

STARTED = to_json(Started("e1", Task("find Bob & Ada"), "plain", (("page", "about:blank"),)))
ASKED = to_json(Asked("Which Bob?"))
GRAVE = to_json(Decided(Move("page", Tap(), 1), Decision("ask", "it is final", 3, number=1), "Delete", 1))
DONE = to_json(Finished("done", "Found."))
ENGINE = f"""
import sys
print('{{"kind":"ready"}}', flush=True)
for line in sys.stdin:
    if '"begin"' in line:
        print({STARTED!r}, flush=True)
        for words, event in (("doubtful", {ASKED!r}), ("grave", {GRAVE!r}), ("short", {DONE!r})):
            if words in line:
                print(event, flush=True)
"""


@pytest.fixture
def sessions(qtbot: QtBot) -> Sessions:
    return Sessions(command=(sys.executable, "-c", ENGINE))


@pytest.fixture
def window(journeyman_home: Path, sessions: Sessions, qtbot: QtBot) -> Iterator[MainWindow]:
    journeyman_home.mkdir()
    window = MainWindow(sessions)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.end()
    window.hide()
    window.deleteLater()


@pytest.fixture
def begin(window: MainWindow, sessions: Sessions, qtbot: QtBot) -> Callable[[str], Session]:
    """Open a run that goes on; a doubtful one asks something, a grave one for permission, a short one is done."""

    def one(words: str) -> Session:
        window.ask(Begin(Task(words), on=("page=about:blank",)), start=True)
        session = sessions.all[-1]
        wanted = {"doubtful": "asking", "grave": "approving", "short": "finished"}.get(words, "working")
        qtbot.waitUntil(lambda: session.model.phase == wanted)
        return session

    return one


def key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def answering(words: str, asked: list[str]) -> None:
    """Press that button of the question that comes up next."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert box
        asked.append(words)
        QTest.mouseClick(buttons(box, words)[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)


def test_the_rail_says_what_is_open_and_how_it_goes(
    window: MainWindow, begin: Callable[[str], Session], qtbot: QtBot
) -> None:
    begin("doubtful")
    begin("long")
    begin("short")
    qtbot.waitUntil(lambda: "Done" in outline(window.rail) and "question" in outline(window.rail))
    assert outline(window.rail) == snapshot("rail", outline(window.rail))


def test_keys_go_everywhere(window: MainWindow, begin: Callable[[str], Session]) -> None:
    begin("short")
    run = window.pages.currentWidget()
    assert isinstance(run, RunView)
    for number, page in ((Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2), (Qt.Key.Key_1, 0), (Qt.Key.Key_6, 5), (Qt.Key.Key_9, 5)):
        key(window, number)
        assert window.pages.currentWidget() is window.rail.pages[page]
    key(window, Qt.Key.Key_N)
    assert window.pages.currentWidget() is window.rail.pages[0]


def test_ctrl_w_closes_a_run_that_is_over_and_shows_its_neighbour(
    window: MainWindow, sessions: Sessions, begin: Callable[[str], Session]
) -> None:
    first, _ = begin("short"), begin("short")
    key(window, Qt.Key.Key_W)
    assert sessions.all == [first]
    key(window, Qt.Key.Key_W)
    assert not sessions.all
    assert window.pages.currentWidget() is window.rail.pages[-1]
    key(window, Qt.Key.Key_W)  # a place stays
    assert len(window.rail.pages) == 5


def test_a_run_under_way_is_closed_only_by_who_is_sure(
    window: MainWindow, sessions: Sessions, begin: Callable[[str], Session], qtbot: QtBot
) -> None:
    session, asked = begin("long"), list[str]()
    for words, left in (("Go on", [session]), ("Stop it", [])):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        answering(words, asked)
        key(window, Qt.Key.Key_W)
        assert sessions.all == left
    assert asked == ["Go on", "Stop it"]


def test_the_window_asks_once_before_it_stops_what_is_under_way(
    window: MainWindow, sessions: Sessions, begin: Callable[[str], Session]
) -> None:
    begin("long")
    begin("doubtful")
    asked: list[str] = []
    answering("Go on", asked)
    assert not window.close()
    assert len(sessions.running) == 2
    answering("Stop them", asked)
    assert window.close()
    assert asked == ["Go on", "Stop them"]


def test_pictures_are_sent_only_for_the_page_that_is_seen(
    window: MainWindow, begin: Callable[[str], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begin("long"), begin("short")
    assert [session._shown for session in (first, second)] == [False, True]
    key(window, Qt.Key.Key_6)
    assert [session._shown for session in (first, second)] == [True, False]
    key(window, Qt.Key.Key_N)
    assert [session._shown for session in (first, second)] == [False, False]


def test_an_approval_is_armed_only_while_it_can_be_seen(
    window: MainWindow, begin: Callable[[str], Session], qtbot: QtBot
) -> None:
    model = begin("grave").model
    assert model.arming_left > 0
    for unseen, seen in (
        (window.hide, window.show),
        (window.showMinimized, window.showNormal),
        (lambda: key(window, Qt.Key.Key_N), lambda: key(window, Qt.Key.Key_6)),
    ):
        unseen()
        qtbot.waitUntil(lambda: not model.arming_left)
        assert not model.armed
        seen()
        qtbot.waitUntil(lambda: model.arming_left > 0)


def test_an_order_that_is_not_to_start_fills_the_form(window: MainWindow, sessions: Sessions) -> None:
    key(window, Qt.Key.Key_2)
    window.ask(Begin(Task("open Orders"), on=("shop=http://127.0.0.1:1",)), start=False)
    assert window.home.instruction == "open Orders"
    assert window.pages.currentWidget() is window.rail.pages[0]
    assert not sessions.all


def test_the_place_of_the_window_is_remembered(window: MainWindow, journeyman_home: Path, qtbot: QtBot) -> None:
    window.resize(795, 666)
    window.close()
    again = MainWindow(Sessions())
    assert (again.width(), again.height()) == (795, 666)
    again.end()
    again.deleteLater()


@pytest.mark.parametrize(
    "kept", ["", "nonsense", "[]", '{"x": 0}', json.dumps({"x": 9**9, "y": 0, "width": 1e9, "height": 0})]
)
def test_a_place_that_makes_no_sense_is_passed_over(kept: str, journeyman_home: Path, qtbot: QtBot) -> None:
    journeyman_home.mkdir()
    journeyman_home.joinpath("window.json").write_text(kept)
    window = MainWindow(Sessions())
    room = window.screen().availableSize() - FRAME
    assert window.size() == QSize(*USUAL).boundedTo(room).expandedTo(window.minimumSize())
    window.end()
    window.deleteLater()


def test_the_window_is_no_larger_than_the_screen(journeyman_home: Path, qtbot: QtBot) -> None:
    journeyman_home.mkdir()
    window = MainWindow(Sessions())
    room = window.screen().availableSize()
    assert room.height() < USUAL[1] + FRAME.height()  # else this would tell nothing
    assert window.height() + FRAME.height() <= room.height()
    window.end()
    window.deleteLater()


@pytest.mark.parametrize("kept", ["", json.dumps({"x": 10, "y": 20, "width": 1900, "height": 1000})])
def test_on_a_small_or_magnified_screen_the_whole_window_is_shown(
    kept: str, journeyman_home: Path, qtbot: QtBot
) -> None:
    journeyman_home.mkdir()
    journeyman_home.joinpath("window.json").write_text(kept)
    window = MainWindow(Sessions())
    room = window.screen().availableSize()
    assert room.width() < SMALLEST[0]  # else this would tell nothing
    assert window.width() <= room.width() and window.height() <= room.height()
    window.end()
    window.deleteLater()


def test_a_place_on_a_screen_that_is_gone_is_passed_over(journeyman_home: Path, qtbot: QtBot) -> None:
    journeyman_home.mkdir()
    far = {"x": 20_000, "y": 20_000, "width": 1000, "height": 700}
    journeyman_home.joinpath("window.json").write_text(json.dumps(far))
    window = MainWindow(Sessions())
    assert window.x() < 20_000
    window.end()
    window.deleteLater()


def test_a_film_that_cannot_be_read_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.open_film("nowhere")
    qtbot.waitUntil(lambda: "nowhere" in window.notice.words.text())
