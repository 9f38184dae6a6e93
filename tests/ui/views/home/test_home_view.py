"""Home as a person uses it: typing, keys, chips, and the sentences beside the fields."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.serving.orders import Begin
from tests.app.keyrings import Memory, installed
from tests.ui.models.stores import keep, run, settle
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, passed_over
from ui.models.home import HomeModel
from ui.views.home.home_view import HomeView
from ui.views.home.recent_card import RecentCard


@pytest.fixture
def model(qapp: QApplication) -> Iterator[HomeModel]:
    with installed(Memory()):
        made = HomeModel()
        yield made
        made.close()


@pytest.fixture
def begun(model: HomeModel) -> list[Begin]:
    orders: list[Begin] = []
    model.asked.connect(orders.append)
    return orders


@pytest.fixture
def view(model: HomeModel, qtbot: QtBot) -> Iterator[HomeView]:
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.resize(1024, 640)
    made = HomeView(model, stage)
    made.setGeometry(stage.rect())
    stage.show()
    stage.activateWindow()
    settle()
    yield made


def sentences(view: QWidget) -> list[str]:
    """What is complained about, as it is shown."""
    return [words.text() for words in view.findChildren(QLabel) if words.property("kind") == "problem" and shown(words)]


def shown(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.property("text"))


def called(view: QWidget, name: str) -> QAbstractButton:
    return next(
        one
        for one in view.findChildren(QAbstractButton)
        if name in (one.accessibleName() or one.text()) and one.isVisible()
    )


def test_tab_comes_to_every_control(view: HomeView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_no_key_is_that_of_two_controls_and_the_page_begins_with_the_task(view: HomeView, model: HomeModel) -> None:
    model.choose(mode="scope")
    view.choices.unfold.click()
    assert view.choices.profile.isVisible() and not doubled(view)
    view.start.setFocus()
    view.setFocus()
    assert view.task.hasFocus()


def test_two_fields_and_ctrl_enter_start_a_task(view: HomeView, begun: list[Begin]) -> None:
    view.task.setFocus()
    QTest.keyClicks(view.task, "open Orders")
    QTest.keyClick(view.task, Qt.Key.Key_Return)
    QTest.keyClicks(view.task, "answer with the title")
    QTest.keyClick(view.task, Qt.Key.Key_Tab)
    assert view.targets.line.hasFocus()
    QTest.keyClicks(view.targets.line, "localhost:8000")
    QTest.keyClick(view.targets.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [order.task.instruction for order in begun] == ["open Orders\nanswer with the title"]
    assert begun[0].on == ("page=localhost:8000",) and view.targets.line.text() == ""


def test_what_keeps_it_from_starting_is_said_beside_the_fields(view: HomeView, begun: list[Begin]) -> None:
    assert sentences(view) == []
    view.start.click()
    assert sentences(view) == [
        "Say what should be done, for example: open Orders",
        "Say where: add the address of a page, a phone or the desktop.",
    ]
    assert view.task.accessibleDescription() == sentences(view)[0]
    QTest.keyClicks(view.task, "open Orders")
    QTest.keyClicks(view.targets.line, "not an address")
    view.start.click()
    assert sentences(view) == ['"not an address" is not an address; give one such as https://example.org/page.']
    assert view.targets.line.text() == "not an address" and not begun


def test_targets_are_added_changed_and_removed(view: HomeView, model: HomeModel) -> None:
    line = view.targets.line
    for text in ("https://shop.example.org", "mail=localhost"):
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    called(view, "Change the target shop").click()
    assert line.text() == "shop=https://shop.example.org" and line.hasFocus()
    QTest.keyClicks(line, "store=localhost:81")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [str(target) for target in model.targets.all] == ["store=localhost:81", "mail=localhost"]
    QTest.keyClicks(line, "next.example.org")
    settle()
    called(view, "Remove the target store").click()
    assert [target.name for target in model.targets.all] == ["mail"] and line.text() == "next.example.org"


def test_starting_while_a_target_is_being_changed_changes_it(view: HomeView, begun: list[Begin]) -> None:
    QTest.keyClicks(view.task, "open Orders")
    QTest.keyClicks(view.targets.line, "shop=localhost:80")
    QTest.keyClick(view.targets.line, Qt.Key.Key_Return)
    settle()
    called(view, "Change the target shop").click()
    QTest.keyClicks(view.targets.line, "shop=localhost:81")
    view.start.click()
    assert [order.on for order in begun] == [("shop=localhost:81",)]


def test_effects_are_offered_for_a_scope_only(view: HomeView, model: HomeModel) -> None:
    assert not view.choices.effects["pay"].isVisible()
    view.choices.mode.setCurrentIndex(view.choices.mode.findData("scope"))
    view.choices.effects["pay"].click()
    assert view.choices.effects["pay"].isVisible()
    assert model.choices.mode == "scope" and model.choices.effects == {"pay"}


def test_more_options_are_folded_away_until_one_of_them_is_wrong(view: HomeView, model: HomeModel) -> None:
    assert not view.choices.lead.isVisible()
    view.choices.unfold.click()
    assert view.choices.lead.isVisible() and "Fewer" in view.choices.unfold.text()
    view.choices.lead.setValue(2)
    view.choices.unfold.click()
    assert not view.choices.lead.isVisible() and model.choices.lead == 2
    model.choose(profile="a b")
    assert view.choices.profile.isVisible() and "Fewer" in view.choices.unfold.text()


def test_the_wheel_changes_nothing_that_is_only_scrolled_past(view: HomeView) -> None:
    view.task.setFocus()
    QApplication.sendEvent(view.choices.brain, wheel(view.choices.brain))
    assert view.choices.brain.currentData() == "plain"
    view.choices.brain.setFocus()
    QApplication.sendEvent(view.choices.brain, wheel(view.choices.brain))
    assert view.choices.brain.currentData() == "claude"


def test_on_a_screen_too_small_for_the_form_its_end_can_be_reached(view: HomeView) -> None:
    view.resize(300, 400)
    QApplication.processEvents()
    page = view.findChild(QScrollArea)
    assert page and page.horizontalScrollBar().isVisible()
    page.ensureWidgetVisible(view.start)
    assert page.viewport().rect().contains(view.start.mapTo(page, view.start.rect().center()))


def test_what_has_no_room_side_by_side_stands_below_each_other(view: HomeView, model: HomeModel, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders"), run("b", 1, "open Customers"))
    model.refresh()
    model.choose(mode="scope")
    view.choices.unfold.click()
    settle()
    beside = [card.y() for card in view.findChildren(RecentCard)]
    form = view.choices.height()
    view.resize(620, 400)
    page = view.findChild(QScrollArea)
    assert page
    qtbot.waitUntil(lambda: not page.horizontalScrollBar().isVisible())
    below = [card.y() for card in view.findChildren(RecentCard)]
    assert len(set(beside)) == 1 and len(set(below)) == 2 and view.choices.height() > form


def test_a_recent_task_is_one_click_away(
    view: HomeView, model: HomeModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.views.home.recent_card.moment", lambda at: f"day {at:.0f}")
    keep(run("a", 0, "open Orders"), run("b", 1, "open Customers", "failed"))
    model.refresh()
    settle()
    with qtbot.waitSignal(model.filled):
        called(view, "Fill in again: open Orders").click()
    assert view.task.toPlainText() == "open Orders" and view.start.hasFocus()
    assert called(view, "Change the target shop").isVisible()
    assert outline(view) == snapshot("home", outline(view))


def test_everything_can_be_reached_and_has_a_name(view: HomeView) -> None:
    view.task.setFocus()
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) and focus not in seen:
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {view.task, view.targets.line, view.choices.brain, view.choices.mode, view.start, view.demo} <= set(seen)
    assert not [one for one in seen if not (one.accessibleName() or one.property("text"))]


def wheel(over: QWidget) -> QWheelEvent:
    middle = QPointF(over.rect().center())
    nothing = QPoint(0, 0)
    return QWheelEvent(
        middle,
        QPointF(over.mapToGlobal(middle)),
        nothing,
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
