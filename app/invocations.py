"""The events of a run that goes on by a Shortcut."""

from dataclasses import dataclass
from typing import Literal

from app.stamped import Stamped


@dataclass(frozen=True, slots=True)
class Invoked(Stamped):
    """The run goes on by this version of a Shortcut, with these values for its parameters; `why` says why."""

    shortcut: str
    version: int
    arguments: tuple[tuple[str, str], ...] = ()
    why: str = ""
    kind: Literal["invoked"] = "invoked"


@dataclass(frozen=True, slots=True)
class Returned(Stamped):
    """The Shortcut has come to its end; where it did not work, `problem` says in one sentence why."""

    worked: bool
    problem: str = ""
    kind: Literal["returned"] = "returned"


def in_words(event: Invoked | Returned) -> str:
    """A Shortcut's beginning or end, e.g. `uses the shortcut "Find a customer" (version 2), name: Ada; as you said`."""
    if isinstance(event, Returned):
        return "the shortcut is done" if event.worked else f"the shortcut did not work: {event.problem}"
    given = "".join(f", {name}: {value}" for name, value in event.arguments)
    return f'uses the shortcut "{event.shortcut}" (version {event.version}){given}; {event.why}'
