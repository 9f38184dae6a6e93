"""Recording what a person does in the browser's own window."""

import queue
from collections.abc import Iterator
from contextlib import suppress

from app.recording.recorder import Recorder
from app.session import Session
from controllers.browser.target import BrowserTarget
from controllers.errors import TargetLost
from controllers.shown import Shown
from skills.demonstrations import Deed

QUIET_SECONDS = 0.4
"""Without an act, after which the result of the last one is looked at."""
IDLE_SECONDS = 1.0
"""How often to look whether the window is still there."""
PRESENT_SECONDS = 0.1
"""For the window to show that it is there; less is no look at all."""
SETTLE_SECONDS = 2.0
LOOKS = 4
"""How often to look again at an act whose effect does not show yet."""


class WatchedWindow:
    """Records on all pages of a session until `stop` or until its window is closed."""

    def __init__(self, session: Session, recorder: Recorder) -> None:
        self._session = session
        self._recorder = recorder
        self._acts: queue.SimpleQueue[tuple[str, Shown] | None] = queue.SimpleQueue()

    def stop(self) -> None:
        """End the recording. Any thread or signal handler may call."""
        self._acts.put(None)

    def begin(self) -> None:
        """Open the pages; what is done from now on is recorded. Raises ControllerError."""
        self._session.open()
        for on in self._session.names:
            tuple(self._look(on))
            self._watch(on)

    def deeds(self) -> Iterator[Deed]:
        """Each step once it is known what it has come to."""
        with suppress(TargetLost):  # the window was closed, which is one way to end
            yield from self._recorded()
        yield from self._recorder.end()

    def _watch(self, on: str) -> None:
        target = self._session.target(on)
        assert isinstance(target, BrowserTarget)
        target.watch(lambda shown: self._acts.put((on, shown)))

    def _recorded(self) -> Iterator[Deed]:
        on, looks = self._session.names[0], 0
        while True:
            try:
                act = self._acts.get(timeout=QUIET_SECONDS if looks else IDLE_SECONDS)
            except queue.Empty:
                if looks and self._recorder.open:
                    yield from self._look(on)
                    looks -= 1
                else:
                    self._session.target(on).settled(PRESENT_SECONDS)  # raises TargetLost
                continue
            if act is None:
                yield from self._look(on)
                return
            on, looks = act[0], LOOKS
            yield from self._recorder.take(*act)

    def _look(self, on: str) -> Iterator[Deed]:
        target = self._session.target(on)
        target.settled(SETTLE_SECONDS)
        screen = target.capture()
        if self._acts.empty():  # else it shows what comes of an act that the recorder has not been told of
            yield from self._recorder.rest(on, screen)
