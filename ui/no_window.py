"""Why a window cannot be opened, and what to do about it, in one sentence; without Qt, which may be what is missing."""

from collections.abc import Sequence

PACKAGES = "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libdbus-1-3 libfontconfig1"
ADVICE = f"install {PACKAGES} (Debian, Ubuntu: sudo apt-get install {PACKAGES})"


def missing(error: ImportError) -> str:
    """What to install so that Qt can be loaded."""
    if isinstance(error, ModuleNotFoundError):
        return f"The window needs {error.name}: pip install 'journeyman[ui]'"
    return f"Qt cannot be loaded ({error}): {ADVICE}."


def why(told: Sequence[str]) -> str:
    """What keeps Qt from opening a window, after all that it told, the last one being that it gives up."""
    unreachable = [message for message in told if "could not connect to display" in message]
    if unreachable:
        display = unreachable[0].partition("display")[2].strip()
        return f"The window cannot be opened: there is no display {display}; use journeyman run instead."
    if any("Could not load the Qt platform plugin" in message for message in told):
        return f"The window cannot be opened: Qt lacks libraries of this system; {ADVICE}."
    return f"The window cannot be opened: {told[-1]}"
