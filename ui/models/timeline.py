"""The timeline of a run: one row per step, brought up to date in place."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.events import Event
from app.transcript import money, span
from ui.models.steps import Step, Steps
from ui.models.wording import one_line, plain_tip

STEP = Qt.ItemDataRole.UserRole
"""The role under which a row gives its Step."""
LONGEST_TIP = 1000


class TimelineModel(QAbstractListModel):
    """Over the steps of one run, oldest first: those there are already, and those that come."""

    def __init__(self, parent: QObject | None = None, steps: Steps | None = None) -> None:
        super().__init__(parent)
        self._steps = steps or Steps()

    def take(self, event: Event) -> None:
        """Take one event in: it may begin a row, and change one."""
        if step := self._steps.opened(event):
            row = len(self._steps.rows)
            self.beginInsertRows(QModelIndex(), row, row)
            self._steps.add(step)
            self.endInsertRows()
        if (changed := self._steps.update(event)) is not None:
            index = self.index(changed)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's own)
        return 0 if parent.isValid() else len(self._steps.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._steps.rows):
            return None
        step = self._steps.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(step)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(step.words[:LONGEST_TIP])
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (title(step), step.verdict, about(step)) if part)
            case Qt.ItemDataRole.UserRole:
                return step
            case _:
                return None

    def step(self, row: int) -> Step:
        """The step of a row. Raises IndexError."""
        return self._steps.rows[row]


def title(step: Step) -> str:
    """The step in one line, e.g. `3  open Customers`."""
    words = one_line(step.words)
    return f"{step.number}  {words}" if step.number else words


def about(step: Step) -> str:
    """How long it took and what it cost, e.g. `1.2 s · $0.0042`."""
    took = [span(step.seconds)] if step.seconds else []
    return " · ".join([*took, money(step.dollars)] if step.dollars else took)
