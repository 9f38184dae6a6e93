"""What the elements of steps looked like when they were recorded: beside each step, and on the screen of then."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from perception.locators import Patch
from perception.screen import Observation, Place
from ui.theme.measures import LARGE
from ui.theme.palette import colours

ROOM = QSize(72, 40)
"""For the picture beside a step; a larger one is made smaller."""
LONGER_SIDE = 1280
"""Pixels that the screen of then is drawn with."""


class PicturedSteps(QStyledItemDelegate):
    """Every step has the same room for its picture, so that the words stand in one column."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        png = index.data(Qt.ItemDataRole.UserRole)
        if png is None:
            return
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = ROOM
        option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
        icon, shown = QIcon(), _within_room(QImage.fromData(png))
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # in its own colours in either
            icon.addPixmap(shown, mode)
        option.icon = icon

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words are where they are broken; the room beside an item is not counted by itself."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -2 * LARGE, 0)
        return super().sizeHint(narrower, index)


def screen_of_then(patch: Patch, png: bytes) -> QImage:
    """An empty screen with the element where it was; a null image where that is nowhere on it."""
    scale = LONGER_SIDE / max(patch.across, patch.down, 1)
    size = QSize(round(patch.across * scale), round(patch.down * scale))
    box = QRectF(0, 0, patch.width * scale, patch.height * scale)
    box.moveCenter(QRectF(patch.x * scale, patch.y * scale, 0, 0).topLeft())
    screen = QImage(size, QImage.Format.Format_RGB32)
    if screen.isNull() or not QRectF(screen.rect()).intersects(box):
        return QImage()
    screen.fill(QColor(colours().raised))
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, QImage.fromData(png))
    painter.end()
    return screen


def observed_then(patch: Patch) -> Observation:
    """That screen, of which nothing but its size is known."""
    return Observation(Place("", ""), (), (patch.across, patch.down))


def _within_room(image: QImage) -> QPixmap:
    """The picture in the middle of its room, never larger than it is."""
    room = QPixmap(ROOM)
    room.fill(Qt.GlobalColor.transparent)
    if not image.isNull():
        fits = image.width() <= ROOM.width() and image.height() <= ROOM.height()
        mode = Qt.TransformationMode.SmoothTransformation
        shown = image if fits else image.scaled(ROOM, Qt.AspectRatioMode.KeepAspectRatio, mode)
        painter = QPainter(room)
        painter.drawImage((ROOM.width() - shown.width()) // 2, (ROOM.height() - shown.height()) // 2, shown)
        painter.end()
    return room
