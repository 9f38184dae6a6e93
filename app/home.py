"""Where what Journeyman keeps lies: one folder, private to the person.

`$JOURNEYMAN_HOME` if that is set, else the platform's folders for data and for settings.
"""

import os
from pathlib import Path

import platformdirs

from app.errors import UserError

APP = "journeyman"
VARIABLE = "JOURNEYMAN_HOME"


def home() -> Path:
    """The data folder: journal.db, library.db, pictures/."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser().absolute() if named else platformdirs.user_data_path(APP, appauthor=False)


def settings_file() -> Path:
    """The settings file, which need not exist."""
    folder = home() if os.environ.get(VARIABLE) else platformdirs.user_config_path(APP, appauthor=False)
    return folder / "settings.toml"


def ensure_home() -> Path:
    """The data folder, made where it is missing. Raises UserError when nothing can be written there."""
    folder = home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(folder, error.strerror or "it cannot be made") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(folder, "it is read-only")
    return folder


def _unusable(folder: Path, why: str) -> UserError:
    return UserError(
        f"Journeyman cannot keep its data in {folder} ({why}): set {VARIABLE} to a folder that you may write to."
    )
