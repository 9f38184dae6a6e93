"""Pages that scroll: one column of cards in the middle, never wider than is pleasant to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.measures import LARGE, MEDIUM, SMALL, WIDE
from ui.views.parts.labels import label, retone

WIDEST = 920


class Page(QScrollArea):
    """What is added to `column` stands below each other; the rest of the page stays empty.

    Where a screen is smaller than what has to be shown, it scrolls sideways, too: nothing is out of reach.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole, middle = QWidget(), QWidget()
        whole.setProperty("kind", "page")
        middle.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        self.column.setSpacing(LARGE)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle)
        self.setWidget(whole)


class Card(QFrame):
    """A surface for what belongs together; widgets are added to `column`."""

    def __init__(self, kind: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self.column.setSpacing(MEDIUM)


class Notice(QFrame):
    """One sentence that stands out; gone while there is nothing to say. kind: notice, warning or danger."""

    def __init__(self, name: str, kind: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self._words = label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        row.addWidget(self._words)
        self.hide()

    def say(self, sentence: str, kind: str = "") -> None:
        self._words.setText(sentence)
        if kind:
            retone(self, "kind", kind)
        self.setVisible(bool(sentence))
