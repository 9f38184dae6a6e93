"""`python -m tests.pictures [folder] [shop|skills|phone]`: the window in its states, light and dark, in real runs."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtWidgets import QApplication

from app.demo.server import DemoSite
from app.demo.story import story
from tests.controllers.virtual_phone.adb_server import BUNDLED, AdbServer
from tests.pictures.camera import Camera
from tests.pictures.phone_scenes import PhoneScenes
from tests.pictures.scenes import Scenes
from ui.models.sessions import Sessions
from ui.theme.palette import apply
from ui.window import MainWindow

PICTURES = Path(__file__).resolve().parents[2] / "assets" / "pictures"
SIZE = (1280, 800)
PORT = 8000


def main(folder: Path, only: str) -> None:
    """Draw all of them, or only those of the shop, of skills or of the phone, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    apply(application, "light")
    with TemporaryDirectory() as home, DemoSite(1, PORT) as site, AdbServer(Path(home)) as adb:
        os.environ["JOURNEYMAN_HOME"] = home
        os.environ["ANDROID_ADB_SERVER_PORT"], os.environ["ADBUTILS_ADB_PATH"] = str(adb.port), str(BUNDLED)
        sessions = Sessions()
        window = MainWindow(sessions)
        window.resize(*SIZE)
        window.show()
        try:
            camera = Camera(application, window, folder)
            if only in ("", "phone"):
                PhoneScenes(window, sessions, camera).play()
            scenes = Scenes(window, sessions, camera, site.url, story(site))
            if only in ("", "shop"):
                scenes.play()
            if only in ("", "skills"):
                scenes.play_skills()
        finally:
            window.end()


if __name__ == "__main__":
    folder, only = (*sys.argv[1:3], "", "")[:2]
    main(Path(folder) if folder else PICTURES, only)
