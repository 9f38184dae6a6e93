"""A run and its macro: whether there is one, or can be, and keeping it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.episode import Episode
from app.events import Started
from app.history import begun, events
from app.home import home
from app.recording.showing import BY, macro_name

REPLAYED = "macro"
"""What is said to have thought where a macro was followed."""
NAMED = re.compile(r'replay "(.*)"$', re.MULTILINE)
"""How the task of such a run begins; the values that it was given are not in it."""


def recorded(episode: Episode) -> str:
    """The name of the macro that a person has shown in this run; "" where none is kept."""
    return macro_name(episode.task) if episode.brain == BY and episode.ending == "done" else ""


def replayed(started: Started) -> str:
    """The name of the macro that was followed in this run; "" where none was."""
    named = NAMED.match(started.task.instruction) if started.brain == REPLAYED else None
    return named[1] if named else ""


@dataclass(frozen=True, slots=True)
class Again:
    """How a past run began, to be done again; the macro that it has followed ("" for none), with its values."""

    started: Started
    macro: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def again(episode: str) -> Again:
    """Look the run of that id up; for a thread of its own. Raises UserError, DatabaseProblem."""
    journal = home() / "journal.db"
    started = begun(journal, episode)
    if not (name := replayed(started)):
        return Again(started)
    from app.macros.given import given
    from ui.models.skills.library import using

    told = events(journal, episode)
    return Again(started, name, using(lambda library: given(library, name, told))())


def can_be_macro(brain: str, ending: str | None) -> bool:
    """Whether a run that was thought of so and ended so can be kept as a macro, and is none already."""
    return ending == "done" and brain not in (BY, REPLAYED)


def keep(episode: str, name: str) -> str:
    """Keep the run of that id as a macro, and say what it is called; for a thread of its own.

    Raises UserError, DatabaseProblem.
    """
    from app.macros.making import made_of
    from app.records import Records

    with Records.open() as records:
        return made_of(episode, name, records).shortcut.name
