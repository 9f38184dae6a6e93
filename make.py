"""Set Journeyman up on this machine, start it and test it. Needs Python 3.11 or newer, and nothing else.

Packages go into .venv beside this file. Setting up again costs nothing while nothing changed.
"""

from __future__ import annotations  # an older Python must still get as far as the sentence that says it is too old

import argparse
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up"
OLDEST = (3, 11)
ROOM = 1_500_000_000  # bytes that an installation may need, with what pip unpacks on the way

COMMANDS = {
    "demo": "set up, then do a job in the window, or without a display as `journeyman demo`, whose arguments it takes",
    "test": "set up, then run ruff, mypy and pytest; further arguments are pytest's own",
    "lint": "set up, then run ruff (rules and format) and mypy",
    "setup": "only set up: .venv, packages, a browser",
    "clean": "remove .venv, caches and build results",
}
TESTERS = str((os.cpu_count() or 1) + 1)  # processes that test: half of the time they wait for browsers and phones
LEFTOVERS = (".venv", "build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache", "*.egg-info", "**/__pycache__")
TOLD_BY_PIP = ("Collecting", "Building", "Installing", "Successfully", "WARNING: Retrying", "ERROR")
WINDOW_LIBRARIES = """libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0
libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0""".split()
"""What Qt needs of a Debian or Ubuntu and does not bring itself."""
WINDOW_PROBE = """import ctypes, glob, PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork
list(map(ctypes.CDLL, glob.glob(PySide6.__path__[0] + "/Qt/plugins/platforms/libqxcb.so")))"""
TEST_PROGRAMS = tuple("Xvfb dbus-daemon openbox mousepad galculator tesseract /usr/libexec/at-spi-bus-launcher".split())
TEST_DESKTOP = "xvfb dbus openbox tesseract-ocr tesseract-ocr-heb mousepad galculator at-spi2-core".split()
"""What the tests of desktop and pictures work with, as packages of a Debian or Ubuntu."""
BY_APT = "Debian, Ubuntu: sudo apt-get install"
OFFLINE = ("NewConnectionError", "NameResolutionError", "name resolution", "unreachable", "ProxyError", "timed out")


class Trouble(Exception):
    """Setting up cannot go on: one sentence and what to do next."""


def main(words: list[str]) -> int:
    """Do what the command line says; the answer is the exit code."""
    chosen = arguments(words)
    try:
        require_python(tuple(sys.version_info[:3]))
        if chosen.command == "clean":
            clean()
            return 0
        set_up()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if chosen.command == "setup":
        say("Ready: python3 make.py demo")
        return 0
    return {"demo": demo, "test": test, "lint": lint}[chosen.command](chosen.rest)


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 make.py",
        description=__doc__,
        epilog="\n".join(("commands:", *(f"  {name:<8}{what}" for name, what in COMMANDS.items()))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command", help=", ".join(COMMANDS))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="handed on to what is run")
    return parser.parse_args(words)


def require_python(version: tuple[int, ...]) -> None:
    if version < OLDEST:
        running, oldest = ".".join(map(str, version)), ".".join(map(str, OLDEST))
        what = f"Journeyman needs Python {oldest} or newer and this is {running}"
        raise Trouble(f"{what}: install a newer one and run it by name, e.g. python{oldest} make.py demo.")


def demo(rest: list[str]) -> int:
    """In the window, so that it can be watched; with arguments, without a display or without Qt as text."""
    if rest or not has_display() or not has_window():
        return run(BIN / "journeyman", "demo", *rest)
    say("The window shows a whole job in a small shop; close it to end")
    return run(BIN / "journeyman", "app", "--demo")


def has_display() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_window() -> bool:
    """Whether Qt, with all that it needs of the system, can be loaded here."""
    return run(PYTHON, "-c", WINDOW_PROBE, quiet=True) == 0


def test(rest: list[str]) -> int:
    """Run ruff and pytest, with mypy beside them; each runs even if another fails. The first failure is the answer."""
    fetch_test_desktop()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of some hundred programs compiles the project again
    chosen = rest or ["-n", TESTERS, "--dist", "loadfile"]  # all, a file at a time in each process
    command, to = [str(PYTHON), "-m", "mypy"], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=to, stderr=subprocess.STDOUT, text=True) as types:
        codes = *style(), run(PYTHON, "-m", "pytest", *chosen)
        told, _ = types.communicate()
    if types.returncode:
        say(f"mypy failed with exit code {types.returncode}:\n{told}")
    return first_failure(*codes, types.returncode)


def lint(rest: list[str]) -> int:
    return first_failure(*style(*rest), checked("mypy"))


def style(*rest: str) -> tuple[int, int]:
    return checked("ruff", "check", ".", *rest), checked("ruff", "format", "--check", ".")


def first_failure(*codes: int) -> int:
    return next((code for code in codes if code), 0)


def checked(tool: str, *words: str) -> int:
    """Run a checker, and say so when it is not content."""
    say(" ".join((tool, *words)))
    code = run(PYTHON, "-m", tool, *words)
    if code:
        say(f"{tool} failed with exit code {code}, see above")
    return code


def set_up() -> None:
    """Environment, packages and browser; what is already there and unchanged is left alone."""
    if not is_current(fingerprint()):
        started = time.monotonic()
        require_room(shutil.disk_usage(ROOT).free)
        if not is_usable():
            create_environment()
        install_packages()
        STAMP.write_text(fingerprint())
        say(f"Installed in {time.monotonic() - started:.0f} s")
    require_browser()
    if not has_window():
        fetch_window_libraries()


def fingerprint() -> str:
    """Changes with everything that an installation depends on: what to install, this Python, this folder."""
    told = [(ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256("\0".join((*told, sys.version, str(ROOT))).encode()).hexdigest()


def is_current(wanted: str) -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted


def is_usable() -> bool:
    """Whether .venv can be installed into: half-made ones lack pip, and a Python may have been removed or be old."""
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    return PYTHON.exists() and not subprocess.run([PYTHON, "-c", probe], capture_output=True).returncode


def create_environment() -> None:
    """Make .venv with the standard library, else with virtualenv, else after asking apt for the missing half."""
    shutil.rmtree(VENV, ignore_errors=True)
    if environment_maker() is None and is_root_with_apt():
        fetch_by_apt(venv_package())
    maker = environment_maker()
    if maker is None:
        raise Trouble(f"This Python cannot make environments: {venv_advice()}, then run this again.")
    say("Creating .venv")
    if run(sys.executable, "-m", maker, VENV):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Trouble(f"No environment could be made in {VENV}, see above: {venv_advice()}, then run this again.")


def environment_maker() -> str | None:
    """The module that can make an environment. Debian ships venv without the ensurepip that it needs."""
    importlib.invalidate_caches()
    if has_module("venv") and has_module("ensurepip"):
        return "venv"
    return "virtualenv" if has_module("virtualenv") else None


def has_module(name: str) -> bool:
    """Whether it can be imported; a folder left behind without files in it does not count."""
    spec = importlib.util.find_spec(name)
    return spec is not None and spec.origin is not None


def is_root_with_apt() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def venv_package() -> str:
    return "python{}.{}-venv".format(*sys.version_info)


def venv_advice() -> str:
    return f"install {venv_package()} ({BY_APT} {venv_package()}) or virtualenv"


def fetch_by_apt(*packages: str) -> int:
    say(f"Installing {' '.join(packages)} by apt-get")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    return first_failure(run("apt-get", "update", quiet=True), run(*install, quiet=True))


def install_packages() -> None:
    """Install the project, editable, in the versions it was tested with. Raises Trouble."""
    say("Installing packages into .venv: about 400 MB are fetched, which takes a few minutes")
    pip = "-m pip install --no-compile --progress-bar off -c constraints.txt -e"
    command = [str(PYTHON), *pip.split(), ".[ui,claude,vision,desktop,phone,test]"]
    told = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            told.append(line)
            if line.startswith(TOLD_BY_PIP):
                say("  " + line.strip()[:110])
    if process.returncode:
        print("".join(told[-15:]), file=sys.stderr)
        raise Trouble(why_pip_failed("".join(told)))


def why_pip_failed(told: str) -> str:
    """One sentence and what to do, from pip's own words."""
    if "No space left" in told:
        return full_disk()
    if any(sign in told for sign in OFFLINE):
        return "The package index cannot be reached: connect to the network, or set PIP_INDEX_URL, and run this again."
    return "The packages could not be installed: mend what pip says above and run this again."


def require_room(free: int) -> None:
    if free < ROOM:
        raise Trouble(full_disk())


def full_disk() -> str:
    return f"The disk is full: make {ROOM / 1e9} GB free for {VENV} and run this again."


def require_browser() -> None:
    """Find a browser that starts, or get one. Its finder says itself what it does and what is missing."""
    if run(PYTHON, "-m", "controllers.browser.finding", "--install", quiet=True):
        raise Trouble("Journeyman has no browser to drive, see above; then run this again.")


def fetch_window_libraries() -> None:
    """Get what Qt lacks where that may be done; else say so: everything but the window works without."""
    if is_root_with_apt():
        fetch_by_apt(*WINDOW_LIBRARIES)
    if not has_window():
        say(f"There will be no window: Qt lacks libraries of this system ({BY_APT} {' '.join(WINDOW_LIBRARIES)})")


def fetch_test_desktop() -> None:
    """Get what the desktop's tests work where that may be done; else say so, and they will fail."""
    if all(map(shutil.which, TEST_PROGRAMS)) and any(Path("/usr/share").glob("tesseract-ocr/*/tessdata/heb.*")):
        return
    if is_root_with_apt():
        fetch_by_apt(*TEST_DESKTOP)
    else:
        say(f"The desktop's tests lack programs to work, and will fail ({BY_APT} {' '.join(TEST_DESKTOP)})")


def clean() -> None:
    for path in [path for pattern in LEFTOVERS for path in ROOT.glob(pattern)]:
        shutil.rmtree(path, ignore_errors=True)
    say("Removed .venv, caches and build results")


def run(*command: str | Path, quiet: bool = False) -> int:
    """Run a program from the project's folder and give its exit code; signals are its own to answer."""
    with subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL if quiet else None) as program:
        interrupted = signal.signal(signal.SIGINT, lambda *_: None)  # the terminal sends it to both
        terminated = signal.signal(signal.SIGTERM, lambda *_: program.terminate())
        code = program.wait()
        signal.signal(signal.SIGINT, interrupted)
        signal.signal(signal.SIGTERM, terminated)
    return code if code >= 0 else 128 - code


def say(line: str) -> None:
    print(f"[make] {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
