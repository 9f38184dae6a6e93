"""A person at the terminal: asked on standard error, answering on standard input."""

import sys
from collections.abc import Sequence
from math import inf
from typing import TextIO

from app.proposals import Approve, Decision, Move, Reject, Verdict
from app.supervision import HandBack, NobodyThere, Wish
from controllers.actions import phrase


class Console:
    """Asks in the terminal; the end of input means that nobody is there any more."""

    def __init__(self, questions: TextIO = sys.stdin, out: TextIO = sys.stderr) -> None:
        self._questions = questions
        self._out = out

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        facts = f"; {decision.facts}" if decision.facts else ""
        self._say(f"May I {phrase(move.action)} {target} on {move.on}?  [R{decision.risk} {decision.effect}{facts}]")
        said = self._line("yes / no / no, because ...: ")
        if said.lower() in {"y", "yes"}:
            return Approve("console")
        reason = said.partition("because")[2].strip() if said.lower().startswith("no") else said
        return Reject(reason, "console")

    def answer(self, question: str, candidates: Sequence[str]) -> str:
        self._say(question)
        for number, candidate in enumerate(candidates, 1):
            self._say(f"  {number}. {candidate}")
        return self._line("> ")

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait == inf:
            self._line("Your turn. Press Enter to hand back: ")
            return (HandBack(),)
        return ()

    def _say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=self._out, flush=True)
        line = self._questions.readline()
        if not line:
            raise NobodyThere
        return line.strip()
