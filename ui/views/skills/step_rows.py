"""How a step of a skill is painted: its number in a column of its own, its words beside it, what it comes to below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.skills.steps import LINES, Lines
from ui.theme.measures import SMALL
from ui.theme.palette import colours

PADDING, INDENT = 6, 20
WRAP = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class StepRows(QStyledItemDelegate):
    """Words that are too long go on below themselves, never below the number."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines: Lines = index.data(LINES)
        room = self._room(QRect(0, 0, self._view.viewport().width(), 0), lines)
        heights = sum(self._height(text, room.width()) for text in lines.texts)
        return QSize(0, heights + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines: Lines = index.data(LINES)
        painter.save()
        self._paint_ground(painter, option)
        room = self._room(option.rect, lines)
        painter.setPen(QColor(colours().text))
        number = QRect(option.rect.left(), room.top(), room.left() - SMALL - option.rect.left(), room.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), lines.number)
        for text, colour in zip(lines.texts, ("text", "dim"), strict=False):
            painter.setPen(QColor(getattr(colours(), colour)))
            painter.drawText(room, WRAP, text)
            room.setTop(room.top() + self._height(text, room.width()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().accent_soft if chosen else colours().raised))
            painter.drawRoundedRect(option.rect, PADDING, PADDING)

    def _room(self, row: QRect, lines: Lines) -> QRect:
        """Where the words stand, as far to the right as the widest number wants."""
        number = self._metrics().horizontalAdvance(f"{self._view.model().rowCount()}.")
        return row.adjusted(SMALL + number + SMALL + lines.depth * INDENT, PADDING, -SMALL, -PADDING)

    def _height(self, text: str, width: int) -> int:
        return self._metrics().boundingRect(0, 0, width, 10_000, WRAP, text).height()

    def _metrics(self) -> QFontMetrics:
        return self._view.fontMetrics()
