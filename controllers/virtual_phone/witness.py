"""What reached the phone, so that a test can prove that nothing arrived twice."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

KEPT = 20_000
"""Arrivals; a phone that is watched all day makes ten a second."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing done to the phone: tap, swipe, touch, key, text, launch, rpc, service, ... and with what.

    `met`: on what a finger came down, from the innermost part of the screen outwards.
    """

    kind: str
    details: tuple[Any, ...]


@dataclass(slots=True)
class Witness:
    """Keeps the last arrivals in order. May be read from any thread."""

    arrivals: deque[Arrival] = field(default_factory=lambda: deque(maxlen=KEPT))

    def saw(self, kind: str, *details: Any) -> None:
        self.arrivals.append(Arrival(kind, details))

    def count(self, kind: str) -> int:
        return sum(arrival.kind == kind for arrival in tuple(self.arrivals))

    def of(self, kind: str) -> Iterator[tuple[Any, ...]]:
        """The details of every arrival of that kind."""
        return (arrival.details for arrival in tuple(self.arrivals) if arrival.kind == kind)

    def forget(self) -> None:
        self.arrivals.clear()
