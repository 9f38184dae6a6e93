"""Approving takes a deliberate act; the facts are the engine's own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from app.events import Decided, Reviewed
from app.executor import MASK
from app.proposals import Amend, Approve, Move, Reject, TakenOver
from app.supervision import Rule
from controllers.actions import Press, SetText, Tap
from perception.screen import Observation, Place
from tests.ui.models.runs import ASKING, SAVE, SHOP, TYPE, run, sent
from tests.ui.views.stages import focused, staged
from ui.models.run import RunModel
from ui.views.bars.approval_bar import ApprovalBar
from ui.views.parts.buttons import DeliberateButton


@pytest.fixture
def model() -> RunModel:
    return run("approving", arming=150)


@pytest.fixture
def bar(model: RunModel, qtbot: QtBot) -> ApprovalBar:
    bar = ApprovalBar(model)
    model.setParent(bar)
    model.changed.connect(bar.refresh)
    bar.refresh()
    staged(bar, qtbot, 820, 240)
    return bar


def asks(model: RunModel, move: Move, target: str, element: int) -> None:
    model.take(Decided(move, ASKING, target, element, SHOP))


def press(bar: ApprovalBar, text: str) -> None:
    button = next(each for each in bar.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_facts_are_told_to_eye_and_ear(bar: ApprovalBar) -> None:
    facts = (
        'Action: tap. On: "Save" button. Where: http://shop.test (page). Class: R2 · changes something (submit). '
        "Why it asks: changes something: it sends a form to /save"
    )
    assert (bar.facts.told, bar.accessibleDescription()) == (facts, facts)


def test_no_button_is_the_default_and_enter_approves_nothing(bar: ApprovalBar, model: RunModel, qtbot: QtBot) -> None:
    messages = sent(model)
    qtbot.waitUntil(bar.approve.isEnabled)
    assert not bar.approve.hasFocus()
    assert not [each for each in bar.findChildren(QPushButton) if each.isDefault()]
    for target in (bar, bar.approve):
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_Return)
        QTest.keyClick(target, Qt.Key.Key_Enter)
    assert not messages
    QTest.keyClick(bar.approve, Qt.Key.Key_Space)
    assert messages == [Rule(Approve(), 2)]


def test_enter_does_not_press_it_even_where_it_presses_buttons(qtbot: QtBot) -> None:
    deliberate = DeliberateButton("Approve")
    qtbot.addWidget(deliberate)
    deliberate.setAutoDefault(True)  # as some desktops have it
    with qtbot.assertNotEmitted(deliberate.clicked):
        QTest.keyClick(deliberate, Qt.Key.Key_Return)


def test_it_cannot_be_approved_before_it_is_armed(bar: ApprovalBar, model: RunModel, qtbot: QtBot) -> None:
    qtbot.waitUntil(bar.approve.isEnabled)
    asks(model, SAVE, '"Save" button', 2)
    bar.refresh()
    assert not bar.approve.isEnabled()


def test_the_bar_fills_only_while_it_is_seen(bar: ApprovalBar, model: RunModel, qtbot: QtBot) -> None:
    filling = bar.findChild(QProgressBar)
    assert filling
    filled: list[int] = []
    filling.valueChanged.connect(filled.append)
    model.show(in_sight=False)
    qtbot.waitUntil(lambda: filling.value() == 0)
    filled.clear()
    model.show(in_sight=True)
    qtbot.waitUntil(lambda: any(filled))
    model.show(in_sight=False)
    qtbot.waitUntil(lambda: filling.value() == 0)
    assert not bar.approve.isEnabled()
    model.show(in_sight=True)
    qtbot.waitUntil(bar.approve.isEnabled)
    assert not filling.isVisible()


def test_what_was_typed_for_one_move_is_not_done_on_the_next(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    press(bar, "Edit…")
    asks(model, TYPE, '"Search" searchbox', 1)
    press(bar, "Do this instead")  # before the bar could show it
    assert not messages


def test_it_is_rejected_with_what_to_do_instead(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    press(bar, "Reject…")
    QTest.keyClicks(focused(), "take the other")
    press(bar, "Reject")
    assert messages == [Rule(Reject("take the other"), 2)]


def test_rejecting_without_a_word_ends_the_run(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    press(bar, "Reject…")
    press(bar, "Reject")
    assert messages == [Rule(Reject(), 2)]


def test_the_person_does_it(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    press(bar, "I'll do it")
    assert messages == [Rule(TakenOver(), 2)]


def test_text_and_element_can_be_changed(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    asks(model, TYPE, '"Search" searchbox', 1)
    bar.refresh()
    press(bar, "Edit…")
    bar.amend.text.setText("Bob")
    bar.amend.elements.setCurrentIndex(1)
    press(bar, "Do this instead")
    assert messages == [Rule(Amend(Move("page", SetText("Bob"), 2)), 2)]


def test_another_element_can_be_meant(bar: ApprovalBar, model: RunModel) -> None:
    messages = sent(model)
    press(bar, "Edit…")
    assert bar.amend.text.isHidden()
    assert bar.amend.elements.currentText() == '2  "Save" button'
    bar.amend.elements.setCurrentIndex(2)
    press(bar, "Do this instead")
    assert messages == [Rule(Amend(Move("page", Tap(), 3)), 2)]


def test_a_hidden_text_is_typed_anew_or_not_at_all(bar: ApprovalBar, model: RunModel) -> None:
    asks(model, Move("page", SetText(MASK), 1), '"Password" textbox', 1)
    bar.refresh()
    press(bar, "Edit…")
    assert (bar.amend.text.text(), bar.amend.send.isEnabled()) == ("", False)


def test_a_key_cannot_be_edited(bar: ApprovalBar, model: RunModel) -> None:
    asks(model, Move("page", Press("Enter")), "press Enter", 0)
    bar.refresh()
    assert next(each for each in bar.findChildren(QPushButton) if each.text() == "Edit…").isEnabled() is False
    assert "On: the screen as a whole" in bar.facts.told


def test_a_word_is_given_once(bar: ApprovalBar, model: RunModel, qtbot: QtBot) -> None:
    messages = sent(model)
    press(bar, "I'll do it")
    qtbot.waitUntil(lambda: not bar.reject.isEnabled())
    press(bar, "I'll do it")
    assert len(messages) == 1
    model.take(Reviewed(TakenOver()))
    asks(model, SAVE, '"Save" button', 2)
    qtbot.waitUntil(bar.reject.isEnabled)


def test_an_app_of_a_phone_is_told_by_its_name_and_its_package(bar: ApprovalBar) -> None:
    scope = "app:com.example.messages"
    decided = Decided(Move("phone", Tap(), 1), ASKING, '"Send" button', 1, scope)
    place = Place(scope, f"{scope}/.ChatActivity", "Messages")
    bar.facts.show_move(decided, Observation(place, (), (400, 800)))
    assert "Where: Messages · com.example.messages (phone)" in bar.facts.told
    other = Place("app:com.example.shop", "app:com.example.shop/.Cart", "Messages")
    bar.facts.show_move(decided, Observation(other, (), (400, 800)))
    assert "Where: com.example.messages (phone)" in bar.facts.told
