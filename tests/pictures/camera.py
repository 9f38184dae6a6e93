"""Takes a picture of the window in each theme, small enough for a README."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.theme.palette import apply

COLOURS = 256


class Camera:
    """Looks at one window; pictures go to the folder as `name.png` and `name-dark.png`."""

    def __init__(self, application: QApplication, window: QMainWindow, folder: Path) -> None:
        self._application, self._window, self._folder = application, window, folder

    def take(self, name: str) -> None:
        """Both are taken before the first is saved: what is shown goes on meanwhile."""
        apply(self._application, "dark")
        dark = self._look()
        apply(self._application, "light")
        light = self._look()
        self._save(f"{name}-dark", dark)
        self._save(name, light)

    def _look(self) -> QBuffer:
        self._application.processEvents()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        return buffer

    def _save(self, name: str, buffer: QBuffer) -> None:
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        path = self._folder / f"{name}.png"
        picture.quantize(COLOURS, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.name:24} {path.stat().st_size / 1000:6.1f} kB", flush=True)
