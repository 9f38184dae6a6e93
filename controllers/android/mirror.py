"""A live picture of a phone through adb alone: asked for as fast as it changes, and rarely while it is still."""

import time
from threading import Thread

from controllers.android.capture import decoded
from controllers.android.link import Link
from controllers.android.pending import Pending
from controllers.errors import ControllerError, Stopped
from controllers.slot import Newest

QUALITY = 60
PACE = 1 / 10
"""Seconds between two requests at least: each costs the phone a whole picture."""
STILL = 1.0
"""Seconds between two requests while nothing changes."""
WAKE_FOR = 2.0
"""Seconds for which it looks often after something was done on the phone."""
PATIENCE = 30.0
"""Seconds of failing requests after which the mirror is over."""


class PhoneMirror(Newest):
    """A FrameSlot. `stir` says that something is done, so that what comes of it is seen at once."""

    def __init__(self, link: Link, pending: Pending) -> None:
        super().__init__()
        self._link = link
        self._pending = pending
        self._awake = time.monotonic() + WAKE_FOR
        self._thread = Thread(target=self._follow, name="phone mirror")
        self._thread.start()

    def stir(self) -> None:
        """Look often for a while."""
        with self._lock:
            self._awake = time.monotonic() + WAKE_FOR
            self._lock.notify_all()

    def close(self) -> None:
        """Stop; a second call does nothing."""
        self.end()
        self._pending.interrupt()
        self._thread.join()
        self._link.close()

    def _follow(self) -> None:
        try:
            self._look_on()
        except Stopped:
            pass
        finally:
            self.end()

    def _look_on(self) -> None:
        answered = time.monotonic()
        while not self._over and time.monotonic() - answered < PATIENCE:
            began = time.monotonic()
            changed = False
            try:
                changed = self.put(self._taken())
                answered = time.monotonic()
            except ControllerError:  # it may be back before patience ends
                pass
            self._rest(began, changed)

    def _taken(self) -> bytes:
        """The screen; nothing where its app lets nobody see it."""
        return decoded(self._link.read("takeScreenshot", 1, QUALITY))

    def _rest(self, began: float, changed: bool) -> None:
        """Until the next request is due: soon while things change or are being done, else not for a second."""
        with self._lock:
            if changed:
                self._awake = max(self._awake, time.monotonic() + 2 * PACE)
            awake = self._awake
            pace = PACE if time.monotonic() < awake else STILL
            self._lock.wait_for(lambda: self._over or self._awake > awake, max(0.0, began + pace - time.monotonic()))
