"""History as a person uses it: the table, its keys, and what is said where there is nothing to list."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.events import Spent
from tests.ui.models.stores import keep, run, settle
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, passed_over
from ui.models.history import COLUMNS, PAGE, HistoryModel
from ui.views.history.history_view import HistoryView


@pytest.fixture
def model(qapp: object) -> HistoryModel:
    return HistoryModel()


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1080, 640)
    return made


def opened(model: HistoryModel, stage: QWidget) -> HistoryView:
    view = HistoryView(model, stage)
    view.setGeometry(stage.rect())
    stage.show()
    stage.activateWindow()
    settle()
    return view


def words(view: QWidget) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_runs_are_listed_and_watched_by_double_click_or_enter(
    model: HistoryModel, stage: QWidget, qtbot: QtBot
) -> None:
    keep(run("a", 0, "open Orders"), run("b", 86_400 * 365, "open Customers", "failed"))
    view = opened(model, stage)
    assert not view.film.isEnabled() and not view.again.isEnabled() and not view.report.isEnabled()
    view.table.selectRow(1)
    view.table.setFocus()
    with qtbot.waitSignal(model.opened) as entered:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(model.opened) as pressed:
        view.film.click()
    with qtbot.waitSignal(model.again):
        view.again.click()
    with qtbot.waitSignal(model.opened) as clicked:
        spot = view.table.visualRect(model.table.index(0, 1)).center()
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (entered.args, pressed.args, clicked.args) == (["a"], ["a"], ["b"])


def test_there_is_a_column_of_costs_once_something_has_cost(model: HistoryModel, stage: QWidget) -> None:
    keep(run("a", 0, "open Orders"))
    view = opened(model, stage)
    assert view.table.isColumnHidden(COLUMNS.index("Cost"))
    started, finished = run("b", 9, "find Ada")
    keep([started, Spent("operator", 900, 100, 0.25, 2.0, "some-model", at=10), finished])
    model.refresh()
    settle()
    assert not view.table.isColumnHidden(COLUMNS.index("Cost"))


def test_tab_comes_to_every_control(model: HistoryModel, stage: QWidget) -> None:
    keep(run("a", 0, "open Orders"))
    view = opened(model, stage)
    view.table.selectRow(0)
    assert not passed_over(view) and not doubled(view)


def test_only_a_run_that_was_cut_off_can_be_resumed(model: HistoryModel, stage: QWidget, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders", None), run("b", 5, "open Customers", "failed"))
    view = opened(model, stage)
    view.table.selectRow(0)
    assert not view.resume.isEnabled()
    view.table.selectRow(1)
    with qtbot.waitSignal(model.resumed) as resumed:
        view.resume.click()
    order = resumed.args[0]
    assert (order.resume, order.task.instruction) == ("a", "open Orders")


def test_the_page_can_be_read_aloud(model: HistoryModel, stage: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.models.history.moment", lambda at: f"day {at:.0f}")
    keep(run("a", 0, "open Orders"), run("b", 1, "open Customers", "failed"))
    view = opened(model, stage)
    assert outline(view) == snapshot("history", outline(view))


def test_scrolling_down_fetches_more(model: HistoryModel, stage: QWidget) -> None:
    keep(*(run(f"run{number:03}", number) for number in range(2 * PAGE)))
    view = opened(model, stage)
    assert model.table.rowCount() == PAGE
    bar = view.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)  # well before the end
    settle()
    assert model.table.rowCount() == 2 * PAGE


def test_searching_and_finding_nothing(model: HistoryModel, stage: QWidget, qtbot: QtBot) -> None:
    keep(run("a", 0, "open Orders"))
    view = opened(model, stage)
    QTest.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.search.hasFocus()
    QTest.keyClicks(view.search, "zebra")
    qtbot.waitUntil(lambda: "No run fits this search" in words(view))
    view.search.clear()
    qtbot.waitUntil(lambda: view.table.isVisible() and model.table.rowCount() == 1)
    view.ending.setCurrentIndex(view.ending.findData("failed"))
    settle()
    assert "No run fits this search" in words(view)


def test_nothing_yet_and_nothing_readable_are_said(model: HistoryModel, stage: QWidget, journeyman_home: Path) -> None:
    view = opened(model, stage)
    assert "No runs yet" in words(view) and not view.table.isVisible()
    journeyman_home.mkdir()
    (journeyman_home / "journal.db").write_text("no database" * 100)
    model.refresh()
    settle()
    assert "is not a database" in words(view) and not view.table.isVisible()


def test_a_report_is_saved_where_the_person_says(
    model: HistoryModel, stage: QWidget, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(run("a", 0, "open Orders"))
    view = opened(model, stage)
    view.table.selectRow(0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.report.click()  # thought better of
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "run.html"), ""))
    with qtbot.waitSignal(model.said, timeout=10_000):
        view.report.click()
    assert (tmp_path / "run.html").exists() and f"The report is in {tmp_path / 'run.html'}." in words(view)


def test_an_ending_has_its_icon_and_colour_beside_its_word(model: HistoryModel, stage: QWidget) -> None:
    keep(run("a", 0, ending="failed"))
    view = opened(model, stage)
    room = view.table.visualRect(model.table.index(0, COLUMNS.index("Ending")))
    image = view.table.viewport().grab(room).toImage()
    icon, words = reddish(image, range(0, 33)), reddish(image, range(33, image.width()))
    assert icon > 20 and words > 50


def reddish(image: QImage, columns: range) -> int:
    """How many pixels are more red than blue."""
    pixels = (image.pixelColor(x, y) for x in columns for y in range(image.height()))
    return sum(pixel.red() > pixel.blue() + 30 for pixel in pixels)


def test_a_narrow_window_leaves_room_for_the_task(model: HistoryModel, stage: QWidget) -> None:
    view = opened(model, stage)
    view.resize(500, 600)
    arrangement = view.layout()
    assert arrangement
    arrangement.activate()
    assert view.report.y() > view.film.y() and view.film.width() >= view.film.sizeHint().width()
    assert view.table.isColumnHidden(COLUMNS.index("Brain"))
    view.resize(1080, 600)
    assert not view.table.isColumnHidden(COLUMNS.index("Brain"))
