"""Shortcuts and Tips: what is kept between runs, with where it came from and how far it is trusted."""

from dataclasses import dataclass
from typing import Literal

from perception.checks import Check
from perception.locators import Locator
from skills.steps import Do, Step

Trust = Literal["quarantined", "trial", "trusted", "revoked"]
Origin = Literal["plain words", "recorded", "learned", "written", "imported"]
ParameterType = Literal["text", "number", "choice", "date", "secret", "file", "table"]
LONGEST_NAME = 80  # letters of one that a person has not given


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
    with the addresses at which it begins, as `--on` has them. `task` is what it does, in the words in which
    it was asked for, with `{names}` for its parameters. `ground` is kind and seed of the place that it was learned on,
    where that can be made anew, as `shop 1`. `places` are the scopes in which its steps were shown; no text tells them.
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
    task: str = ""
    ground: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Something that a Shortcut is tried on: values for its parameters, and what it answered then.

    on_trial: it was, in a place that was made for trials, whose rows need not be anywhere else.
    """

    skill: str
    arguments: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    on_trial: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not be done before `until` holds: this kind of action on this element.

    until: None where no way is known in which it works. remedy: what brings it about.
    """

    action: str
    target: Locator
    until: Check | None = None
    remedy: tuple[Do, ...] = ()


@dataclass(frozen=True, slots=True)
class Tip:
    """One thing learned about a place, with the episode that is the evidence for it.

    `scope` is the place as a Shortcut has it; `screen` narrows it to addresses (or titles) with these words. A `guard`
    lets the engine heed the Tip without anybody who can read it.
    """

    text: str
    scope: str
    evidence: str
    sort: Literal["how it works", "corrected error", "helper", "caution", "preference"] = "caution"
    origin: Origin = "learned"
    trust: Trust = "quarantined"
    screen: str = ""
    guard: Guard | None = None


@dataclass(frozen=True, slots=True)
class Uses:
    """How often a Shortcut (this version of it) or a Tip was used, and with what success."""

    worked: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a Shortcut in its history: when it was saved (seconds since the epoch), and how it did.

    `restores` is the version that an undo has brought back with it, 0 for none.
    """

    shortcut: Shortcut
    saved: float
    uses: Uses
    restores: int = 0
