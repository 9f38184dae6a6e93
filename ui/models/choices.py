"""How a task is to be done, as the person chooses it."""

from dataclasses import dataclass

from app.tasks import Limits, Mode

LEAD = 0.6
"""Seconds for which each action is shown before it happens, unless the person wants another time."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the task is to be done; `lead`: seconds for which each action is shown before it happens."""

    brain: str = "plain"
    mode: Mode = "risky"
    effects: frozenset[str] = frozenset()
    headed: bool = False
    profile: str = ""
    dollars: float = Limits().dollars
    lead: float = LEAD
