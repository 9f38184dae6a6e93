"""A skill as text, to be edited: what cannot be saved is told with its line, and stays as it was written."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.models.skills.skill import SkillModel
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.problem import Problem


class TextPanel(QWidget):
    """The draft of a SkillModel."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self._model = model
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Text of the skill")
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.save = button("Save as a new version", model.keep_text, kind="primary", image="save", tip="Save (Ctrl+S)")
        self.revert = button("Revert", model.revert)
        self.problem = Problem(self.text)
        self._line = 0
        self._lay_out()
        self.text.textChanged.connect(lambda: model.write(self.text.toPlainText()))
        QShortcut(QKeySequence.StandardKey.Save, self, self.save.click)
        model.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.save)
        foot.addWidget(self.revert)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.text, 1)
        column.addWidget(self.problem.words)
        column.addLayout(foot)

    def _show(self) -> None:
        model = self._model
        if self.text.toPlainText() != model.draft:
            with QSignalBlocker(self.text):
                self.text.setPlainText(model.draft)
        self.problem.say(model.wrong)
        if model.line and model.line != self._line:
            self._go_to(model.line)
        self._line = model.line
        self.save.setEnabled(model.unsaved)
        self.revert.setEnabled(model.unsaved)

    def _go_to(self, line: int) -> None:
        """Put the cursor into the line that is wrong."""
        block = self.text.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()
