"""`python -m tests.pictures [folder]`: the window in each of its states, light and dark, in real runs."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtWidgets import QApplication

from app.demo.server import DemoSite
from app.demo.story import story
from tests.pictures.camera import Camera
from tests.pictures.scenes import Scenes
from ui.models.sessions import Sessions
from ui.theme.palette import apply
from ui.window import MainWindow

PICTURES = Path(__file__).resolve().parents[2] / "assets" / "pictures"
SIZE = (1280, 800)
PORT = 8000


def main(folder: Path) -> None:
    """Draw all of them into the folder."""
    application = QApplication([])
    apply(application, "light")
    with TemporaryDirectory() as home, DemoSite(1, PORT) as site:
        os.environ["JOURNEYMAN_HOME"] = home
        sessions = Sessions()
        window = MainWindow(sessions)
        window.resize(*SIZE)
        window.show()
        try:
            Scenes(window, sessions, Camera(application, window, folder), site.url, story(site)).play()
        finally:
            window.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
