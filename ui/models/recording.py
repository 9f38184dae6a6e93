"""A past run as its film needs it: its events, its steps, and where to halt. Made off the GUI thread."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from app.errors import UserError
from app.events import Answered, Asked, Decided, Event, Finished, HandedBack, Judged, Noted, Observed, TookOver
from app.journal import Journal
from perception.screen import Element
from skills.codec import Malformed
from ui.models.steps import Steps

STOPS = (Decided, Judged, Noted, Asked, TookOver, HandedBack, Answered, Finished)
"""Where the film halts: before a move, when it has been judged, and wherever the person has a part."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to halt: how many events have happened by then, and in which row of the timeline that is."""

    events: int
    row: int


@dataclass(frozen=True, slots=True)
class Recording:
    """Its stops are at least one; the first look and the very last event are stops, too."""

    events: tuple[Event, ...]
    steps: Steps
    stops: tuple[Stop, ...]

    @classmethod
    def read(cls, episode: str, home: Path) -> Self:
        """The run of that id from the journal in that folder.

        Raises UserError when there is no such run or it cannot be read, DatabaseProblem.
        """
        with closing(Journal(home / "journal.db")) as journal:
            try:
                events = tuple(_sparing(journal.events(episode)))
            except Malformed as problem:
                raise UserError(
                    f"Run {episode} cannot be shown: {problem} It may come from a newer version."
                ) from problem
        if not events:
            raise UserError(f"There is no run {episode} any more; it may have been pruned.")
        return cls.of(events)

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """The run that these events tell."""
        events, steps, stops = tuple(events), Steps(), list[Stop]()
        for count, event in enumerate(events, 1):
            if step := steps.opened(event):
                steps.add(step)
            steps.update(event)
            halting = isinstance(event, STOPS) or (isinstance(event, Observed) and not stops)
            if halting or count == len(events):
                stops.append(Stop(count, len(steps.rows) - 1))
        return cls(events, steps, tuple(stops) or (Stop(0, -1),))


def _sparing(events: Iterable[Event]) -> Iterator[Event]:
    """The same; elements that are seen again and again are kept once.

    Hundreds of thousands of them would fill the memory, and have Python's collector hold the window up for 100 ms.
    """
    known: dict[Element, Element] = {}
    for event in events:
        if isinstance(event, Observed):
            elements = tuple(known.setdefault(element, element) for element in event.screen.elements)
            yield replace(event, screen=replace(event.screen, elements=elements))
        else:
            yield event
