"""A desktop of the tests' own: an X server without a monitor, a window manager, and the buses that programs expect."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import xcffib.randr

from controllers.desktop.x11.link import Link, answer, numbers
from controllers.desktop.x11.watch import XWatch

PATIENCE = 30.0
NEEDED = ("Xvfb", "openbox", "dbus-daemon", "mousepad", "galculator")
"""Programs of a Debian or Ubuntu that `make.py test` installs; the accessibility bus is at-spi2-core's."""
PASSED_ON = ("PATH", "LANG", "LC_ALL")


class Rig:
    """Starts it all on entering and ends it on leaving, with every program that was opened on it.

    monitors: the sizes of its monitors, side by side. `environment` is what a program needs to be on it.
    """

    def __init__(self, folder: Path, monitors: Sequence[tuple[int, int]] = ((1280, 800),)) -> None:
        self._folder = folder
        self._monitors = monitors
        self._running: list[subprocess.Popen[bytes]] = []
        self.environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_DATA_DIRS": "/usr/local/share:/usr/share",
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
        }

    def __enter__(self) -> Self:
        if missing := [name for name in NEEDED if shutil.which(name) is None]:
            raise FileNotFoundError(
                f"{', '.join(missing)} not found; run python3 make.py test as root, or install them."
            )
        for path in ("run", ".config", ".local/share"):
            self._folder.joinpath(path).mkdir(parents=True, exist_ok=True, mode=0o700)
        with ExitStack() as undoing:  # what was started is ended, too, where the rest cannot be
            undoing.callback(self._end)
            self._start()
            undoing.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def run(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program on it."""
        program = subprocess.Popen(
            command, env=self.environment | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._running.append(program)
        return program

    def _start(self) -> None:
        wide, high = sum(width for width, _ in self._monitors), max(height for _, height in self._monitors)
        size = f"{wide}x{high}x24"
        display = self._told("Xvfb", "-displayfd", "{}", "-screen", "0", size, "-nolisten", "tcp", "-noreset")
        self.environment["DISPLAY"] = f":{display}"
        self._split()
        bus = self._told("dbus-daemon", "--session", "--nofork", "--print-address={}")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        self.run("openbox")
        self._await_manager()

    def _split(self) -> None:
        """Have the one screen count as several monitors (RandR 1.5)."""
        link = Link(self.environment["DISPLAY"])
        randr = link.connection(xcffib.randr.key)
        outputs = list(answer(randr.GetScreenResources(link.root)).outputs)
        x = 0
        for at, (width, height) in enumerate(self._monitors):
            place = (x, 0, width, height, width // 4, height // 4)
            name = link.atom(f"monitor {at}")
            monitor = xcffib.randr.MonitorInfo.synthetic(name, at == 0, False, not at, *place, [] if at else outputs)
            randr.SetMonitor(link.root, monitor)
            x += width
        link.sync()
        link.close()

    def _await_manager(self) -> None:
        """Windows that open before there is a window manager get no border and no focus."""
        watch = XWatch(self.environment["DISPLAY"])
        link = Link(self.environment["DISPLAY"])
        try:
            deadline = time.monotonic() + PATIENCE
            while not numbers(link.ask_property(link.root, "_NET_SUPPORTING_WM_CHECK")):
                assert time.monotonic() < deadline, "the window manager does not start"
                watch.wait(0.05)
        finally:
            watch.close()
            link.close()

    def _told(self, *command: str) -> str:
        """Start a program that tells one line through a pipe, whose number stands for `{}`."""
        reading, writing = os.pipe()
        words = [word.format(writing) for word in command]
        self._running.append(
            subprocess.Popen(
                words, env=self.environment, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )
        os.close(writing)
        with open(reading) as pipe:
            return pipe.readline().strip()

    def _end(self) -> None:
        """Last started, first ended: what stands on the X server ends with it."""
        for program in reversed(self._running):
            program.send_signal(signal.SIGTERM)
        for program in self._running:
            program.wait(PATIENCE)
