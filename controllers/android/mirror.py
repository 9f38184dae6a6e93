"""A live picture of a phone through adb alone: asked for as fast as it changes, and rarely while it is still."""

import time
from threading import Condition, Thread

from controllers.android.capture import decoded
from controllers.android.link import Link
from controllers.android.pending import Pending
from controllers.errors import ControllerError, Stopped

QUALITY = 60
PACE = 1 / 10
"""Seconds between two requests at least: each costs the phone a whole picture."""
STILL = 1.0
"""Seconds between two requests while nothing changes."""
WAKE_FOR = 2.0
"""Seconds for which it looks often after something was done on the phone."""
PATIENCE = 30.0
"""Seconds of failing requests after which the mirror is over."""


class PhoneMirror:
    """A FrameSlot. `stir` says that something is done, so that what comes of it is seen at once."""

    def __init__(self, link: Link, pending: Pending) -> None:
        self._link = link
        self._pending = pending
        self._lock = Condition()
        self._serial = 0
        self._image = b""
        self._awake = time.monotonic() + WAKE_FOR
        self._closing = False
        self._thread = Thread(target=self._follow, name="phone mirror")
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether no frame can come any more."""
        return self._closing

    def newest(self, after: int) -> tuple[int, bytes] | None:
        """The newest JPEG frame and its serial number, or None while nothing is newer than `after`."""
        with self._lock:
            return (self._serial, self._image) if self._serial > after else None

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for it; None when there was none in time or the mirror is over."""
        with self._lock:
            self._lock.wait_for(lambda: self._serial > after or self._closing, seconds)
            return (self._serial, self._image) if self._serial > after else None

    def stir(self) -> None:
        """Look often for a while."""
        with self._lock:
            self._awake = time.monotonic() + WAKE_FOR
            self._lock.notify_all()

    def close(self) -> None:
        """Stop; a second call does nothing."""
        self._end()
        self._pending.interrupt()
        self._thread.join()
        self._link.close()

    def _end(self) -> None:
        with self._lock:
            self._closing = True
            self._lock.notify_all()

    def _follow(self) -> None:
        try:
            self._look_on()
        except Stopped:
            pass
        finally:
            self._end()

    def _look_on(self) -> None:
        answered = time.monotonic()
        while not self._closing and time.monotonic() - answered < PATIENCE:
            began = time.monotonic()
            changed = False
            try:
                changed = self._keep(self._taken())
                answered = time.monotonic()
            except ControllerError:  # it may be back before patience ends
                pass
            self._rest(began, changed)

    def _taken(self) -> bytes:
        """The screen; nothing where its app lets nobody see it."""
        return decoded(self._link.read("takeScreenshot", 1, QUALITY))

    def _keep(self, image: bytes) -> bool:
        """Keep it; whether it is another one than before."""
        if not image or image == self._image:
            return False
        with self._lock:
            self._serial, self._image = self._serial + 1, image
            self._lock.notify_all()
        return True

    def _rest(self, began: float, changed: bool) -> None:
        """Until the next request is due: soon while things change or are being done, else not for a second."""
        with self._lock:
            if changed:
                self._awake = max(self._awake, time.monotonic() + 2 * PACE)
            awake = self._awake
            pace = PACE if time.monotonic() < awake else STILL
            self._lock.wait_for(lambda: self._closing or self._awake > awake, max(0.0, began + pace - time.monotonic()))
