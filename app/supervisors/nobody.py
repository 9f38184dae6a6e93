"""Nobody there: whatever needs a person's word is refused."""

from collections.abc import Sequence
from math import inf

from app.proposals import Decision, Move, Verdict
from app.supervision import NobodyThere, Wish


class Nobody:
    """The supervisor of unattended runs."""

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        raise NobodyThere

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        raise NobodyThere

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait == inf:
            raise NobodyThere
        return ()

    def interrupt(self) -> None:
        """Nobody waits."""
