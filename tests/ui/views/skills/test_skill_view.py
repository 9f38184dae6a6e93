"""A skill's page as a person uses it: read aloud, worked by keys, its steps, text, heals and form."""

import io
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.home import ensure_home
from app.macros.rehearsal import Rehearsed, Scene
from controllers.actions import Tap
from perception.geometry import Box
from perception.locators import Locator, Named, Patch, described
from perception.patches import name_of
from perception.screen import Element, Observation, Place
from skills.library import Library
from skills.shortcuts import Parameter
from skills.steps import Do
from tests.ui.models.commands import FakeCommand
from tests.ui.models.skills.shelves import NAME, RENAME, SHOP, held, stock
from tests.ui.models.stores import keep, run, settle
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, focused, passed_over, staged
from ui.models.skills.skill import SkillModel
from ui.models.skills.steps import PICTURE
from ui.views.skills.skill_view import SkillView

STORE = Element("button", "Store", Box(10, 10, 80, 30), number=7)
SCENE = Scene(Observation(Place(SHOP, SHOP), (STORE,), size=(400, 300)), ((7, described("Store", "button")),))


@pytest.fixture
def view(qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SkillView:
    monkeypatch.setattr("ui.models.skills.dry_run.Command", FakeCommand)
    stock(RENAME)
    return opened(qtbot)


def opened(qtbot: QtBot) -> SkillView:
    made = SkillView(SkillModel(NAME))
    staged(made, qtbot, 816, 640)
    settle()
    return made


def words(view: QWidget) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_tab_comes_to_every_control(view: SkillView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_the_page_can_be_read_aloud_in_a_small_window(view: SkillView) -> None:
    assert outline(view) == snapshot("skill", outline(view))
    assert view.minimumSizeHint().height() <= 600 and view.minimumSizeHint().width() <= 752


def test_the_trials_that_it_has_passed_are_told(view: SkillView, qtbot: QtBot) -> None:
    assert "not tried on other values" in outline(view)
    with closing(Library(ensure_home() / "library.db")) as library:
        library.trials.keep(held(), 3)
    assert "passed 3 trials in new places" in outline(opened(qtbot))


def test_steps_are_put_in_order_switched_off_and_removed_by_keys(view: SkillView) -> None:
    steps = view.steps.list
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [step.words for step in held().steps] == ["close the notice", "type the name", "press Save"]
    QTest.keyClick(steps, Qt.Key.Key_Space)
    settle()
    QTest.keyClick(steps, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClick(steps, Qt.Key.Key_Delete)
    settle()
    assert held().version == 5 and len(held().steps) == 2


def test_what_is_too_long_for_a_row_goes_on_below(view: SkillView) -> None:
    rows = view.steps.list

    def height() -> int:
        QApplication.processEvents()
        return rows.visualRect(view.steps.steps.index(0)).height()

    before, line = height(), rows.fontMetrics().height()
    view.dry_run.found[0] = Rehearsed("type the name", "not here", "so far " * 40)
    view.steps.steps.reword(0, "type the name " * 12)
    settle()
    assert height() >= before + line
    assert rows.visualRect(view.steps.steps.index(0)).right() <= rows.viewport().width()


def test_the_head_says_the_task_in_one_line_and_the_runs_what_they_count(qapp: object, qtbot: QtBot) -> None:
    stock(replace(RENAME, task="open Customers,\n     rename the customer to {name}"))
    view = opened(qtbot)
    assert "open Customers, rename the customer to {name}" in words(view)
    view.tabs.setCurrentWidget(view.runs)
    assert "worked 3 of 4 (75 %), the run that taught it included." in words(view)


def test_a_step_is_aimed_anew_by_a_click_on_the_picture(view: SkillView) -> None:
    panel = view.steps
    view.dry_run.scene, view.dry_run.found[3] = SCENE, Rehearsed("press Save", "found", "Store", "named", 7)
    view.dry_run.changed.emit()
    panel.picture.show_image(QImage(400, 300, QImage.Format.Format_RGB32))
    panel.list.setCurrentIndex(panel.steps.index(3))
    panel.pick.click()
    place = panel.picture.place(STORE.box).center()
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=(place + QPointF(300, 0)).toPoint())
    assert panel.pick.isChecked()  # there was nothing
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place.toPoint())
    settle()
    last = held().steps[2]
    assert isinstance(last, Do) and last.target == described("Store", "button") and not panel.pick.isChecked()


def test_a_text_that_cannot_be_kept_is_told_with_its_line_and_closing_asks(
    view: SkillView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.tabs.setCurrentWidget(view.text)
    view.text.text.setPlainText(view.text.text.toPlainText().replace("action:", "acton:", 1))
    QTest.keyClick(view.text.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    line = int(view.text.problem.words.text().split()[1].rstrip(":"))
    assert "acton" in view.text.text.textCursor().block().text()
    assert view.text.text.textCursor().blockNumber() == line - 1 and held().version == 1
    monkeypatch.setattr(
        "ui.views.skills.skill_view.is_sure", lambda _, question, *__: question != "Forget your changes?"
    )
    assert not view.close() and view.isVisible()
    view.text.revert.click()
    assert not view.text.problem.words.isVisible() and view.close()


def test_a_heal_that_waits_is_shown_first_and_accepted_by_the_mouse_or_space_only(qapp: object, qtbot: QtBot) -> None:
    stock(RENAME, heal=True)
    view = opened(qtbot)
    assert view.tabs.currentWidget() is view.heal and "press Save: Save button is now Store button" in words(view)
    view.heal.accept.setFocus()
    QTest.keyClick(view.heal.accept, Qt.Key.Key_Return)
    settle()
    assert held().version == 1
    QTest.keyClick(view.heal.accept, Qt.Key.Key_Space)
    settle()
    assert held().version == 2 and view.tabs.currentWidget() is view.steps


def test_the_form_asks_for_what_is_missing_and_begins_the_run(view: SkillView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    field = focused()
    assert isinstance(field, QLineEdit) and (field.accessibleName(), field.text()) == ("name", "Ada")
    field.clear()
    view.form.start.click()
    assert "Say what name is." in words(view)
    QTest.keyClicks(field, "Bob")
    with qtbot.waitSignal(view.model.asked) as asked:
        view.form.start.click()
    assert asked.args[0].task.instruction.endswith('with name "Bob"') and not view.form.isVisible()


def test_a_run_again_has_its_values_in_the_form_and_ctrl_enter_starts_it(view: SkillView, qtbot: QtBot) -> None:
    view.form.again({"name": "Zoë"})
    assert view.form.isVisible() and view.form.values() == {"name": "Zoë"}
    with qtbot.waitSignal(view.model.asked) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0].task.instruction.endswith('with name "Zoë"')


def test_what_a_run_did_not_come_to_is_told_as_usual(qapp: object, qtbot: QtBot) -> None:
    stock(replace(RENAME, parameters=(Parameter("name", "Ada", default="Ada"), Parameter("day", default="Monday"))))
    view = opened(qtbot)
    view.form.again({"name": "Zoë"})
    assert view.form.values() == {"name": "Zoë", "day": "Monday"}
    assert "What that run had as day is not known: the usual stands there." in words(view)
    view.form.open()
    assert "is not known" not in words(view)
    view.form.again({"name": "Zoë", "day": "Sunday"})
    assert "is not known" not in words(view)


def test_the_form_of_a_skill_that_may_not_run_is_not_opened_again(qapp: object, qtbot: QtBot) -> None:
    stock(replace(RENAME, trust="quarantined"))
    view = SkillView(SkillModel(NAME))
    view.form.again({"name": "Zoë"})
    staged(view, qtbot, 816, 640)
    settle()
    assert view.model.facts and not view.form.isVisible()


def test_what_is_usually_typed_may_be_left_empty(qapp: object, qtbot: QtBot) -> None:
    stock(replace(RENAME, parameters=(Parameter("name", "Ada", default="Ada"), Parameter("day", type="date"))))
    view = opened(qtbot)
    view.form.open()
    for field in view.form.fields.values():
        assert isinstance(field, QLineEdit)
        field.clear()
    view.form.start.click()
    assert "Say what day is." in words(view)
    with qtbot.waitSignal(view.model.asked) as asked:
        QTest.keyClicks(view.form.fields["day"], "3 December 2026")
        view.form.start.click()
    assert asked.args[0].task.instruction.endswith('with name "" and day "3 December 2026"')


def test_runs_of_older_versions_are_not_denied(view: SkillView, qtbot: QtBot) -> None:
    keep(run("a", 0, f'replay "{NAME}"', brain="macro"))
    with closing(Library(ensure_home() / "library.db")) as library:
        library.save_shortcut(replace(held(), description="another"))
    newer = opened(qtbot)
    assert newer.runs.list.count() == 1 and newer.runs.rate.text() == "This version has not been run yet."


def test_trust_is_given_and_a_disabled_skill_cannot_run(view: SkillView) -> None:
    view.header.trust.setCurrentIndex(view.header.trust.findData("trusted"))
    settle()
    view.header.off.click()
    settle()
    assert held().trust == "trusted" and not view.header.run.isEnabled() and "Disabled" in words(view)


def test_a_skill_is_exported_and_deleted_only_by_who_is_sure(
    view: SkillView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "skill.yaml"), ""))
    view.header.export.click()
    settle()
    assert f"It is in {tmp_path / 'skill.yaml'}." in words(view)
    monkeypatch.setattr("ui.views.skills.skill_view.is_sure", lambda *_: False)
    view.header.delete.click()
    settle()
    assert held().version == 1
    monkeypatch.setattr("ui.views.skills.skill_view.is_sure", lambda *_: True)
    with qtbot.waitSignal(view.model.gone):
        view.header.delete.click()


def test_what_an_element_looked_like_stands_beside_its_step_and_where_it_is_not_shown_yet(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.models.skills.dry_run.Command", FakeCommand)
    red = red_picture()
    patch = Patch(name_of(red), "button", 200, 150, 40, 20, 400, 300)
    press = Do("press Send", Tap(), Locator((Named("button", "Send", 1), patch)))
    stock(replace(RENAME, steps=(*RENAME.steps, press)), pictures={name_of(red): red})
    panel = opened(qtbot).steps
    rows = [panel.steps.index(row).data(PICTURE) for row in range(panel.steps.rowCount())]
    assert rows == [b""] * 4 + [red] and panel.known.item(0) is not None
    panel.list.setCurrentIndex(panel.steps.index(4))
    panel.list.scrollTo(panel.steps.index(4))
    beside = panel.list.visualRect(panel.steps.index(4))
    shown = panel.list.viewport().grab(beside).toImage()
    assert any(_is_red(shown.pixelColor(x, beside.height() // 2)) for x in range(80))
    view = panel.picture

    def is_red() -> bool:
        place = view.place(Box(195, 145, 10, 10)).center().toPoint()
        return _is_red(view.grab().toImage().pixelColor(place))

    assert is_red()  # before any dry run
    panel._dry_run.scene = SCENE
    panel._dry_run.found[4] = Rehearsed("press Send", "not here", "Send is not there")
    panel._dry_run.changed.emit()
    assert is_red()
    panel._dry_run.found[4] = Rehearsed("press Send", "found", "Store", "named", 7)
    panel._dry_run.changed.emit()
    assert not is_red()


def _is_red(colour: QColor) -> bool:
    return colour.red() > colour.green() + 60


def red_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (220, 20, 20)).save(out, "PNG")
    return out.getvalue()


def test_what_is_said_where_no_picture_is_yet_is_not_cut_off(view: SkillView) -> None:
    picture = view.steps.picture
    picture.setMinimumSize(0, 0)
    picture.resize(200, 160)
    shown = picture.grab().toImage()
    scale = shown.devicePixelRatio()
    edge = {shown.pixelColor(int(x * scale), int(y * scale)).rgb() for x in (12, 188) for y in range(20, 140)}
    middle = {shown.pixelColor(int(100 * scale), int(y * scale)).rgb() for y in range(20, 140)}
    assert len(edge) == 1 and len(middle) > 1
