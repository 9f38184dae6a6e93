"""A live picture of a desktop: a frame whenever something was drawn, newest only, our own windows painted over."""

import io
from threading import Condition, Thread

from controllers.desktop.reading import Reading, without_own
from controllers.desktop.screen import Screen
from controllers.errors import ControllerError, Stopped

PACE = 1 / 25
"""Seconds between two frames at least."""
LONGEST = 1280  # pixels of a frame's longer side
QUALITY = 60
GLANCE = 1.0


class Mirror:
    """A FrameSlot that follows a screen from a thread of its own."""

    def __init__(self, screen: Screen, reading: Reading) -> None:
        self._screen = screen
        self._reading = reading
        self._watch = screen.watch()
        self._lock = Condition()
        self._serial = 0
        self._image = b""
        self._over = False
        self._closed = False
        self._thread = Thread(target=self._follow, name="desktop mirror", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether no frame can come any more."""
        return self._over

    def newest(self, after: int) -> tuple[int, bytes] | None:
        """The newest JPEG frame and its serial number, or None while nothing is newer than `after`."""
        with self._lock:
            return (self._serial, self._image) if self._serial > after else None

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for it; None when there was none in time or the mirror is over."""
        with self._lock:
            self._lock.wait_for(lambda: self._serial > after or self._over, seconds)
            return (self._serial, self._image) if self._serial > after else None

    def close(self) -> None:
        """Stop the mirror; a second call does nothing."""
        with self._lock:
            closed, self._closed, self._over = self._closed, True, True
            self._lock.notify_all()
        if not closed:
            self._watch.interrupt()
            self._thread.join()
            self._watch.close()

    def _follow(self) -> None:
        try:
            while not self._over:
                self._keep()
                with self._lock:
                    self._lock.wait_for(lambda: self._over, PACE)
                while not self._over and not self._watch.wait(GLANCE):
                    pass
        except (ControllerError, Stopped):  # the screen is gone, or the mirror was closed
            pass
        finally:
            with self._lock:
                self._over = True
                self._lock.notify_all()

    def _keep(self) -> None:
        image = without_own(self._screen.shot(), self._reading.view())
        image.thumbnail((LONGEST, LONGEST))
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY)
        with self._lock:
            if file.getvalue() != self._image:  # much is drawn anew just as it was
                self._serial, self._image = self._serial + 1, file.getvalue()
                self._lock.notify_all()
