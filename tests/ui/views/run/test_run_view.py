"""A run in the window: in each phase what is shown, and what mouse and keys do."""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.events import (
    Asked,
    Constrained,
    Finished,
    HandedBack,
    Planned,
    Prompted,
    Proposed,
    Satisfied,
    Started,
    TookOver,
)
from app.proposals import Act
from app.recording.showing import BY
from app.supervision import Hand, HandBack, HumanMove, Pause, Stop, TakeOver, Tell
from controllers.actions import SetText, Tap
from controllers.gestures import Pointer
from skills.flow import Frame
from tests.ui.models.runs import ASKED, FINISHED, ORDER, SAVING, SPENT, STARTED, TYPED, run, seen, sent
from tests.ui.outline import outline, snapshot
from tests.ui.views.run.conftest import Shown, press
from tests.ui.views.stages import focused, passed_over
from ui.models.phase import Phase
from ui.models.run import RunModel


@pytest.mark.parametrize("phase", get_args(Phase))
def test_each_phase_shows_what_can_be_done(shown: Shown, phase: Phase) -> None:
    view = shown(run(phase, arming=10_000_000))
    told = outline(view)
    assert told == snapshot(f"run_{phase}", told)


@pytest.mark.parametrize("phase", [phase for phase in get_args(Phase) if phase != "yours"])
def test_tab_comes_to_every_control(shown: Shown, phase: Phase) -> None:
    assert not passed_over(shown(run(phase, arming=10_000_000)))


def test_what_is_said_is_sent_and_the_line_is_empty_again(shown: Shown) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    QTest.keyClicks(view.saying.field.line, "the second one")
    QTest.keyClick(view.saying.field.line, Qt.Key.Key_Return)
    assert (messages, view.saying.field.line.text()) == ([Tell("the second one", -1)], "")


def test_the_buttons_of_a_working_run(shown: Shown) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    press(view, "Pause")
    press(view, "Stop")
    assert messages == [Pause(), Stop()]


def test_a_click_in_the_picture_offers_to_take_over(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    messages, view = sent(model), shown(model)
    view.show_frame("page", QImage(100, 80, QImage.Format.Format_RGB32))
    QTest.mouseClick(view.mirror, Qt.MouseButton.LeftButton)
    assert (messages, view.offer.isVisible()) == ([], True)
    press(view.offer, "Take over")
    assert messages == [TakeOver()]
    model.take(TookOver("you took over"))
    qtbot.waitUntil(view.mirror.hasFocus)
    assert not view.offer.isVisible()


def test_a_candidate_is_answered_in_full(shown: Shown) -> None:
    model = run("asking")
    messages, view = sent(model), shown(model)
    press(view, "the <b>second</b> && last")
    assert messages == [Tell("the <b>second</b> & last", 7)]


def test_an_answer_to_one_question_is_none_to_the_next(shown: Shown) -> None:
    model = run("asking")
    messages, view = sent(model), shown(model)
    model.take(Asked("Really?", ("the <b>second</b> & last",), 8))
    press(view, "the <b>second</b> && last")  # before the bar could show it
    assert not messages


def test_the_pages_dialog_is_answered_in_the_bar(shown: Shown, qtbot: QtBot) -> None:
    model = run("yours")
    messages, view = sent(model), shown(model)
    model.take(seen(digest="", blocked=True))
    qtbot.waitUntil(lambda: bool(view.bars["yours"].findChildren(QLineEdit)))
    QTest.keyClicks(view.bars["yours"].findChildren(QLineEdit)[0], "Ada")
    press(view, "Save")
    press(view, "Hand back")
    kinds = [message.move.action if isinstance(message, HumanMove) else message for message in messages]
    assert kinds == [SetText("Ada"), Tap(), HandBack()]


def test_going_on_and_the_film(shown: Shown, qtbot: QtBot) -> None:
    model = run("finished")
    messages, view = sent(model), shown(model)
    asked: list[str] = []
    view.film.connect(lambda episode: asked.append(f"film of {episode}"))
    view.report.connect(lambda episode: asked.append(f"report of {episode}"))
    press(view, "Film")
    press(view, "Report")
    assert asked == ["film of e1", "report of e1"]
    view.bars["finished"].setFocus()
    QTest.keyClicks(focused(), "now the same for Bob")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [order.task.instruction for order in messages] == ["now the same for Bob"]  # type: ignore[attr-defined]


def test_a_run_is_kept_as_a_macro_and_one_that_was_shown_is_opened(shown: Shown) -> None:
    view, asked = shown(run("finished")), list[str]()
    view.keep.connect(lambda episode: asked.append(f"keep {episode}"))
    press(view, "Keep as macro…")
    recorded = RunModel(order=ORDER)
    for event in (replace(STARTED, brain=BY), TookOver("show how it is done", at=101), HandedBack("2 steps", at=106)):
        recorded.take(event)
    hand = shown(recorded)
    hand.skill.connect(lambda name: asked.append(f"open {name}"))
    assert "No plan" not in outline(hand) and "of 100 steps" not in outline(hand)
    recorded.take(Finished("done", "“type Ada in Search” is kept: 2 steps.", at=107))
    hand.refresh()
    assert "Keep as macro" not in outline(hand) and "0 steps" not in outline(hand)
    press(hand, "Open the macro")
    assert asked == ["keep e1", "open type Ada in Search"]


def test_what_could_not_begin_has_no_film(shown: Shown, qtbot: QtBot) -> None:
    model = RunModel(order=ORDER)
    view = shown(model)
    model.say("That run is under way in another window.")
    qtbot.waitUntil(view.notice.isVisible)
    model.take(Finished("failed", "That run is under way in another window."))
    qtbot.waitUntil(view.bars["finished"].isVisible)
    told = outline(view.bars["finished"])
    assert "That run is under way" in told
    assert "Film" not in told and "Report" not in told
    assert not view.notice.isVisible()  # it is said once


def test_a_lost_run_is_resumed(shown: Shown) -> None:
    model = run("lost")
    messages, view = sent(model), shown(model)
    press(view, "Resume")
    assert [order.resume for order in messages] == ["e1"]  # type: ignore[attr-defined]
    assert model.phase == "starting"


def test_a_sentence_for_the_person_stands_above(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    model.say("The <b>page</b> was closed.")
    qtbot.waitUntil(view.notice.isVisible)
    assert view.notice.words.text() == "The <b>page</b> was closed."
    assert view.notice.words.textFormat() == Qt.TextFormat.PlainText


def test_the_picture_of_one_target_does_not_stand_for_another(shown: Shown) -> None:
    model = run()
    view = shown(model)
    view.show_frame("page", QImage(100, 80, QImage.Format.Format_RGB32))
    model.take(seen(on="mail"))
    assert view.mirror.fractions(QPointF(view.mirror.rect().center())) is None


def test_several_targets_have_tabs(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    model.take(Started("e2", ORDER.task, "plain", (("page", "x"), ("mail", "y"))))
    qtbot.waitUntil(view.place.targets.isVisible)
    view.place.targets.setCurrentIndex(1)
    assert model.watching == "mail"


PHONES = (("anna", "android:a"), ("ben", "android:b"))


def test_several_phones_stand_side_by_side_and_each_is_touched_for_itself(shown: Shown, qtbot: QtBot) -> None:
    model = run("yours")
    messages, view = sent(model), shown(model)
    model.take(Started("e2", ORDER.task, "plain", PHONES))
    model.take(TookOver("you took over"))
    anna, ben = view.mirrors.views
    for on in ("anna", "ben"):
        view.show_frame(on, QImage(60, 120, QImage.Format.Format_RGB32))
    qtbot.waitUntil(view.place.beside.isChecked)
    assert anna.isVisible() and ben.isVisible() and not view.place.targets.isVisible()
    QTest.mousePress(ben, Qt.MouseButton.LeftButton, pos=ben.area().center().toPoint())
    assert [(wish.on, type(wish.gesture)) for wish in messages if isinstance(wish, Hand)] == [("ben", Pointer)]
    view.place.beside.click()
    qtbot.waitUntil(lambda: view.place.targets.isVisible() and not ben.isVisible())


def test_what_the_person_decides_stands_beside_an_upright_picture(shown: Shown, qtbot: QtBot) -> None:
    model = run("approving")
    view = shown(model)
    assert view.bars["approving"].width() > 700
    model.take(replace(seen(), screen=replace(seen().screen, size=(432, 960))))
    qtbot.waitUntil(lambda: view.bars["approving"].y() == 0 and view.bars["approving"].width() < 600)
    assert view.mirror.height() > 400


def test_the_cost_is_held_against_the_limits(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    for _ in range(7):
        model.take(SPENT)
    qtbot.waitUntil(lambda: view.header.meter.money.text() == "$1.75 of $2.00")
    assert view.header.meter.bar.property("tone") == "warning"


def test_the_newest_step_stays_in_view_until_the_person_scrolls_up(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    bar = view.timeline.verticalScrollBar()
    for _ in range(20):
        for event in TYPED:
            model.take(event)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 100)
    bar.setValue(20)
    for event in (*TYPED, SAVING, ASKED, *FINISHED):
        model.take(event)
    QApplication.processEvents()
    assert bar.value() == 20


def on_screen(widget: QWidget) -> QImage:
    """The widget as it was last painted, which `grab` would do anew."""
    whole = widget.screen().grabWindow(widget.window().winId()).toImage()
    return whole.copy(QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()))


def test_a_new_row_is_never_seen_by_half(shown: Shown, qtbot: QtBot) -> None:
    """Something else of the list is painted first, as under a pointer that moves."""
    model = run()
    view = shown(model).timeline
    for event in 20 * TYPED:
        model.take(event)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    QApplication.processEvents()
    model.take(TYPED[0])
    view.viewport().update(0, 40, 60, 40)
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    at_once = on_screen(view.viewport())
    view.viewport().repaint()
    assert at_once == on_screen(view.viewport())


def test_the_present_part_of_a_long_plan_is_in_view(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    model.take(Planned(tuple(f"part {number}" for number in range(40)), "at the start"))
    for done in (10, 30):
        model.take(Proposed(Act("", "page", cursor=(Frame(done),))))
        qtbot.waitUntil(lambda done=done: f"part {done}" in in_view(view.ledger))  # type: ignore[misc]


def test_the_conditions_of_a_task_are_ticked_as_they_are_met(shown: Shown) -> None:
    model = run()
    view = shown(model)
    model.take(Constrained(("under € 100", "by noon")))
    QApplication.processEvents()
    assert {"under € 100", "by noon", "Conditions · 0 of 2 met"} <= set(in_view(view.ledger))
    model.take(Satisfied(2, "11:00"))
    QApplication.processEvents()
    assert "Conditions · 1 of 2 met" in in_view(view.ledger)


def in_view(widget: QWidget) -> list[str]:
    """The words in it that are not scrolled away."""
    return [each.text() for each in widget.findChildren(QLabel) if not each.visibleRegion().isEmpty()]


def test_it_says_who_thinks_and_for_how_long(shown: Shown, qtbot: QtBot) -> None:
    model = run()
    view = shown(model)
    model.take(Prompted("operator", "some-model", at=102))
    qtbot.waitUntil(lambda: view.header.doing.text() == "Operator asks some-model · 8.0 s")
    model.take(HandedBack())
