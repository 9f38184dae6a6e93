"""Finding a browser to drive, and getting one onto a machine that has none.

Looked for in this order: the setting, what Playwright downloaded, then Chrome, Edge or Chromium of the machine.
`python -m controllers.browser.finding [--install]` prints the path.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from controllers.errors import ControllerError

SETTING = "JOURNEYMAN_BROWSER"
STARTS_WITHIN = 30.0
ADVICE = "install Chrome, Edge or Chromium, or name a browser in JOURNEYMAN_BROWSER"

COMMANDS = (
    "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chromium", "chromium-browser",
)  # fmt: skip
MAC_APPS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
PLAYWRIGHTS_LAYOUT = {
    "linux": "chromium-*/chrome-linux*/chrome",
    "darwin": "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "win32": "chromium-*/chrome-win*/chrome.exe",
}


def find_browser(setting: str | None = None) -> str:
    """The path of the browser to drive: `setting` (or $JOURNEYMAN_BROWSER) if given, else the first one found.

    Installs nothing. Raises ControllerError when the setting names no program, or nothing is found.
    """
    wanted = setting or os.environ.get(SETTING, "")
    if wanted:
        path = shutil.which(wanted)
        if path is None:
            raise ControllerError(f"{SETTING} names {wanted!r}, which is no program: correct it or leave it out.")
        return path
    found = next(chain(_downloaded(), _installed()), None)
    if found is None:
        raise ControllerError(f"No browser was found: {ADVICE}.")
    return found


def version(browser: str) -> str:
    """What the browser at that path calls itself, which shows that it starts.

    Raises ControllerError when it does not.
    """
    if sys.platform == "win32":  # there, --version opens a window instead of answering
        return Path(browser).name
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=STARTS_WITHIN)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ControllerError(f"{browser} does not start ({error}): {ADVICE}.") from error
    if answer.returncode:
        raise ControllerError(f"{browser} does not start ({_last_line(answer.stderr)}): {ADVICE}.")
    return answer.stdout.strip()


def install_browser() -> str:
    """Get a browser, by the first way that leaves one that starts, and give its path.

    Prints what it is doing. Raises ControllerError when every way failed.
    """
    for words, command in _ways_to_install():
        print(f"No browser yet: {words}.", file=sys.stderr, flush=True)
        failed = subprocess.run(command, stdout=sys.stderr, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
        if not failed.returncode and (browser := _starting_browser()):
            return browser
    raise ControllerError(f"No browser could be installed, see above: {ADVICE}.")


def _starting_browser() -> str | None:
    try:
        browser = find_browser()
        version(browser)
    except ControllerError:
        return None
    return browser


def _ways_to_install() -> Iterator[tuple[str, list[str]]]:
    """What to say and what to run, best way first; each is tried after the one before it did not help."""
    yield "downloading Playwright's Chromium", [sys.executable, "-m", "playwright", "install", "chromium"]
    if sys.platform != "win32" and os.geteuid() == 0 and shutil.which("apt-get"):
        yield "updating the package lists", ["apt-get", "update"]
        yield "installing chromium by apt-get", ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]


def _downloaded() -> Iterator[str]:
    """Browsers that `playwright install` has put down, newest first."""
    layout = PLAYWRIGHTS_LAYOUT.get(sys.platform, PLAYWRIGHTS_LAYOUT["linux"])
    for path in sorted(_registry().glob(layout), key=_revision, reverse=True):
        if os.access(path, os.X_OK):
            yield str(path)


def _registry() -> Path:
    """The folder of Playwright's downloads."""
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(chosen)
    match sys.platform:
        case "darwin":
            cache = Path.home() / "Library" / "Caches"
        case "win32":
            cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        case _:
            cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "ms-playwright"


def _revision(path: Path) -> int:
    """The 1255 of `chromium-1255/...`."""
    folder = path.relative_to(_registry()).parts[0]
    return int(folder.rpartition("-")[2]) if folder.rpartition("-")[2].isdigit() else 0


def _installed() -> Iterator[str]:
    """Browsers of this machine, on the command path or where their installers put them."""
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (str(path) for path in _usual_places() if path.is_file())


def _usual_places() -> Iterator[Path]:
    match sys.platform:
        case "darwin":
            yield from (
                root / app for app in MAC_APPS for root in (Path("/Applications"), Path.home() / "Applications")
            )
        case "win32":
            roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
            yield from (Path(root) / program for program in WINDOWS_PROGRAMS for root in roots if root)


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2] or "no reason given"


def main() -> int:
    """Print the browser's path; with --install, get one first where none starts."""
    parser = argparse.ArgumentParser(prog="python -m controllers.browser.finding", description=main.__doc__)
    parser.add_argument("--install", action="store_true", help="get a browser when none is found that starts")
    arguments = parser.parse_args()
    try:
        if arguments.install and not os.environ.get(SETTING):
            print(_starting_browser() or install_browser())
        else:
            print(find_browser())
    except ControllerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
