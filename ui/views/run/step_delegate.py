"""How a row of the timeline is painted, closed and open."""

import re
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.steps import Step, lines
from ui.models.timeline import STEP, about, title
from ui.theme.icons import pixmap
from ui.theme.measures import SMALL, TIGHT
from ui.theme.palette import colours

Picture = Callable[[str, QSize], QImage | None]
"""The picture with this digest for that room, where it is there already."""
ICON = 14
INDENT = ICON + SMALL
SIGNS = {
    "worked": ("check", "good"),
    "noted": ("check", "good"),
    "no change": ("cross", "warning"),
    "wrong screen": ("warning", "warning"),
    "undecided": ("question", "warning"),
    "refused": ("shield", "danger"),
    "changed": ("edit", "accent"),
    "you did it": ("hand", "accent"),
}
KINDS = {"task": ("run", "accent"), "ask": ("question", "accent"), "yours": ("hand", "accent")}
INK = {
    "thought": "dim",
    "evidence": "dim",
    "side": "dim",
    "decision": "warning",
    "trouble": "warning",
    "said": "accent",
}


class StepDelegate(QStyledItemDelegate):
    """Paints a step: sign, words and, dim below, how it turned out; all its lines where the row is open."""

    def __init__(self, view: QAbstractItemView, is_open: Callable[[int], bool], picture: Picture) -> None:
        super().__init__(view)
        self._view = view
        self._is_open = is_open
        self._picture = picture
        self._heights: dict[int, int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.row()
        if row not in self._heights:  # the view asks for every row whenever one is added
            self._heights[row] = self._whole_height(index.data(STEP), self._is_open(row))
        return QSize(0, self._heights[row])

    def forget(self, row: int | None = None) -> None:
        """The height of this row, or of all rows, is not what it was."""
        if row is None:
            self._heights.clear()
        else:
            self._heights.pop(row, None)

    def _whole_height(self, step: Step, opened: bool) -> int:
        line = self._view.fontMetrics().height()
        below = (line if _second(step) else 0) + 2 * SMALL
        if not opened:
            return line + below
        told = sum(self._height(text, kind) for kind, text in lines(step))
        return self._height(title(step), step.kind) + below + TIGHT + told + self._pictures_height(step)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        step: Step = index.data(STEP)
        painter.save()
        self._paint_ground(painter, option)
        room = QRect(option.rect).adjusted(SMALL, SMALL, -SMALL, 0)
        self._paint_sign(painter, step, room)
        room.adjust(INDENT, 0, 0, 0)
        self._paint_head(painter, step, room, self._is_open(index.row()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, box = option.state, QRect(option.rect).adjusted(1, 1, -1, -1)
        ground = "accent_soft" if state & QStyle.StateFlag.State_Selected else "raised"
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours(), ground)))
            painter.drawRoundedRect(box, 6, 6)

    def _paint_sign(self, painter: QPainter, step: Step, room: QRect) -> None:
        name, colour = SIGNS.get(step.verdict) or KINDS.get(step.kind, ("", ""))
        if step.kind == "answer":
            name, colour = "speech", "good"
        height = self._view.fontMetrics().height()
        if name:
            picture = pixmap(name, colour, ICON, self._view.devicePixelRatioF())
            painter.drawPixmap(room.left(), room.top() + (height - ICON) // 2, picture)
        else:  # not judged yet
            painter.setPen(QColor(colours().dim))
            painter.drawEllipse(room.left() + 4, room.top() + height // 2 - 3, 6, 6)

    def _paint_head(self, painter: QPainter, step: Step, room: QRect, opened: bool) -> None:
        metrics = self._view.fontMetrics()
        if opened:
            self._paint_line(painter, step.kind, title(step), room)
        else:
            painter.setFont(self._font(step.kind))
            painter.setPen(QColor(colours().text))
            _one_line(painter, room, title(step))
            room.setTop(room.top() + metrics.height())
        painter.setFont(self._view.font())
        if second := _second(step):
            painter.setPen(QColor(colours().dim))
            _one_line(painter, room, second)
            room.setTop(room.top() + metrics.height())
        if opened:
            room.setTop(room.top() + TIGHT)
            for kind, text in lines(step):
                self._paint_line(painter, kind, text, room)
            self._paint_pictures(painter, step, room)

    def _paint_line(self, painter: QPainter, kind: str, text: str, room: QRect) -> None:
        painter.setFont(self._font(kind))
        painter.setPen(QColor(getattr(colours(), INK.get(kind, "text"))))
        text = breakable(text)
        height = self._height(text, kind)
        painter.drawText(room.left(), room.top(), room.width(), height, WRAP, text)
        room.setTop(room.top() + height)

    def _paint_pictures(self, painter: QPainter, step: Step, room: QRect) -> None:
        """Before and after, side by side, each with its word above."""
        size = self._thumbnail()
        for place, (word, digest) in enumerate((("before", step.before), ("after", step.after))):
            corner = room.topLeft() + QPoint(place * (size.width() + SMALL), TIGHT)
            if digest:
                painter.setPen(QColor(colours().dim))
                painter.drawText(corner + QPoint(0, painter.fontMetrics().ascent()), word)
                below = corner + QPoint(0, painter.fontMetrics().height())
                if image := self._picture(digest, size):
                    painter.drawImage(QRect(below, _within(image, size)), image)

    def _pictures_height(self, step: Step) -> int:
        pictured = bool(step.before or step.after)
        return (self._thumbnail().height() + self._view.fontMetrics().height() + SMALL) if pictured else 0

    def _thumbnail(self) -> QSize:
        width = (self._width() - SMALL) // 2
        return QSize(width, width * 5 // 8)

    def _width(self) -> int:
        return self._view.viewport().width() - 2 * SMALL - INDENT

    def _font(self, kind: str) -> QFont:
        font = QFont(self._view.font())
        font.setItalic(kind == "thought")
        font.setBold(kind == "task")
        return font

    def _height(self, text: str, kind: str) -> int:
        metrics = QFontMetrics(self._font(kind))
        return metrics.boundingRect(0, 0, self._width(), 10_000, WRAP, breakable(text)).height() + 2


BREAKS = re.compile("([/?&=_.,;-])(?=\\S)")
WRAP = int(Qt.TextFlag.TextWordWrap)


def breakable(text: str) -> str:
    """The text with invisible places where long addresses may go on in the next line."""
    return BREAKS.sub("\\1\u200b", text)


def _second(step: Step) -> str:
    """The line below: how it turned out, how long it took, what it cost."""
    last = step.verdict
    if step.said and not last:
        last = step.said[-1]
    return " · ".join(part for part in (last, about(step), "retried" if step.troubles else "") if part)


def _one_line(painter: QPainter, room: QRect, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room.left(), room.top() + painter.fontMetrics().ascent(), cut)


def _within(image: QImage, room: QSize) -> QSize:
    return image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
