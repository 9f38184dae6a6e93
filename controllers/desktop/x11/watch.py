"""Hears of everything that is drawn on an X screen, by the DAMAGE extension: nothing is polled."""

import os
import select
import time
from collections import Counter
from threading import Lock

import xcffib.damage
import xcffib.xproto

from controllers.desktop.x11.link import Link, answer, connected
from controllers.errors import ControllerError, Stopped

RAW_RECTANGLES = 0
ANIMATED = 3
"""How often the same area may be drawn before it counts as an animation, which nobody waits for."""

Area = tuple[int, int, int, int]


class XWatch:
    """See Watch: a connection of its own that is told what is drawn, and which windows come and go."""

    def __init__(self, display: str = "") -> None:
        self._link = Link(display)
        if not self._link.has("DAMAGE"):
            raise ControllerError("This X server does not tell what it draws (no DAMAGE extension); use another one.")
        damage = self._link.connection(xcffib.damage.key)
        answer(damage.QueryVersion(1, 1))
        self._events = xcffib.damage.NotifyEvent
        damage.Create(self._link.connection.generate_id(), self._link.root, RAW_RECTANGLES)
        mask = xcffib.xproto.EventMask.SubstructureNotify | xcffib.xproto.EventMask.PropertyChange
        self._link.core.ChangeWindowAttributes(self._link.root, xcffib.xproto.CW.EventMask, [mask])
        self._link.sync()
        self._lock = Lock()
        self._closed = False
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def changed(self) -> bool:
        """Whether anything was drawn, opened or closed since this was last asked or waited for."""
        self._link.sync()
        return bool(self._read())

    def wait(self, seconds: float) -> bool:
        """Wait for something to be drawn, to open or to close. Raises Stopped when interrupted."""
        return bool(self._next(time.monotonic() + seconds))

    def quiet(self, window: float, within: float) -> bool:
        """Wait until nothing but animations was drawn for `window` seconds, at most `within`.

        Raises Stopped when interrupted.
        """
        now = time.monotonic()
        deadline, silent = now + within, now + window
        drawn: Counter[Area | None] = Counter()
        while (now := time.monotonic()) < min(deadline, silent):
            areas = self._next(min(deadline, silent))
            drawn.update(areas)
            if any(drawn[area] <= ANIMATED for area in areas):
                silent = time.monotonic() + window
        return now >= silent

    def interrupt(self) -> None:
        """Have whatever waits raise Stopped."""
        with self._lock:
            if not self._closed:
                os.eventfd_write(self._wake, 1)

    def again(self) -> None:
        """Waits go on after an interrupt."""
        if select.select([self._wake], [], [], 0)[0]:
            os.eventfd_read(self._wake)

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self._link.close()
        os.close(self._wake)

    def _next(self, deadline: float) -> list[Area | None]:
        """What is drawn next, until the deadline; None stands for a window that came, went or changed."""
        while not (found := self._read()):
            left = deadline - time.monotonic()
            if left <= 0:
                return []
            ready, _, _ = select.select([self._link.connection.get_file_descriptor(), self._wake], [], [], left)
            if self._wake in ready:
                raise Stopped("Stopped.")
        return found

    def _read(self) -> list[Area | None]:
        found: list[Area | None] = []
        with connected():
            while event := self._link.connection.poll_for_event():
                area = event.area if isinstance(event, self._events) else None
                found.append((area.x, area.y, area.width, area.height) if area else None)
        return found
