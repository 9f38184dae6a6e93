"""Where the time of a run went, from its events' own clocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.events import (
    Acted,
    Asked,
    Decided,
    Event,
    HandedBack,
    Intended,
    Observed,
    Paused,
    Prompted,
    Resumed,
    TookOver,
)

Doing = Literal["looking", "thinking", "acting", "settling", "person", "own work"]
ORDER: tuple[Doing, ...] = ("looking", "thinking", "acting", "settling", "person", "own work")


@dataclass(frozen=True, slots=True)
class Share:
    """How long one thing was done, in seconds; `role` says who was thinking."""

    doing: Doing
    seconds: float
    role: str = ""


def shares(events: Sequence[Event]) -> tuple[Share, ...]:
    """What the run did, without what took no time; together as long as from the first event to the last.

    Every stretch between two events counts once. Looking and acting are as long as they say themselves, at most
    the stretch; thinking lasts from the question to what follows it; while the person has the word or drives,
    the time is theirs. Waiting for a screen to come to rest is settling. A clock that was set back counts as 0.
    """
    found: dict[tuple[Doing, str], float] = {}
    for share in _stretches(events):
        key = share.doing, share.role
        found[key] = found.get(key, 0.0) + share.seconds
    ordered = sorted(found, key=lambda key: (ORDER.index(key[0]), key[1]))
    return tuple(Share(doing, found[doing, role], role) for doing, role in ordered if found[doing, role] > 0)


def _stretches(events: Sequence[Event]) -> Iterator[Share]:
    theirs = False
    for before, after in pairwise(events):
        if isinstance(before, TookOver | Paused):
            theirs = True
        elif isinstance(before, HandedBack | Resumed):
            theirs = False
        yield from _stretch(before, after, max(0.0, after.at - before.at), theirs)


def _stretch(before: Event, after: Event, seconds: float, theirs: bool) -> Iterator[Share]:
    match before, after:
        case _ if theirs or _has_the_word(before):
            yield Share("person", seconds)
        case Prompted(role), _:
            yield Share("thinking", seconds, role)
        case _, Observed(seconds=looked):
            yield from (Share("looking", min(looked, seconds)), Share("settling", max(0.0, seconds - looked)))
        case Intended(), Acted(seconds=acted):
            yield from (Share("acting", min(acted, seconds)), Share("own work", max(0.0, seconds - acted)))
        case _:
            yield Share("own work", seconds)


def _has_the_word(event: Event) -> bool:
    """Whether a person is being waited for from here on."""
    return isinstance(event, Asked) or (isinstance(event, Decided) and event.decision.verdict == "ask")
