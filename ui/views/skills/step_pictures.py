"""What the elements of steps looked like when they were recorded: beside each step, and on the screen of then."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from perception.locators import Patch
from perception.screen import Observation, Place
from ui.theme.palette import colours

ROOM = QSize(72, 40)
"""For the picture beside a step; a larger one is made smaller."""
LONGER_SIDE = 1280
"""Pixels that the screen of then is drawn with."""


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


def within_room(image: QImage) -> QPixmap:
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
