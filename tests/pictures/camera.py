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
        apply(self._application, "dark")
        self._save(f"{name}-dark")
        apply(self._application, "light")
        self._save(name)

    def _save(self, name: str) -> None:
        self._application.processEvents()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        path = self._folder / f"{name}.png"
        picture.quantize(COLOURS, kmeans=1, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.name:24} {path.stat().st_size / 1000:6.1f} kB", flush=True)
