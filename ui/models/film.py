"""A past run as a film: its events again, from stop to stop, in both directions."""

from contextlib import suppress
from math import inf
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.events import Decided, Finished, Judged
from app.pictures import Pictures
from ui.models.recording import Recording
from ui.models.run_state import RunState
from ui.models.timeline import TimelineModel

SPEEDS = {"1x": 1.0, "4x": 4.0, "Max": inf}
SHORTEST, LONGEST = 0.06, 2.0
"""Seconds that a stop is shown at least and, at normal speed, at most."""


class FilmModel(QObject):
    """Plays a run's events back. `now` is what was going on at the present stop, `timeline` all of its steps."""

    changed = Signal()

    def __init__(self, recording: Recording, pictures: Pictures | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events, self._stops = recording.events, recording.stops
        self._pictures = pictures
        self.timeline = TimelineModel(self, recording.steps)
        self.now = RunState()
        self._taken = 0
        self.position = 0
        self.speed = 1.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self.seek(0)

    @property
    def length(self) -> int:
        """How many stops there are; at least one."""
        return len(self._stops)

    @property
    def row(self) -> int:
        """The timeline's row of the present stop; -1 when there are no steps."""
        return self._stops[self.position].row

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    @property
    def picture(self) -> Path | None:
        """The picture of the target that is in question; None where none was kept."""
        screen = self.now.screens.get(self.now.on)
        return self.find(screen.picture.digest) if screen and screen.picture else None

    def find(self, digest: str) -> Path | None:
        """The file of a picture; None where it was not kept."""
        with suppress(ValueError):  # no digest at all: the events may come from elsewhere
            return self._pictures.find(digest) if self._pictures else None
        return None

    @property
    def moment(self) -> str:
        """What the picture shows, in words."""
        match self._events[self._taken - 1] if self._taken else None:
            case Decided():
                return "before"
            case Judged():
                return "after"
            case Finished():
                return "at the end"
            case _:
                return ""

    def seek(self, position: int) -> None:
        """Go to that stop, or to the nearest one there is."""
        self.position = max(0, min(position, self.length - 1))
        wanted = self._stops[self.position].events
        if wanted < self._taken:
            self.now, self._taken = RunState(), 0
        for event in self._events[self._taken : wanted]:
            self.now.apply(event)
        self._taken = wanted
        self.changed.emit()

    def go_to_row(self, row: int) -> None:
        """Go to the first stop of that row of the timeline, or to the last one before it."""
        before = [position for position, stop in enumerate(self._stops) if stop.row < row]
        within = [position for position, stop in enumerate(self._stops) if stop.row == row]
        self.seek((within or before[-1:] or [0])[0])

    def play(self, speed: float) -> None:
        """Play on from here, from the start again when at the end. `speed` 1 is as fast as it was."""
        self.speed = speed
        if self.length < 2:
            return
        if self.position == self.length - 1:
            self.seek(0)
        self._timer.start(self._pause_before_next())
        self.changed.emit()

    def pause(self) -> None:
        self._timer.stop()
        self.changed.emit()

    def _next(self) -> None:
        if self.position + 1 < self.length - 1:
            self._timer.start(self._pause_before_next(1))
        self.seek(self.position + 1)

    def _pause_before_next(self, ahead: int = 0) -> int:
        """Milliseconds until the stop after the one that is `ahead` of the present one."""
        here, there = (self._stops[self.position + ahead + step].events - 1 for step in (0, 1))
        took = self._events[there].at - self._events[here].at
        return round(1000 * max(SHORTEST, min(took, LONGEST) / self.speed))
