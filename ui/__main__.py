"""`python -m ui`, which `journeyman app` starts: what can keep a window from opening is told in one sentence."""

import os
import sys

from app.errors import UserError
from ui.arguments import arguments

MISUSED = 2
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PACKAGES = "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libdbus-1-3 libfontconfig1"


def main() -> int:
    """Start the window; the answer is the exit code."""
    words = sys.argv[1:]
    arguments(words)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in DISPLAYS):
        return refuse("There is no display to open a window on: start it on a desktop, or use journeyman run instead.")
    try:
        from ui.application import run
    except ImportError as error:
        return refuse(missing(error))
    try:
        return run(words)
    except UserError as problem:
        return refuse(str(problem))


def missing(error: ImportError) -> str:
    """What to install so that Qt can be loaded."""
    if isinstance(error, ModuleNotFoundError):
        return f"The window needs {error.name}: pip install 'journeyman[ui]'"
    return f"Qt cannot be loaded ({error}): install {PACKAGES} (Debian, Ubuntu: sudo apt-get install {PACKAGES})."


def refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


if __name__ == "__main__":
    raise SystemExit(main())
