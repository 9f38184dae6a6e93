"""A brain that knows the task's solution: measures the loop, never intelligence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from app.brains.brain import Situation
from app.brains.foreseeing import foreseen
from app.brains.plain import PlainBrain
from app.proposals import Act, Move, Proposal
from app.roles.manager import Plan
from perception.checks import AllOf, Changed, Check, ElementShown
from skills import steps
from skills.flow import UnknownName, upcoming

BRIEFLY = 10.0
"""Seconds; what is waited for longer than that may not be there with the act before."""


class OracleBrain(PlainBrain):
    """Follows the given steps instead of reading the instruction, and expects of each what it must lead to."""

    name = "oracle"

    def __init__(self, solution: Sequence[steps.Step]) -> None:
        super().__init__()
        self._solution = tuple(solution)

    def _steps(self, situation: Situation) -> tuple[steps.Step, ...]:
        return self._solution

    def _plan(self, situation: Situation) -> Plan:
        return replace(super()._plan(situation), constraints=tuple(demands(self._solution)))

    def _proposal(self, situation: Situation) -> Proposal:
        proposal = super()._proposal(situation)
        if not isinstance(proposal, Act) or not proposal.moves or proposal.cursor == situation.episode.cursor:
            return proposal
        *others, last = proposal.moves
        return replace(proposal, moves=(*others, self._foreseeing(last, proposal, situation)))

    def _foreseeing(self, move: Move, act: Act, situation: Situation) -> Move:
        """Where any change would do: that change, and what else it must lead to."""
        if not isinstance(move.expect, Changed):
            return move
        element = situation.screen.element(move.aim) if isinstance(move.aim, int) else None
        needed = tuple(self._needed(act, situation))
        return replace(move, expect=AllOf((move.expect, *foreseen(element, needed, situation.screen))))

    def _needed(self, act: Act, situation: Situation) -> Iterator[Check]:
        try:
            coming = upcoming(self._solution, act.cursor, situation.screen, situation.episode.values)
        except UnknownName:
            return
        match coming:
            case ((steps.Do(target=target) | steps.Read(target=target)), _) if target:
                yield ElementShown(target)
            case steps.WaitFor(check=check, seconds=seconds), _ if seconds <= BRIEFLY:
                yield check


def demands(solution: Sequence[steps.Step]) -> Iterator[str]:
    """What the words of a task say of its end, as a Manager would find it in them.

    That is what is waited for once all is done, and what is to be answered with; of several answers, one.
    """
    last = list(takewhile(lambda step: not _acts(step), reversed(solution)))
    yield from (step.words for step in reversed(last) if isinstance(step, steps.WaitFor))
    if told := [step.words for step in steps.walk(solution) if isinstance(step, steps.Reply)]:
        yield " or ".join(told)


def _acts(step: steps.Step) -> bool:
    return any(isinstance(each, steps.Do) for each in steps.walk((step,)))
