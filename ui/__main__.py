"""`python -m ui`, which `journeyman app` starts: what can keep a window from opening is told in one sentence."""

import os
import sys

from app.errors import UserError
from ui.arguments import arguments
from ui.no_window import missing

MISUSED = 2
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


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


def refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


if __name__ == "__main__":
    raise SystemExit(main())
