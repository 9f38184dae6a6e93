"""How a step of a skill is painted: its number in a column of its own, what its element looked like, its words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.skills.steps import LINES, PICTURE, Lines
from ui.theme.measures import SMALL
from ui.theme.palette import colours
from ui.views.skills.step_pictures import ROOM, within_room

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
        room = self._room(QRect(0, 0, self._view.viewport().width(), 0), index)
        heights = sum(self._height(text, room.width()) for text in lines.texts)
        return QSize(0, max(heights, ROOM.height() if _picture(index) else 0) + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines: Lines = index.data(LINES)
        painter.save()
        self._paint_ground(painter, option)
        room = self._room(option.rect, index)
        painter.setPen(QColor(colours().text))
        left = room.left() - self._beside(index)
        number = QRect(option.rect.left(), room.top(), left - SMALL - option.rect.left(), room.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), lines.number)
        if png := _picture(index):
            painter.drawPixmap(
                left, room.top() + (room.height() - ROOM.height()) // 2, within_room(QImage.fromData(png))
            )
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

    def _room(self, row: QRect, index: Index) -> QRect:
        """Where the words stand, as far to the right as the widest number and the pictures want."""
        lines: Lines = index.data(LINES)
        number = self._metrics().horizontalAdvance(f"{self._view.model().rowCount()}.")
        left = SMALL + number + SMALL + lines.depth * INDENT + self._beside(index)
        return row.adjusted(left, PADDING, -SMALL, -PADDING)

    def _beside(self, index: Index) -> int:
        """Pixels for the picture, where any step has one: the words of all stand in one column."""
        return 0 if index.data(PICTURE) is None else ROOM.width() + SMALL

    def _height(self, text: str, width: int) -> int:
        return self._metrics().boundingRect(0, 0, width, 10_000, WRAP, text).height()

    def _metrics(self) -> QFontMetrics:
        return self._view.fontMetrics()


def _picture(index: Index) -> bytes:
    return index.data(PICTURE) or b""
