"""The events of a run that goes by what was learned before: Tips that a model is told, and Shortcuts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.stamped import Stamped
from skills.shortcuts import Shortcut, Tip


@dataclass(frozen=True, slots=True)
class Recalled(Stamped):
    """From now on a model is told these Tips and offered these Shortcuts (their names): they fit the present screen."""

    tips: tuple[str, ...] = ()
    shortcuts: tuple[str, ...] = ()
    kind: Literal["recalled"] = "recalled"

    @property
    def listed(self) -> tuple[str, ...]:
        """All of it in words, one entry each."""
        return *self.tips, *(f"shortcut {name}" for name in self.shortcuts)


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


@dataclass(frozen=True, slots=True)
class Verified(Stamped):
    """After the run, a Shortcut that it has taught is tried where nothing can be harmed: that this has begun, or how
    many trials it has passed, what came of them and why."""

    shortcut: str
    result: Literal["begun", "proven", "broken", "not tried"]
    trials: int = 0
    why: str = ""
    kind: Literal["verified"] = "verified"


def lines(event: Recalled | Invoked | Returned | Verified) -> list[str]:
    """The event as a person reads it, a line for each thing that was recalled."""
    return [f"recalled: {each}" for each in event.listed] if isinstance(event, Recalled) else [in_words(event)]


def taught(shortcuts: Iterable[Shortcut], tips: Iterable[Tip], missed: str) -> list[str]:
    """What was learned, and what was not, as a person reads it, one entry each."""
    waits = ", a part of it that may not run by itself before you have trusted it"
    names = [f"shortcut {each.name}{waits if each.trust == 'quarantined' else ''}" for each in shortcuts]
    return [*names, *(tip.text for tip in tips), *filter(None, (missed,))]


def in_words(event: Invoked | Returned | Verified) -> str:
    """A Shortcut's beginning, end or trials, such as
    `uses the shortcut "Find a customer" (version 2), name: Ada; as you said`."""
    if isinstance(event, Verified):
        return _verdict(event)
    if isinstance(event, Returned):
        return "the shortcut is done" if event.worked else f"the shortcut did not work: {event.problem}"
    given = "".join(f", {name}: {value}" for name, value in event.arguments)
    return f'uses the shortcut "{event.shortcut}" (version {event.version}){given}; {event.why}'


def _verdict(event: Verified) -> str:
    match event.result:
        case "begun":
            return f'tries the shortcut "{event.shortcut}" with other values, in a place of its own'
        case "proven":
            return f'the shortcut "{event.shortcut}" is proven: right in {event.trials} trials'
        case "broken":
            return f'the shortcut "{event.shortcut}" may not run any more: {event.why}'
        case _:
            return f'the shortcut "{event.shortcut}" was not proven: {event.why}'
