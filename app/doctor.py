"""Whether this machine has what a run needs, looked at one thing after the other."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from app.errors import UserError
from app.home import ensure_home, home
from app.keys import ANTHROPIC, key, server
from app.learning.embedding import lazy_embedding
from app.records import Records
from app.settings import Settings, load_settings
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.desktop.accessibility import Trees, TreeUnavailable
from controllers.desktop.finding import find_screen
from controllers.errors import ControllerError
from skills.database import DatabaseProblem

NO_DESKTOP = "There is no desktop here; pages and phones can be worked all the same."
OLDEST_PYTHON = (3, 11)
ROOM = 200_000_000
"""Bytes that should be free: some hundred runs with their pictures."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that was looked at. `remedy` is empty when all is well or `sentence` names it already."""

    name: str
    ok: bool
    sentence: str
    remedy: str = ""


def checks() -> Iterator[CheckResult]:
    """Look at everything, one result at a time; where the settings are wrong, go on with the defaults.

    Makes the data folder, journal and library where they are missing.
    """
    yield python(sys.version_info[:2])
    yield packages("journeyman")
    settings, result = _settings()
    yield result
    yield _attempt("browser", lambda: browser(settings.browser))
    yield _attempt("data", data_folder)
    yield _attempt("records", records)
    yield model(settings)
    if settings.embedding:
        yield embedding(settings.embedding)
    yield eyes()
    yield display(settings.headed)
    yield _attempt("desktop", desktop) if has_screen() else CheckResult("desktop", True, NO_DESKTOP)
    yield room(home())


def python(running: tuple[int, int]) -> CheckResult:
    """Whether this Python is new enough."""
    oldest = ".".join(map(str, OLDEST_PYTHON))
    remedy = "" if running >= OLDEST_PYTHON else f"Install Python {oldest} or newer and set Journeyman up with it."
    return CheckResult("Python", not remedy, f"Python {'.'.join(map(str, running))} at {sys.executable}.", remedy)


def packages(distribution: str) -> CheckResult:
    """Whether everything that `distribution` requires, its extras left out, is installed."""
    try:
        required = [line for line in metadata.requires(distribution) or [] if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        required = [distribution]
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        return CheckResult("packages", False, f"Not installed: {', '.join(missing)}.", "Run python3 make.py setup.")
    return CheckResult("packages", True, f"All {len(names)} packages are installed.")


def browser(setting: str) -> str:
    """Starts the browser, without a window. Raises ControllerError when there is none or it does not start."""
    path = find_browser(setting)
    with tempfile.TemporaryDirectory() as downloads:
        Chromium.launch(path, downloads=Path(downloads)).close()
    return f"{path} starts."


def data_folder() -> str:
    """Where things are kept. Raises UserError when nothing can be."""
    return f"What Journeyman keeps goes to {ensure_home()}."


def records() -> str:
    """Raises UserError or DatabaseProblem when runs, or what they taught, cannot be written down."""
    with Records.open():
        return "Journal and library open."


def model(settings: Settings) -> CheckResult:
    """Whether a model could be asked (it is not); a lack only where the settings want one."""
    wanted = settings.brain == "claude"
    if not _is_installed("anthropic"):
        remedy = "Run python3 make.py setup." if wanted else ""
        return CheckResult("model", not wanted, "The package anthropic is not installed.", remedy)
    try:
        address, there = server(settings.base_url), key(settings.base_url) is not None
    except UserError as error:
        return CheckResult("model", not wanted, str(error))
    if there:
        return CheckResult("model", True, f"There is a key for {address}.")
    lacking = wanted and address == ANTHROPIC
    sentence = f"There is no key for {address}; plain words need none."
    return CheckResult("model", not lacking, sentence, "Run journeyman key set." if lacking else "")


def embedding(folder: str) -> CheckResult:
    """Whether what means the same can be found by the model in that folder."""
    troubles: list[str] = []
    with lazy_embedding(folder, troubles.append) as embedding:
        found = embedding()
    sentence = f"What means the same is found by the model in {folder}." if found else troubles[0]
    return CheckResult("embedding", found is not None, sentence)


def eyes() -> CheckResult:
    """What reads pictures of screens, and in which scripts; a lack only of what a screen without a tree needs."""
    try:
        from perception.pixels.ocr import NoReader, engine
        from perception.pixels.tesseract import languages
    except ImportError as missing:
        remedy = "Install Journeyman's extra vision."
        return CheckResult("eyes", False, f"Pictures cannot be read: {missing.name} is missing.", remedy)
    try:
        first = engine().name
    except NoReader as problem:
        return CheckResult("eyes", False, str(problem))
    others = [language for language in languages() if language != "eng"]
    told = f"Tesseract reads {', '.join(others)}" if others else "for other scripts install Tesseract's languages"
    return CheckResult("eyes", True, f"Pictures of screens are read by {first} (Latin and Chinese); {told}.")


def display(headed: bool) -> CheckResult:
    """Whether a window could be shown; a lack only where the settings want one."""
    if has_screen():
        return CheckResult("display", True, "A browser window can be shown.")
    sentence = "There is no display: browsers run without a window."
    remedy = "Start it in a desktop session, or leave the setting headed out." if headed else ""
    return CheckResult("display", not headed, sentence, remedy)


def has_screen() -> bool:
    """Whether there is a desktop that could be tried."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def desktop() -> str:
    """Connects to the desktop. Raises ControllerError when it cannot be worked, saying why."""
    screen = find_screen()
    try:
        return f"The desktop of {len(screen.monitors())} monitor(s) can be worked; {_trees_sentence()}"
    finally:
        screen.close()


def _trees_sentence() -> str:
    """Whether programs can tell their accessibility trees, and what helps if they cannot."""
    trees = Trees()
    try:
        trees.window(0, "")
    except TreeUnavailable as problem:
        has_bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        remedy = "install at-spi2-core" if has_bus else "begin the session, or Journeyman, with dbus-run-session"
        return f"programs are read from their pictures alone ({problem}): {remedy}."
    finally:
        trees.close()
    return "programs tell what is on them."


def room(folder: Path) -> CheckResult:
    """Whether the disk has room for journal and pictures."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(existing).free
    remedy = "" if free >= ROOM else f"Make {ROOM // 1_000_000} MB free there, or set JOURNEYMAN_HOME to another disk."
    return CheckResult("disk", not remedy, f"{free / 1e9:.1f} GB are free for {folder}.", remedy)


def _settings() -> tuple[Settings, CheckResult]:
    try:
        return load_settings(), CheckResult("settings", True, "The settings are in order.")
    except UserError as error:
        return Settings(), CheckResult("settings", False, str(error))


def _attempt(name: str, look: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(name, True, look())
    except (UserError, ControllerError, DatabaseProblem) as error:
        return CheckResult(name, False, str(error))


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
