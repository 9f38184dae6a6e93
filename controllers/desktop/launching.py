"""Opening programs by their visible names, and bringing windows to the front by their titles."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from controllers.desktop.guarding import Guard
from controllers.desktop.programs import Program, installed, named, owner, session, start
from controllers.desktop.reading import Reading
from controllers.desktop.screen import Watch
from controllers.desktop.windows import Window
from controllers.errors import ControllerError
from perception.wording import says

OPEN_SECONDS = 30.0  # of large programs on a busy machine
GLANCE = 0.2  # seconds after which to look whether a started program has failed


@dataclass
class Menu:
    """The installed programs, read once, and which of them each process runs.

    started: what was started here, by the session of processes that each began.
    """

    started: dict[int, Program] = field(default_factory=dict)
    _owners: dict[int, Program | None] = field(default_factory=dict)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        return installed()

    def owner(self, pid: int) -> Program | None:
        """The program that a process runs; None if unknown.

        One that no menu lists belongs to the program of ours that has started it.
        """
        if pid not in self._owners:
            program = owner(pid, self.programs)
            listed = program is None or program in self.programs
            self._owners[pid] = program if listed else self.started.get(session(pid), program)
        return self._owners[pid]


class Launcher:
    """Starts programs and switches between windows."""

    def __init__(self, menu: Menu, reading: Reading, guard: Guard, watch: Watch) -> None:
        self._menu = menu
        self._reading = reading
        self._guard = guard
        self._watch = watch
        self._running: set[int] = set()

    def open(self, name: str) -> tuple[str, ...]:
        """Start the program and wait for its window, which comes to the front. Raises ControllerError."""
        self._guard.hands_off()
        program = named(name, self._menu.programs)
        before = {window.number for window in self._reading.view().windows}
        pid = start(program)
        self._running.add(pid)
        self._menu.started[pid] = program
        window = self._opened(program, pid, before)
        self._guard.bring(window.number)
        return (f"{program.name} opened",)

    def switch(self, to: str) -> tuple[str, ...]:
        """Bring the one window to the front whose title or program has these words. Raises ControllerError."""
        self._guard.hands_off()
        view = self._reading.view()
        usual = [w for w in view.windows if not w.popup and not view.is_own(w)]
        fits = [w for w in usual if to.casefold() == w.title.casefold()] or [w for w in usual if self._says(w, to)]
        if len(fits) != 1:
            raise ControllerError(_which(to, [w.title for w in fits or usual], found=bool(fits)))
        self._guard.bring(fits[0].number)
        return ()

    def _says(self, window: Window, words: str) -> bool:
        return says(self._reading.place(window).address, words)

    def _opened(self, program: Program, pid: int, before: set[int]) -> Window:
        """The new window of a program that was started; one that was open already hands on to its old process."""
        deadline = time.monotonic() + OPEN_SECONDS
        failed = False
        while time.monotonic() < deadline:
            view = self._reading.view()
            fresh = [w for w in view.windows if w.number not in before and not (w.popup or w.hidden or view.is_own(w))]
            mine = [w for w in fresh if w.pid == pid or self._menu.owner(w.pid) == program]
            if mine:
                return mine[0]
            if failed:
                raise ControllerError(f"{program.name} ended at once; start it yourself to see why.")
            failed = self.ended().get(pid, 0) != 0
            self._watch.wait(GLANCE)
        raise ControllerError(f"{program.name} was started and showed no window in {OPEN_SECONDS:g} s; look at it.")

    def ended(self) -> dict[int, int]:
        """The programs started here that have ended since the last look, with what they ended with; none lingers."""
        found = dict(map(_ended, self._running))
        found.pop(0, None)
        self._running -= found.keys()
        return found


def _ended(pid: int) -> tuple[int, int]:
    """The process and what it ended with, if it has; else 0 in place of the process."""
    try:
        return os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:  # told to somebody else
        return pid, 0


def _which(to: str, titles: Iterable[str], found: bool) -> str:
    listed = ", ".join(f'"{title}"' for title in titles) or "none"
    return f'Several windows fit "{to}": {listed}; say which.' if found else f'No window fits "{to}"; open: {listed}.'
