"""A run by the keyboard: what is typed goes where it was meant to go, and Stop is always there."""

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import TookOver
from app.supervision import Hand, Pause, Stop, Tell
from controllers.gestures import Keys
from tests.ui.models.runs import QUESTION, run, sent
from tests.ui.views.run.conftest import Shown
from tests.ui.views.stages import focused
from ui.models.phase import Phase


@pytest.mark.parametrize("keys", [["Ctrl+."], ["Esc", "Esc"]])
def test_the_keyboard_stops_in_every_phase(shown: Shown, keys: list[str]) -> None:
    for phase in get_args(Phase):
        model = run(phase)
        messages, view = sent(model), shown(model)
        for key in keys:
            QTest.keyClick(focused(), *CLICKS[key])
        over = phase in ("finished", "lost")
        assert (phase, Stop() in messages) == (phase, not over)
        assert view.header.stop.isEnabled() is not over


CLICKS = {
    "Ctrl+.": (Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier),
    "Esc": (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
}


def test_what_is_typed_on_is_no_answer_to_what_came_up_meanwhile(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    view.saying.field.line.setFocus()
    QTest.keyClicks(focused(), "take the sec")
    model.take(QUESTION)
    qtbot.waitUntil(view.bars["asking"].isVisible)
    QTest.keyClicks(focused(), "ond")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not messages
    assert view.saying.field.line.text() == "take the sec"


def test_a_second_space_presses_nothing_else(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    view.saying.pause.setFocus()
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        with qtbot.waitSignal(model.changed, raising=False, timeout=20):
            pass
    assert messages == [Pause()]


def test_an_answer_can_be_typed_at_once(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    view.saying.field.line.setFocus()
    model.take(QUESTION)
    qtbot.waitUntil(view.bars["asking"].isVisible)
    QTest.keyClicks(focused(), "the third")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert messages == [Tell("the third", 7)]


def test_a_page_that_wants_a_log_in_does_not_get_what_was_meant_for_the_agent(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    view.saying.field.line.setFocus()
    QTest.keyClicks(focused(), "my password is no")
    model.take(TookOver("log in"))
    qtbot.waitUntil(view.bars["yours"].isVisible)
    QTest.keyClicks(focused(), "t yours")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert not messages


def test_a_step_opens_by_the_keyboard(shown: Shown) -> None:
    view = shown(run())
    view.timeline.setFocus()
    view.timeline.go_to(1)
    QTest.keyClick(view.timeline, Qt.Key.Key_Return)
    QApplication.processEvents()
    height = view.timeline.visualRect(view.timeline.currentIndex()).height()
    QTest.keyClick(view.timeline, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert view.timeline.visualRect(view.timeline.currentIndex()).height() < height / 2


def test_numbers_are_switched_by_a_key(shown: Shown, qtbot: QtBot) -> None:
    view = shown(run())
    view.mirror.setFocus()
    QTest.keyClick(view.mirror, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.mirror.boxes)
    view.saying.field.line.setFocus()
    QTest.keyClicks(focused(), "Bob")
    assert (view.mirror.boxes, view.saying.field.line.text()) == (True, "Bob")


def test_while_the_person_drives_all_keys_but_stop_are_the_pages(shown: Shown) -> None:
    model = run("yours")
    messages, view = sent(model), shown(model)
    view.mirror.setFocus()
    QTest.keyClick(view.mirror, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.mirror, *CLICKS["Ctrl+."])
    assert messages == [Hand("page", Keys("Control+W")), Stop()]
