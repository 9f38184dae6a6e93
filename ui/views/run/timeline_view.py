"""The timeline: one row per step, which opens to everything that is known of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from ui.theme.measures import SMALL
from ui.views.picture.picture_loader import PictureLoader
from ui.views.run.step_delegate import StepDelegate

Find = Callable[[str], Path | None]
"""The file of the picture with this digest, where it was kept."""


class TimelineView(QTreeView):
    """Enter, Space or a click opens and closes a row.

    With `follows` the newest step stays in view until the person scrolls up.
    """

    def __init__(
        self, model: QAbstractItemModel, find: Find, parent: QWidget | None = None, *, follows: bool = True
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._follows = self._at_end = follows
        self._loader = PictureLoader(self)
        self._loader.loaded.connect(self.viewport().update)
        self.open_rows: set[int] = set()
        self._rows = StepDelegate(self, lambda row: row in self.open_rows, self._picture)
        model.dataChanged.connect(lambda index: self._rows.forget(index.row()))  # before the view looks at it
        self.setItemDelegate(self._rows)
        self.setAccessibleName("Timeline of steps")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)  # last: each of the above would measure all rows anew
        self.clicked.connect(self.toggle)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._grown)

    def toggle(self, index: QModelIndex) -> None:
        """Open the row, or close it."""
        self.open_rows ^= {index.row()}
        self._rows.forget(index.row())
        self.scheduleDelayedItemsLayout()

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Laid out at once: within a paint it would scroll what is not painted anew, and half of a row would show."""
        super().rowsInserted(parent, start, end)
        self.executeDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():  # what is open wraps anew
            self._rows.forget()
            self.scheduleDelayedItemsLayout()

    def go_to(self, row: int) -> None:
        """Select that row and bring it into view."""
        index = self.model().index(row, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _picture(self, digest: str, room: QSize) -> QImage | None:
        path = self._find(digest)
        return self._loader.get(path, room * self.devicePixelRatioF()) if path else None

    def _scrolled(self, value: int) -> None:
        self._at_end = self._follows and value >= self.verticalScrollBar().maximum() - SMALL

    def _grown(self, _: int, end: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(end)
