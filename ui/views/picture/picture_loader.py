"""Pictures from files, decoded and scaled off the GUI thread; a few are kept."""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from app.errors import UserError
from ui.models.background import Background

KEPT = 24
WAITING = 8
Wanted = tuple[Path, int, int]


class PictureLoader(QObject):
    """One picture at a time, the one asked for last first; `loaded` says that one more can be had."""

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._waiting: list[Wanted] = []
        self._loading: Wanted | None = None

    def get(self, path: Path, room: QSize) -> QImage | None:
        """The picture scaled into that room (device pixels), or None until it is loaded; null if it is none."""
        wanted = (path, room.width(), room.height())
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted != self._loading:
            self._waiting = [*(each for each in self._waiting if each != wanted), wanted][-WAITING:]
            self._load_next()
        return None

    def _load_next(self) -> None:
        if self._loading is None and self._waiting:
            wanted = self._loading = self._waiting.pop()
            self._background.run(
                lambda: scaled(*wanted), lambda image: self._keep(wanted, image), lambda _: self._keep(wanted, QImage())
            )

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        self._kept[wanted] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._loading = None
        self._load_next()
        self.loaded.emit()


def scaled(path: Path, width: int, height: int) -> QImage:
    """The picture at most that large, in its own proportions. Raises UserError when it cannot be read."""
    reader = QImageReader(str(path))
    size = reader.size()
    if size.width() > width or size.height() > height:
        reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UserError(f"The picture {path} cannot be read: {reader.errorString()}.")
    return image
