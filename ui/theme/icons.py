"""Icons from `assets/icons`: drawn in the theme's colour whenever they are painted, at the size asked for."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.palette import ASSETS, colours

FOLDER = ASSETS / "icons"


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon of that name; `colour` is `#rrggbb` or the name of a theme colour, `text` where it is None.

    Raises KeyError when there is no such icon.
    """
    _renderer(name)
    return QIcon(_Tinted(name, colour or "text"))


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The icon as a picture of `size` device-independent pixels, crisp at that device pixel ratio."""
    return _drawn(name, getattr(colours(), colour, colour), size, scale)


@cache
def _drawn(name: str, colour: str, size: int, scale: float) -> QPixmap:
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name).render(painter, QRectF(0, 0, size, size))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return picture


class _Tinted(QIconEngine):
    """Looks its colour up when it is painted, so that an icon made once follows the theme."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = min(rect.width(), rect.height())
        corner = rect.center() - QPoint((size - 1) // 2, (size - 1) // 2)
        painter.drawPixmap(corner, self._drawn(size, mode, painter.device().devicePixelRatioF()))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, scale)

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._colour)

    def _drawn(self, size: int, mode: QIcon.Mode, scale: float) -> QPixmap:
        return pixmap(self._name, "dim" if mode == QIcon.Mode.Disabled else self._colour, size, scale)


@cache
def _renderer(name: str) -> QSvgRenderer:
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise KeyError(f"there is no icon {name}")
    return QSvgRenderer(str(file))
