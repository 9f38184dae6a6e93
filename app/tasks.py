"""What a person asks for, and the limits within which it is done."""

from dataclasses import dataclass, field
from typing import Literal

Mode = Literal["watch", "all", "risky", "scope"]
Risk = Literal[0, 1, 2, 3, 4]
"""R0 observe, R1 reversible in scope, R2 changes state, R3 irreversible or outward, R4 forbidden."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a run ends although nobody stopped it. `dollars` is what its brain may cost; 0 means no limit."""

    steps: int = 100
    failures_in_row: int = 3
    repeats: int = 3
    seconds: float = 900.0
    dollars: float = 2.0


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the person allowed beforehand.

    mode: watch (observe only), all (ask before every action), risky (ask before R2 and above unless
        the person's own words named the control; always before R3), scope (ask only outside `effects`).
    effects: kinds of effect permitted in advance: submit, delete, pay, send, upload, download, ...
    scopes: exact origins in which the run may act; empty means the origins its targets started on.
    apps: apps of a phone, by their visible names, in which it may act besides those that the instruction names.
    """

    mode: Mode = "risky"
    effects: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()


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
