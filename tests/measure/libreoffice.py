"""LibreOffice under GTK 3, which tells wrong places: does a press on what is told meet it?

python -m tests.measure.libreoffice [--presses 5]

Needs libreoffice-writer and libreoffice-gtk3. Tool bar buttons that can be on or off are pressed, each the same number
of times; a press counts as right if that button, and no other one, changed.
"""

import argparse
import tempfile
from pathlib import Path

import pytest

from controllers.actions import Tap
from controllers.controller import Found
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from perception.locators import described
from perception.screen import Capture
from tests.controllers.desktop.conftest import Desk
from tests.controllers.desktop.rig import Rig

NAMES = ("Bold", "Italic", "Strikethrough", "Center", "Right", "Justified")
COMMAND = ("soffice", "--writer", "--norestore", "--nologo", "--nofirststartwizard")


def main() -> None:
    """Press and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, Rig(Path(folder)) as rig:
        for name, value in rig.environment.items():
            patch.setenv(name, value)
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        rig.run(*COMMAND, SAL_USE_VCLPLUGIN="gtk3")
        screen = XScreen()
        desk = Desk(DesktopTarget(XScreen(), Truce(Path(folder, "asking.lock"))), screen)
        seen = desk.shows(lambda seen: {e.name for e in seen.nodes} >= set(NAMES))
        print(f"read from {seen.sight or 'its tree'}: {len(seen.nodes)} elements")
        right = sum(_pressed(desk, name) for _ in range(chosen.presses) for name in NAMES)
        print(f"{right} of {chosen.presses * len(NAMES)} presses met what was told")
        desk.target.close()
        screen.close()


def _pressed(desk: Desk, name: str) -> bool:
    """Whether a press on that button changed it."""
    found = desk.target.locate(described(name, "button"))
    assert isinstance(found, Found), f"{name}: {found}"
    before = _on(desk.target.capture(picture=False))
    desk.target.perform(Tap(), found)
    desk.target.settled(3.0)
    after = _on(desk.target.capture(picture=False))
    print(name, sorted(before ^ after))
    return name in before ^ after


def _on(seen: Capture) -> set[str]:
    return {e.name for e in seen.nodes if e.name in NAMES and "pressed" in e.states}


if __name__ == "__main__":
    main()
