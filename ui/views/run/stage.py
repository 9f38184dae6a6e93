"""How a run and its film divide their room: the picture left, plan and timeline right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.theme.measures import MEDIUM, SMALL
from ui.views.run.ledger_view import LedgerView
from ui.views.run.timeline_view import TimelineView

NARROWEST = 240
BROAD, UPRIGHT = (700, 300), (400, 600)
"""How much of the room picture and side get, where the picture is broad and where it is upright."""


class Stage(QSplitter):
    """The picture, with what stands above it, gets whatever room there is more."""

    def __init__(self, left: tuple[QWidget, ...], ledger: LedgerView, timeline: TimelineView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        told = QSplitter(Qt.Orientation.Vertical)
        told.setChildrenCollapsible(False)
        told.addWidget(_column(ledger))
        told.addWidget(_column(timeline))
        told.setSizes([200, 400])
        self._side = QWidget()
        self._side.setMinimumWidth(NARROWEST)
        column = self._side_column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(told, 1)
        self.addWidget(_column(*left))
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self.setSizes(BROAD)

    def take_in(self, foot: QWidget) -> None:
        """Let the foot of the page stand below the timeline, so that an upright picture has the whole height."""
        self._side_column.addWidget(foot)
        self._side.setMinimumWidth(0)  # as much as the foot needs
        self.setSizes(UPRIGHT)

    def give_out(self) -> None:
        """The picture is broad again."""
        self._side.setMinimumWidth(NARROWEST)
        self.setSizes(BROAD)


def _column(*widgets: QWidget) -> QWidget:
    """The widgets below each other; the last one takes the room that is left."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
    column.setSpacing(SMALL)
    for widget in widgets:
        column.addWidget(widget, widget is widgets[-1])
    return page
