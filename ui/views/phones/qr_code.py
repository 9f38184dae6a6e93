"""A QR code for a phone's camera: black on white in every theme, each module some whole pixels."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

MODULE = 5
QUIET = 4
"""Modules of white that the standard (ISO 18004) wants around it."""


class QrCode(QWidget):
    """Empty until a text is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._image = QImage()

    @property
    def image(self) -> QImage:
        """One pixel for each module."""
        return self._image

    def show_text(self, text: str) -> None:
        """Show the code of this text; none for ""."""
        if text != self._text:
            self._text, self._image = text, _drawn(text) if text else QImage()
            self.setAccessibleName("QR code to pair with" if text else "")
            self.setFixedSize(QSize(self._image.width(), self._image.height()) * MODULE)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawImage(self.rect(), self._image)


def _drawn(text: str) -> QImage:
    import segno  # a moment, and only whoever pairs needs it

    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=QUIET)]
    image = QImage(len(rows[0]), len(rows), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x, y, Qt.GlobalColor.black)
    return image
