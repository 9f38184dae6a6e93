"""Nobody there: whatever needs a person's word is refused."""

from collections.abc import Sequence
from math import inf

from app.proposals import Decision, Move, Verdict
from app.supervision import NobodyThere, Wish
from app.supervisors.waiting import BreakableWait


class Nobody:
    """The supervisor of unattended runs."""

    def __init__(self) -> None:
        self._wait = BreakableWait()

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        raise NobodyThere

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        raise NobodyThere

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait == inf:
            raise NobodyThere
        return self._wait.wishes(wait)

    def interrupt(self) -> None:
        self._wait.break_off()
