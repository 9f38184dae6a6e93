"""Shortcuts and Tips: what is kept between runs, with where it came from and how far it is trusted."""

from dataclasses import dataclass
from typing import Literal

from perception.checks import Check
from skills.steps import Step

Trust = Literal["quarantined", "trial", "trusted", "revoked"]
Origin = Literal["plain words", "recorded", "learned", "written", "imported"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the caller fills in; `example` is what stood there when it was learned."""

    name: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A named sequence of steps with what must hold before and after it.

    `scope` is the exact origin, package or window owner it belongs to; "" means anywhere.
    """

    name: str
    steps: tuple[Step, ...]
    parameters: tuple[Parameter, ...] = ()
    precondition: Check | None = None
    postcondition: Check | None = None
    scope: str = ""
    origin: Origin = "written"
    version: int = 1
    trust: Trust = "quarantined"


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing learned about a place, with the episode that is the evidence for it."""

    text: str
    scope: str
    evidence: str
    sort: Literal["how it works", "corrected error", "helper", "caution", "preference"] = "caution"
    origin: Origin = "learned"
    trust: Trust = "quarantined"
