"""The Operator: proposes the next act, a question, a hand-over or the answer."""

from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do next."""

    proposal: Proposal


def propose(situation: Situation, brain: Brain) -> Reply[Choice]:
    """Ask for the next proposal."""
    return brain.ask(Prompt("operator", situation), Choice)
