"""The place of skills as a person uses it: its table and keys, importing, and the manuals."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from skills.notation.writing import text
from tests.ui.models.skills.shelves import NAME, RENAME, SHOP, THEIRS, held, stock
from tests.ui.models.stores import settle
from tests.ui.outline import outline, snapshot
from tests.ui.views.stages import doubled, passed_over, staged
from ui.models.skills.manuals import ManualsModel
from ui.models.skills.shelf import COLUMNS, ShelfModel
from ui.views.skills.shelf_view import ShelfView


@pytest.fixture
def view(qapp: object, qtbot: QtBot) -> ShelfView:
    made = ShelfView(ShelfModel(), ManualsModel())
    made._model.setParent(made)
    made._manuals.setParent(made)
    staged(made, qtbot, 816, 640)
    settle()
    return made


def words(view: ShelfView) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_a_narrow_window_leaves_room_for_the_names(view: ShelfView) -> None:
    view.resize(640, 480)
    assert view.table.columnWidth(COLUMNS.index("Name")) > 200
    view.resize(1070, 640)
    assert not any(view.table.isColumnHidden(column) for column in range(len(COLUMNS)))


def test_tab_comes_to_every_control(view: ShelfView) -> None:
    assert not passed_over(view) and not doubled(view)


def test_the_place_can_be_read_aloud_and_opens_a_skill_by_enter(view: ShelfView, qtbot: QtBot) -> None:
    assert "No skills yet" in words(view)
    stock(RENAME, THEIRS)
    view._model.refresh()
    settle()
    assert outline(view) == snapshot("skills", outline(view))
    view.table.selectRow(1)
    view.table.setFocus()
    with qtbot.waitSignal(view._model.opened) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == ["Theirs"]
    QTest.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.search.hasFocus()
    QTest.keyClicks(view.search, "zebra")
    qtbot.waitUntil(lambda: "No skill fits this search" in words(view))


def test_an_import_is_read_before_it_is_kept(
    view: ShelfView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "skill.yaml"
    file.write_text(text(RENAME))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    for answer, trust in ((view.incoming.leave, ""), (view.incoming.keep, "quarantined")):
        view.take_in.click()
        qtbot.waitUntil(view.incoming.isVisible)
        assert view.incoming.leave.hasFocus() and f"It begins at: {SHOP}" in words(view)
        assert "+name: Rename a customer (name)" in view.incoming.changes.toPlainText()
        answer.click()
        settle()
        assert not view.incoming.isVisible()
        assert not trust or held(NAME).trust == trust
    assert "is quarantined: it cannot run" in words(view)


def test_a_manual_is_edited_in_its_place(view: ShelfView, qtbot: QtBot) -> None:
    stock(RENAME)
    view.tabs.setCurrentWidget(view.manuals)
    view._manuals.refresh()
    settle()
    manuals = view.manuals
    assert manuals.place.currentData() == SHOP and not manuals.save.isEnabled()
    manuals.text.appendPlainText("- Never rename Bob.")
    assert manuals.save.isEnabled() and not manuals.place.isEnabled()
    manuals.save.click()
    settle()
    assert "1 new rules of yours" in words(view) and "## Your rules" in manuals.text.toPlainText()
