"""The programs that a Linux desktop knows by name: its .desktop files (freedesktop.org's Desktop Entry 1.5)."""

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from configparser import ConfigParser, Error, SectionProxy
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from controllers.errors import ControllerError

GROUP = "Desktop Entry"
FIELD_CODE = re.compile(r"%[a-zA-Z]")
INTERPRETERS = re.compile(r"(?:python|perl|ruby|node|gjs|java|bash|dash|sh)[\d.]*$")
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
PROGRAM_LIMIT = 5000  # files that are read at most
OURS = ("PYTHON", "VIRTUAL_ENV", "JOURNEYMAN_", "ANTHROPIC_", "QT_QPA_", "QT_PLUGIN_")
"""Beginnings of variables that belong to this program and would only trouble another one."""
TELLING = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "ACCESSIBILITY_ENABLED": "1", "GNOME_ACCESSIBILITY": "1"}
"""What has programs show their accessibility trees that otherwise show them to screen readers only."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program as its .desktop file describes it. terminal: whether it is a terminal, which runs what is typed."""

    name: str
    command: tuple[str, ...]
    generic: str = ""
    terminal: bool = False

    @property
    def executable(self) -> str:
        """The name of the file that it runs as."""
        return Path(self.command[0]).name


def installed() -> tuple[Program, ...]:
    """Every program that a menu would list; of two files of one name the one of the person's own folder counts."""
    found: dict[str, Program | None] = {}
    for folder in _folders():
        for path in sorted(folder.rglob("*.desktop"))[:PROGRAM_LIMIT]:
            found.setdefault(path.relative_to(folder).as_posix(), _read(path))
    return tuple(program for program in found.values() if program)


def named(name: str, programs: Iterable[Program]) -> Program:
    """The one program of this visible name, or of this kind ("Text Editor"). Raises ControllerError."""
    programs = tuple(programs)
    wanted = name.strip().casefold()
    for title in (lambda p: (p.name,), lambda p: (p.generic, p.executable), lambda p: p.name.split()):
        fits = {p.command: p for p in programs if wanted in map(str.casefold, title(p))}
        if len(fits) == 1:
            return next(iter(fits.values()))
        if fits:
            listed = ", ".join(sorted(f'"{p.name}"' for p in fits.values()))
            raise ControllerError(f'Several programs are called "{name}": {listed}; say which.')
    near = get_close_matches(name, [p.name for p in programs], n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "say its name as the menu shows it."
    raise ControllerError(f'There is no program called "{name}"; {hint}')


def owner(pid: int, programs: Iterable[Program]) -> Program | None:
    """The program that a process runs, by its executable; without a .desktop file of its own, under that name."""
    executable = _executable(pid)
    if not executable:
        return None
    fitting = [p for p in programs if p.executable == executable]
    return min(fitting, key=lambda p: len(p.command), default=Program(executable, (executable,)))


def session(pid: int) -> int:
    """The process that began the session that a process belongs to; 0 if unknown."""
    try:
        return os.getsid(pid)
    except OSError:
        return 0


def start(program: Program) -> int:
    """Start it as a menu would, in a session of its own, to live on without us. Raises ControllerError."""
    command = program.command
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)} | TELLING
    try:
        return os.posix_spawnp(command[0], command, environment, setsid=True, file_actions=_quiet())
    except OSError as error:
        raise ControllerError(f"{program.name} does not start ({error.strerror}); start it yourself.") from error


def _quiet() -> list[tuple[int, int, str, int, int]]:
    """Its standard streams lead nowhere."""
    return [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]


def _folders() -> Iterator[Path]:
    """Where .desktop files lie, most important first (XDG Base Directory)."""
    own = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (own, *shared.split(":")):
        if (path := Path(folder) / "applications").is_dir():
            yield path


def _read(path: Path) -> Program | None:
    """The program of a file; None where it is none, is hidden or needs a terminal to run in."""
    parser = ConfigParser(interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",))
    try:
        parser.read_string(path.read_text(encoding="utf-8", errors="replace"))
        entry = parser[GROUP]
        words = [FIELD_CODE.sub("", word) for word in shlex.split(entry.get("Exec", ""))]
    except (OSError, Error, KeyError, ValueError):
        return None
    command = tuple(word for word in words if word)
    hidden = any(entry.get(key, "").lower() == "true" for key in ("Hidden", "NoDisplay", "Terminal"))
    if entry.get("Type") != "Application" or hidden or not command or not entry.get("Name"):
        return None
    kinds = entry.get("Categories", "").split(";")
    return Program(_told(entry, "Name"), command, _told(entry, "GenericName"), "TerminalEmulator" in kinds)


def _told(entry: SectionProxy, key: str) -> str:
    """What a menu shows in the person's language."""
    locale = next((value for name in LOCALES if (value := os.environ.get(name))), "").partition(".")[0]
    keys = (f"{key}[{locale}]", f"{key}[{locale.partition('_')[0]}]", key)
    return next((entry[each] for each in keys if entry.get(each)), "")


def _executable(pid: int) -> str:
    """The name of the file that a process runs, or of the script that its interpreter does; "" if unknown."""
    try:
        name = Path(os.readlink(f"/proc/{pid}/exe").removesuffix(" (deleted)")).name
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return ""
    script = next((word for word in words[1:] if word), "")
    return Path(script).name if INTERPRETERS.match(name) and script and not script.startswith("-") else name
