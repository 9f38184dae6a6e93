"""A brain that knows the task's solution: measures the loop, never intelligence."""

from collections.abc import Sequence
from dataclasses import replace

from app.brains.brain import Situation
from app.brains.plain import PlainBrain
from app.proposals import Act, Proposal
from perception.checks import AllOf, Changed, ElementShown
from skills import steps
from skills.flow import UnknownName, upcoming


class OracleBrain(PlainBrain):
    """Follows the given steps instead of reading the instruction, and expects of each what the next one needs."""

    name = "oracle"

    def __init__(self, solution: Sequence[steps.Step]) -> None:
        super().__init__()
        self._solution = tuple(solution)

    def _steps(self, situation: Situation) -> tuple[steps.Step, ...]:
        return self._solution

    def _proposal(self, situation: Situation) -> Proposal:
        proposal = super()._proposal(situation)
        return self._foreseeing(proposal, situation) if isinstance(proposal, Act) else proposal

    def _foreseeing(self, act: Act, situation: Situation) -> Act:
        """Where any change would do, the target of the next step is expected, too."""
        if not act.moves or act.cursor == situation.episode.cursor or not isinstance(act.moves[-1].expect, Changed):
            return act
        try:
            coming = upcoming(self._solution, act.cursor, situation.screen, situation.episode.values)
        except UnknownName:
            return act
        if coming is None or not isinstance(coming[0], steps.Do | steps.Read) or coming[0].target is None:
            return act
        expected = AllOf((Changed(), ElementShown(coming[0].target)))
        return replace(act, moves=(*act.moves[:-1], replace(act.moves[-1], expect=expected)))
