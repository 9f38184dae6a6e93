"""A macro of a finished run."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.events import Event, Started
from app.macros.harvest import Harvest, harvest
from app.records import Records
from app.report.texts import brief
from skills.demonstrations import Deed
from skills.generalising.shortcut import generalised
from skills.shortcuts import LONGEST_NAME, Shortcut


@dataclass(frozen=True, slots=True)
class Made:
    """The macro as it is kept. cut: how many parts of the run did nothing for its end. missing: what is not in it."""

    shortcut: Shortcut
    cut: int
    missing: tuple[str, ...]


def made_of(episode: str, name: str, records: Records) -> Made:
    """Keep the run of that id, or its first letters, as a macro; without a name it is called as its task.

    Raises UserError where there is no such run, or nothing to be made of it.
    """
    events = list(records.journal.whole(records.journal.find(episode)))
    found = harvest(events)
    made = generalised(found.shown, name.strip() or _name(events, found))
    return Made(records.library.save_shortcut(made.shortcut), made.cut, found.missing)


def _name(events: Sequence[Event], found: Harvest) -> str:
    """The first line of the run's task, unless that may hold a password."""
    started = next(event for event in events if isinstance(event, Started))
    if any(isinstance(part, Deed) and part.secret for part in found.shown.parts):
        return f"Run {started.episode}"
    first = started.task.instruction.strip().partition("\n")[0]
    return brief(first, LONGEST_NAME) or "Unnamed"
