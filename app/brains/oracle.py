"""A brain that knows the task's solution: measures the loop, never intelligence."""

from collections.abc import Sequence

from app.brains.brain import Situation
from app.brains.plain import PlainBrain
from skills.steps import Step


class OracleBrain(PlainBrain):
    """Follows the given steps instead of reading the instruction."""

    name = "oracle"

    def __init__(self, solution: Sequence[Step]) -> None:
        super().__init__()
        self._solution = tuple(solution)

    def _steps(self, situation: Situation) -> tuple[Step, ...]:
        return self._solution
