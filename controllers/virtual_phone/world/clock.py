"""The phone's own time."""

import time
from datetime import datetime, timedelta

SWITCHED_ON = datetime(2026, 5, 18, 9, 41)
"""When a phone is switched on, by its own clock: a Monday. From there it goes on."""


class PhoneClock:
    """Tells the phone's time from the moment it is made."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def now(self) -> str:
        """ISO, to the second."""
        return (SWITCHED_ON + timedelta(seconds=time.monotonic() - self._since)).isoformat(timespec="seconds")

    def advance(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._since -= seconds


def on_day(offset: int) -> str:
    """The date so many days after the one on which a phone is switched on, ISO."""
    return (SWITCHED_ON + timedelta(days=offset)).date().isoformat()
