"""A session: named targets, kept open across tasks."""

import threading
from collections.abc import Callable, Mapping

from app.target_names import kind
from controllers.actions import Open
from controllers.controller import Controller, FrameSlot
from controllers.errors import Stopped


class Session:
    """Named targets, where each starts, and the one switch that stops everything on them.

    renew: makes those of the targets anew that were lost; None where that cannot be done.
    """

    def __init__(
        self,
        targets: Mapping[str, Controller],
        starts: Mapping[str, str] | None = None,
        renew: Callable[[], Mapping[str, Controller]] | None = None,
    ) -> None:
        self._targets = dict(targets)
        self.starts = dict(starts or {})
        self._unopened = _pages(self.starts)
        self._renew = renew
        self._stopping = threading.Event()
        self._interrupt: Callable[[], None] | None = None
        self._renewed: Callable[[], None] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._targets)

    @property
    def targets(self) -> Mapping[str, Controller]:
        """The targets by name, stopped or not."""
        return self._targets

    @property
    def renewable(self) -> bool:
        """Whether `renew` can be called."""
        return self._renew is not None

    def target(self, name: str) -> Controller:
        """The target of that name. Raises Stopped once the run is being stopped, KeyError if unknown."""
        if self._stopping.is_set():
            raise Stopped
        return self._targets[name]

    def frames(self, name: str) -> FrameSlot:
        """A live mirror of a target, stopped or not; any thread may call. Raises KeyError if unknown."""
        return self._targets[name].frames()

    def open(self) -> None:
        """Bring every target to its start, once in a session. Raises ControllerError."""
        for name in tuple(self._unopened):
            self.target(name).perform(Open(self._unopened[name]), None)
            del self._unopened[name]

    def stop(self) -> None:
        """Nothing moves from now on; calls that wait raise Stopped. Any thread may call."""
        self._stopping.set()
        for target in tuple(self._targets.values()):
            target.interrupt()
        if self._interrupt:
            self._interrupt()

    def again(self, *, from_start: bool = False) -> None:
        """After a stop or an end: things may move again, the targets being where they are or brought to their start."""
        self._stopping.clear()
        if from_start:
            self._unopened = _pages(self.starts)

    def renew(self, addresses: Mapping[str, str]) -> None:
        """Make the lost targets anew, to be opened at these addresses. Raises ControllerError, UserError, Stopped."""
        assert self._renew is not None
        renewed = self._renew()
        self._targets |= renewed
        self._unopened = _pages({name: address for name, address in addresses.items() if name in renewed})
        if self._renewed:
            self._renewed()

    def on_stop(self, interrupt: Callable[[], None]) -> None:
        """Also call this, instead of what was given before, when everything is stopped; any thread may call it."""
        self._interrupt = interrupt

    def on_renewed(self, tell: Callable[[], None]) -> None:
        """Call this when the targets have been made anew."""
        self._renewed = tell

    def close(self) -> None:
        """Let go of every target."""
        for target in self._targets.values():
            target.close()


def _pages(addresses: Mapping[str, str]) -> dict[str, str]:
    """Those that something can be opened at; a phone or a desktop is where it is."""
    return {name: address for name, address in addresses.items() if kind(address) == "browser"}
