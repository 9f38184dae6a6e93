"""A live picture of a desktop: a frame whenever something was drawn, newest only, our own windows painted over."""

import io
from threading import Thread

from controllers.desktop.reading import Reading, without_own
from controllers.desktop.screen import Screen
from controllers.errors import ControllerError, Stopped
from controllers.slot import Newest

PACE = 1 / 25
"""Seconds between two frames at least."""
LONGEST = 1280  # pixels of a frame's longer side
QUALITY = 60
GLANCE = 1.0


class Mirror(Newest):
    """A FrameSlot that follows a screen from a thread of its own."""

    def __init__(self, screen: Screen, reading: Reading) -> None:
        super().__init__()
        self._screen = screen
        self._reading = reading
        self._watch = screen.watch()
        self._closed = False
        self._thread = Thread(target=self._follow, name="desktop mirror", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop the mirror; a second call does nothing."""
        closed, self._closed = self._closed, True
        self.end()
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
            self.end()

    def _keep(self) -> None:
        image = without_own(self._screen.shot(), self._reading.view())
        image.thumbnail((LONGEST, LONGEST))
        file = io.BytesIO()
        image.save(file, "JPEG", quality=QUALITY)
        self.put(file.getvalue())
