"""The rail on the left: the places of the window, then what is open, each with its state."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.models.wording import plain_tip
from ui.theme.icons import icon
from ui.theme.measures import HUGE, ICON, LARGE, MEDIUM, SMALL, TIGHT
from ui.views.parts.labels import label

WIDTH = 208
KEYS = 9
"""How many entries have a key of their own, Ctrl+1 to Ctrl+9."""


class Rail(QFrame):
    """Each entry stands for a page of the window and can be chosen; those that were opened can be closed too."""

    chosen = Signal(QWidget)
    closing = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAccessibleName("Places and open runs")
        self.setFixedWidth(WIDTH)
        self._entries: dict[QWidget, _Entry] = {}
        self._places, self._open = QVBoxLayout(), QVBoxLayout()
        self._scroll = QScrollArea()
        self._heading = label("Open", "small")
        self._heading.setContentsMargins(MEDIUM, 0, 0, TIGHT)
        self._heading.hide()
        self._lay_out()

    @property
    def pages(self) -> list[QWidget]:
        """In the order in which they stand."""
        return list(self._entries)

    def add_place(self, page: QWidget, words: str, image: str) -> None:
        self._add(page, _Entry(words, closable=False), self._places)
        self._entries[page].show_state(words, image, "text", "")

    def add_open(self, page: QWidget, words: str, image: str) -> None:
        """Something that was opened; `tell` says later how it goes."""
        self._add(page, _Entry(words, closable=True), self._open)
        self._entries[page].closing.connect(lambda: self.closing.emit(page))
        self.tell(page, words, image, "dim", "")
        self._heading.show()

    def tell(self, page: QWidget, words: str, image: str, colour: str, state: str) -> None:
        """What is open is called this now and is in that state; colour: the name of a theme colour."""
        self._entries[page].show_state(words, image, colour, state)

    def remove(self, page: QWidget) -> None:
        entry = self._entries.pop(page)
        entry.hide()
        entry.deleteLater()
        self._heading.setVisible(any(other.closable for other in self._entries.values()))
        self._number()

    def mark(self, page: QWidget) -> None:
        """This is the page that is shown."""
        for other, entry in self._entries.items():
            entry.choice.setChecked(other is page)
        chosen = self._entries[page]
        QTimer.singleShot(0, chosen, lambda: self._scroll.ensureWidgetVisible(chosen))  # once it has its place

    def _add(self, page: QWidget, entry: "_Entry", column: QVBoxLayout) -> None:
        self._entries[page] = entry
        entry.choice.clicked.connect(lambda: self.chosen.emit(page))
        column.addWidget(entry)
        self._number()

    def _number(self) -> None:
        for number, entry in enumerate(self._entries.values(), 1):
            entry.key = f"Ctrl+{number}" if number <= KEYS else ""

    def _lay_out(self) -> None:
        places, opened, scroll = QWidget(), QWidget(), self._scroll
        for widget, column in ((places, self._places), (opened, self._open)):
            widget.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(TIGHT)
        self._open.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll.setWidget(opened)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SMALL, LARGE, SMALL, SMALL)
        whole.setSpacing(TIGHT)
        whole.addWidget(places)
        whole.addSpacing(LARGE)
        whole.addWidget(self._heading)
        whole.addWidget(scroll, 1)


class _Entry(QWidget):
    """An icon and one line of words; what was opened has a cross."""

    closing = Signal()

    def __init__(self, words: str, *, closable: bool) -> None:
        super().__init__()
        self.closable = closable
        self.key = ""
        self._words = words
        self.choice = QPushButton()
        self.choice.setCheckable(True)
        self.choice.setProperty("kind", "place")
        self.choice.setIconSize(QSize(ICON, ICON))
        self.choice.setMinimumWidth(HUGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.choice, 1)
        self._cross = QToolButton()
        self._cross.setProperty("kind", "chip")
        self._cross.setIcon(icon("close", "dim"))
        self._cross.setToolTip("Close (Ctrl+W)")
        self._cross.clicked.connect(self.closing)
        row.addWidget(self._cross)
        if not closable:
            self._cross.hide()

    def show_state(self, words: str, image: str, colour: str, state: str) -> None:
        self._words = words
        self.choice.setIcon(icon(image, colour))
        self.choice.setAccessibleName(f"{words}, {state}" if state else words)
        self._cross.setAccessibleName(f"Close {words}")
        self.choice.setToolTip(plain_tip(f"{words}\n{state}".strip()) if self.closable else self.key)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cut the words short where there is no room for them."""
        bold = QFont(self.choice.font())
        bold.setWeight(QFont.Weight.DemiBold)  # as the style sheet has what is chosen
        room = self.choice.width() - ICON - HUGE
        cut = QFontMetrics(bold).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.choice.setText(cut.replace("&", "&&"))
