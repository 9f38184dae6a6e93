"""Desktop programs worked by their pictures alone, their trees unread: `python -m tests.measure.by_pixels`.

An editor and a calculator, decided by the file on disk; and, where xcalc is installed (x11-apps), a program that has no
tree at all. Prints what each run ended with and how long it took.
"""

import shutil
import tempfile
import time
from pathlib import Path

import pytest

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Permissions, Task
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from controllers.sighted import Sighted
from tests.controllers.desktop.rig import Rig

BOTH = (
    'open the app Galculator, type "7*6", press Enter, wait until "42" is shown, open the app Mousepad, '
    'type "7 times 6 is 42", press Ctrl+S, wait until "Save As" is shown, type "{file}", press Enter, '
    'wait until "result.txt" is shown'
)
TREELESS = 'click "7", click "5", wait until "75" is shown'


def run(words: str, folder: Path) -> tuple[str, float]:
    """How the task ended, and after how many seconds."""
    target = Sighted(DesktopTarget(XScreen(), Truce(folder / "asking.lock")), "pixels")
    session = Session({"desktop": target})
    engine = Engine(session, PlainBrain(), Nobody())
    began = time.monotonic()
    for _ in engine.run(Task(words, Permissions(effects=frozenset({"unknown"})))):
        pass
    session.close()
    return f"{engine.episode.ending}: {engine.episode.sentence}", time.monotonic() - began


def main() -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch, Rig(Path(home)) as rig:
        for name, value in rig.environment.items():
            patch.setenv(name, value)
        patch.setenv("JOURNEYMAN_HOME", str(Path(home) / "journeyman"))
        file = Path(home) / "result.txt"
        ending, seconds = run(BOTH.format(file=file), Path(home))
        written = file.read_text() if file.exists() else "nothing"
        print(f"editor and calculator   {seconds:6.1f} s   {ending}   on disk: {written!r}")
        if shutil.which("xcalc"):
            rig.run("xcalc")
            ending, seconds = run(f'wait until "DEG" is shown, {TREELESS}', Path(home))
            print(f"a program without tree  {seconds:6.1f} s   {ending}")


if __name__ == "__main__":
    main()
