"""The newest picture of a live mirror: older ones are dropped, never queued."""

from threading import Condition


class Newest:
    """A FrameSlot to be filled from another thread; whoever fills it adds `close`."""

    def __init__(self) -> None:
        self._lock = Condition()
        self._serial = 0
        self._image = b""
        self._over = False

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

    def put(self, image: bytes) -> bool:
        """Show it to whoever waits; False where it is the same as before or none."""
        with self._lock:
            if image in (b"", self._image):
                return False
            self._serial, self._image = self._serial + 1, image
            self._lock.notify_all()
            return True

    def end(self) -> None:
        """No frame will come any more; whoever waits is told."""
        with self._lock:
            self._over = True
            self._lock.notify_all()
