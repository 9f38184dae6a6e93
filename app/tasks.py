"""What a person asks for, and the limits within which it is done."""

from dataclasses import dataclass, field
from typing import Literal

Mode = Literal["watch", "all", "risky", "scope"]
Risk = Literal[0, 1, 2, 3, 4]
OBSERVING: Risk = 0
REVERSIBLE: Risk = 1
CHANGING: Risk = 2  # something that is not simply put back
GRAVE: Risk = 3  # irreversible, or it goes out to others
FORBIDDEN: Risk = 4


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be used up: model calls, tokens, US dollars, seconds, moves that change something. 0 means no limit.

    Seconds are those that models think; of a whole run, `Limits` counts all of its time.
    """

    calls: int = 0
    tokens: int = 0
    dollars: float = 0.0
    seconds: float = 0.0
    effects: int = 0


SUBGOAL = Budget(calls=100)


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a run ends although nobody stopped it; the first six of a run as a whole, 0 meaning no limit.

    subgoal: what one subgoal may use up. roles: what single roles may, by name.
    """

    steps: int = 100
    seconds: float = 900.0
    dollars: float = 2.0
    calls: int = 300
    tokens: int = 3_000_000
    effects: int = 100
    failures_in_row: int = 3
    repeats: int = 3
    stalls: int = 3
    subgoal: Budget = SUBGOAL
    roles: tuple[tuple[str, Budget], ...] = ()

    @property
    def run(self) -> Budget:
        """What the whole run may use up; its seconds are counted elsewhere."""
        return Budget(self.calls, self.tokens, self.dollars, 0.0, self.effects)


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the person allowed beforehand.

    mode: watch (observe only), all (ask before every action), risky (ask before R2 and above unless
        the person's own words named the control; always before R3), scope (ask only outside `effects`).
    effects: kinds of effect permitted in advance, of `app.policy.deeds.EFFECTS`.
    scopes: exact origins in which the run may act; empty means the origins its targets started on.
    apps: apps of a phone, by their visible names, in which it may act besides those that the instruction names.
    shown: scopes in which the person has shown what is to be done again; the run may act there, too.
    """

    mode: Mode = "risky"
    effects: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """A task that this session did before, and what it was answered with."""

    instruction: str
    answer: str


@dataclass(frozen=True, slots=True)
class Task:
    """One instruction in plain words; `earlier` is what it may refer to ("now the same for Bob")."""

    instruction: str
    permissions: Permissions = field(default_factory=Permissions)
    limits: Limits = field(default_factory=Limits)
    earlier: tuple[Turn, ...] = ()
