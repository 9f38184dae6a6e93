"""The phone's input dispatcher, as far as it remembers: the last events that reached it, and how old they are."""

import time
from collections import deque
from collections.abc import Iterator

REMEMBERED = 10
EVENTS = {
    "tap": "MotionEvent", "swipe": "MotionEvent", "pinch": "MotionEvent", "touch": "MotionEvent",
    "key": "KeyEvent", "text": "KeyEvent", "clear": "KeyEvent",
}  # fmt: skip
"""What each act of the device is to it; what apps are told by other ways does not pass it."""


class Inputs:
    """Remembers the last ten events. Lives on the phone's loop."""

    def __init__(self) -> None:
        self._recent: deque[tuple[str, float]] = deque(maxlen=REMEMBERED)

    def saw(self, act: str) -> None:
        """An act of the device, which may be an event."""
        if act in EVENTS:
            self._recent.append((EVENTS[act], time.monotonic()))

    def recent(self) -> Iterator[tuple[str, int]]:
        """The events, the oldest first, each with its age in milliseconds."""
        now = time.monotonic()
        return ((event, round(1000 * (now - came))) for event, came in self._recent)
