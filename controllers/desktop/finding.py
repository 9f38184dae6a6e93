"""Which screen there is to work, or why there is none."""

import os
import sys

from controllers.desktop.screen import WAYLAND, Screen
from controllers.errors import ControllerError


def find_screen() -> Screen:
    """The screen of the session that this process runs in. Raises ControllerError, one sentence."""
    if sys.platform in ("win32", "darwin"):
        from controllers.desktop.portable import PortableScreen

        return PortableScreen()
    if not os.environ.get("DISPLAY"):
        if os.environ.get("WAYLAND_DISPLAY"):
            raise ControllerError(WAYLAND)
        raise ControllerError("There is no desktop here (DISPLAY is not set); start Journeyman in a desktop session.")
    try:
        from controllers.desktop.x11.screen import XScreen
    except ImportError as error:
        raise ControllerError(f"The desktop needs the package {error.name}; run python3 make.py setup.") from error
    return XScreen()
