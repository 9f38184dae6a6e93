"""The Operator: proposes the next act, a question, a hand-over, the answer, or to give up."""

from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Met:
    """A constraint, by its number in the ledger, that is met, and what shows it."""

    constraint: int
    by: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do next, and how the ledger stands with it.

    constraints: those that the task sets; None where they are not told. reached: subgoals that lie behind the run; -1
    where that is not told.
    """

    proposal: Proposal
    constraints: tuple[str, ...] | None = None
    met: tuple[Met, ...] = ()
    reached: int = -1


def propose(situation: Situation, brain: Brain) -> Reply[Choice]:
    """Ask for the next proposal."""
    return brain.ask(Prompt("operator", situation), Choice)
