"""Shortcuts and Tips: what is kept between runs, with where it came from and how far it is trusted."""

from dataclasses import dataclass
from typing import Literal

from perception.checks import Check
from skills.steps import Step

Trust = Literal["quarantined", "trial", "trusted", "revoked"]
Origin = Literal["plain words", "recorded", "learned", "written", "imported"]


ParameterType = Literal["text", "number", "choice", "date", "secret", "file", "table"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the caller fills in.

    `example` is what stood there when it was learned, `default` what is taken where nothing is given (None: it
    must be given), `choices` all that may be chosen from, where that is known. A secret is never given: it
    comes from the keyring (see `app.secrets`).
    """

    name: str
    example: str = ""
    type: ParameterType = "text"
    default: str | None = None
    choices: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A named sequence of steps with what must hold before and after it.

    `scope` is the exact origin, package or window owner it belongs to; "" means anywhere. `targets` are names
    with the addresses at which it begins, as `--on` has them.
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
    description: str = ""
    targets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing learned about a place, with the episode that is the evidence for it."""

    text: str
    scope: str
    evidence: str
    sort: Literal["how it works", "corrected error", "helper", "caution", "preference"] = "caution"
    origin: Origin = "learned"
    trust: Trust = "quarantined"
