"""A session: named targets, kept open across tasks."""

import threading
from collections.abc import Callable, Mapping

from controllers.actions import Open
from controllers.controller import Controller
from controllers.errors import Stopped


class Session:
    """Named targets, where each starts, and the one switch that stops everything on them."""

    def __init__(self, targets: Mapping[str, Controller], starts: Mapping[str, str] | None = None) -> None:
        self._targets = dict(targets)
        self.starts = dict(starts or {})
        self._unopened = dict(self.starts)
        self._stopping = threading.Event()
        self._interrupts: list[Callable[[], None]] = [target.interrupt for target in self._targets.values()]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._targets)

    def target(self, name: str) -> Controller:
        """The target of that name. Raises Stopped once the run is being stopped, KeyError if unknown."""
        if self._stopping.is_set():
            raise Stopped
        return self._targets[name]

    def open(self) -> None:
        """Bring every target to its start, once in a session. Raises ControllerError."""
        for name in tuple(self._unopened):
            self.target(name).perform(Open(self._unopened[name]), None)
            del self._unopened[name]

    def stop(self) -> None:
        """Nothing moves from now on; calls that wait raise Stopped. Any thread may call."""
        self._stopping.set()
        for interrupt in self._interrupts:
            interrupt()

    def on_stop(self, interrupt: Callable[[], None]) -> None:
        """Also call this when everything is stopped; any thread may be the one that calls it."""
        self._interrupts.append(interrupt)

    def close(self) -> None:
        """Let go of every target."""
        for target in self._targets.values():
            target.close()
