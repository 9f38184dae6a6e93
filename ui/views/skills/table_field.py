"""A table for a run: the path of its file, or what was copied from a spreadsheet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import UserError
from ui.models.skills.pasted import kept
from ui.theme.measures import SMALL
from ui.views.parts.buttons import button


class TableField(QWidget):
    """A line for the path, and a button that takes the table from the clipboard."""

    said = Signal(str)
    """Why what was copied is no table; "" once one was taken."""

    def __init__(self, name: str, value: str, hint: str) -> None:
        super().__init__()
        self._name = name
        self.path = QLineEdit(value, placeholderText=hint)
        self.path.setAccessibleName(name)
        self.paste = button("&Paste", self._paste, tip="Take the cells that were copied, with their line of names")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.path, 1)
        row.addWidget(self.paste)
        self.setFocusProxy(self.path)

    def text(self) -> str:
        return self.path.text()

    def _paste(self) -> None:
        try:
            self.path.setText(str(kept(QGuiApplication.clipboard().text(), self._name)))
        except UserError as problem:
            self.said.emit(str(problem))
        else:
            self.said.emit("")
