"""Fields for choosing and entering values, as every form has them."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QVBoxLayout, QWidget

from ui.theme.measures import SMALL, TIGHT
from ui.views.parts.labels import label


class Choice(QComboBox):
    """One of several values, each shown in words; the wheel scrolls the page unless the field has the focus."""

    def __init__(self, name: str, options: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """options: values with their words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in options:
            self.addItem(words, value)

    def choose(self, value: object) -> None:
        """Show this value, without telling anyone; one that is not among the options is added as it is."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(str(value), value)
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Amount(QDoubleSpinBox):
    """A number from 0 upwards; the wheel scrolls the page unless the field has the focus."""

    def __init__(self, name: str, step: float, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSingleStep(step)
        self.lineEdit().setTextMargins(SMALL, 0, 0, 0)  # a style sheet's padding does not reach it
        self.setMaximum(most)

    def choose(self, value: float) -> None:
        """Show this value, without telling anyone."""
        with QSignalBlocker(self):
            self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """The field below its label; an `&` in the words marks the letter that leads to it with Alt."""
    name = label(words, "small")
    name.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(TIGHT)
    column.addWidget(name)
    column.addWidget(field)
    return column
