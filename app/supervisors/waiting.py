"""A wait in which nobody says anything, and which a stop ends at once."""

from collections.abc import Sequence
from queue import Empty, SimpleQueue

from app.supervision import Stop, Wish


class BreakableWait:
    """May be broken off by any thread, and by a signal handler even of the thread that waits."""

    def __init__(self) -> None:
        self._broken: SimpleQueue[Wish] = SimpleQueue()  # unlike an Event, it may be touched while it is waited for

    def break_off(self) -> None:
        self._broken.put(Stop())

    def wishes(self, seconds: float) -> Sequence[Wish]:
        """Nothing, after so many seconds; the wish to stop as soon as it is broken off."""
        try:
            return (self._broken.get(timeout=seconds),)
        except Empty:
            return ()
