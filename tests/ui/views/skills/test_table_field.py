"""A table that was copied from a spreadsheet is given to a run without making a file of it first."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.macros.tables import table
from skills.shortcuts import Parameter
from tests.ui.models.skills.shelves import NAME, RENAME, stock
from tests.ui.models.stores import settle
from tests.ui.views.stages import staged
from ui.models.skills.skill import SkillModel
from ui.views.skills.skill_view import SkillView
from ui.views.skills.table_field import TableField


def test_what_was_copied_becomes_the_table_of_the_run_and_what_is_none_is_told(qtbot: QtBot) -> None:
    stock(replace(RENAME, parameters=(Parameter("people", type="table"),)))
    view = SkillView(SkillModel(NAME))
    staged(view, qtbot, 816, 640)
    settle()
    view.form.open()
    field = view.form.fields["people"]
    assert isinstance(field, TableField)
    QGuiApplication.clipboard().setText("")
    field.paste.click()
    told = [label.text() for label in view.form.findChildren(QLabel)]
    assert "The clipboard is empty; copy a table with a line of names first." in told and not field.text()
    QGuiApplication.clipboard().setText("name\tplace\nAda\tQuay 1\n")
    field.paste.click()
    assert table(Path(field.text())).rows == ({"name": "Ada", "place": "Quay 1"},)
    with qtbot.waitSignal(view.model.asked) as asked:
        view.form.start.click()
    assert field.text() in asked.args[0].task.instruction
