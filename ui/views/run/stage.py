"""How a run and its film divide their room: the picture left, plan and timeline right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.theme.measures import MEDIUM, SMALL
from ui.views.run.ledger_view import LedgerView
from ui.views.run.timeline_view import TimelineView

NARROWEST = 240


class Stage(QSplitter):
    """The picture, with what stands above it, gets whatever room there is more."""

    def __init__(self, left: tuple[QWidget, ...], ledger: LedgerView, timeline: TimelineView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        side = QSplitter(Qt.Orientation.Vertical)
        side.setChildrenCollapsible(False)
        side.setMinimumWidth(NARROWEST)
        side.addWidget(_column(ledger))
        side.addWidget(_column(timeline))
        side.setSizes([200, 400])
        self.addWidget(_column(*left))
        self.addWidget(side)
        self.setStretchFactor(0, 1)
        self.setSizes([700, 300])


def _column(*widgets: QWidget) -> QWidget:
    """The widgets below each other; the last one takes the room that is left."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
    column.setSpacing(SMALL)
    for widget in widgets:
        column.addWidget(widget, widget is widgets[-1])
    return page
