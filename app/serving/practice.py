"""Trying what a run of a session has taught, while nothing else is done in it."""

import threading
from collections.abc import Callable

from app.errors import UserError
from app.events import Event, Learned
from app.learning.switch import Switch
from app.records import Records
from controllers.errors import ControllerError
from skills.database import DatabaseProblem


class Practice:
    """One thread, which ends by itself or when it is stopped.

    tell: takes what comes of it. complain: takes a sentence. Both are called by that thread.
    """

    def __init__(self, tell: Callable[[Event], None], complain: Callable[[str], None]) -> None:
        self._tell = tell
        self._complain = complain
        self._switch = Switch()
        self._thread: threading.Thread | None = None

    def begin(self, episode: str, learned: Learned) -> None:
        """Try what that run has taught; what was under way ends."""
        self.close()
        self._switch = Switch()
        self._thread = threading.Thread(target=self._try, args=(episode, learned, self._switch), name="practice")
        self._thread.start()

    def stop(self) -> None:
        """End what is under way at once; nothing more is told. Any thread or signal handler may call."""
        self._switch.stop()

    def wait(self) -> None:
        """Until what was begun has ended."""
        if self._thread:
            self._thread.join()

    def close(self) -> None:
        """End it, and wait for that."""
        self.stop()
        self.wait()

    def _try(self, episode: str, learned: Learned, switch: Switch) -> None:
        try:
            with Records.open() as records:
                for event in records.tried_out(episode, learned, switch):
                    if not switch.is_off:
                        self._tell(event)
        except (UserError, ControllerError, DatabaseProblem) as problem:
            self._complain(f"What was learned could not be tried: {problem}")
