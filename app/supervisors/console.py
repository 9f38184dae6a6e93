"""A person at the terminal: asked on standard error, answering on standard input."""

import sys
from collections.abc import Sequence
from math import inf
from select import select
from typing import TextIO

from app.proposals import Approve, Decision, Move, Reject, Verdict
from app.supervision import HandBack, NobodyThere, Wish
from app.supervisors.waiting import BreakableWait
from controllers.actions import phrase
from controllers.errors import Stopped

STOP_SECONDS = 0.2


class Console:
    """Asks in the terminal; the end of input means that nobody is there any more.

    To be interrupted by a signal, on the thread that asks: on Windows nothing else gets a read to end. Elsewhere what
    a signal misses, as it comes just before a read begins, takes hold within STOP_SECONDS.
    """

    def __init__(self, questions: TextIO = sys.stdin, out: TextIO = sys.stderr) -> None:
        self._questions = questions
        self._out = out
        self._waiting = self._stopped = False
        self._wait = BreakableWait()

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        facts = f"; {decision.facts}" if decision.facts else ""
        self._say(f"May I {phrase(move.action)} {target} on {move.on}?  [R{decision.risk} {decision.effect}{facts}]")
        said = self._line("yes / no / no, because ...: ")
        if said.lower() in {"y", "yes"}:
            return Approve("console")
        reason = said.partition("because")[2].strip() if said.lower().startswith("no") else said
        return Reject(reason, "console")

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        self._say(question)
        for place, candidate in enumerate(candidates, 1):
            self._say(f"  {place}. {candidate}")
        return self._line("> ")

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if wait == inf:
            self._line("Your turn. Press Enter to hand back: ")
            return (HandBack(),)
        return self._wait.wishes(wait)

    def interrupt(self) -> None:
        self._stopped = True
        self._wait.break_off()
        if self._waiting:
            raise Stopped

    def _say(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def _line(self, prompt: str) -> str:
        print(prompt, end="", file=self._out, flush=True)
        self._waiting = True
        try:
            self._until_said()
            line = self._questions.readline()
        finally:
            self._waiting = False
        if not line:
            raise NobodyThere
        return line.strip()

    def _until_said(self) -> None:
        """Return when a line can be read. Raises Stopped."""
        said = sys.platform == "win32" or not self._questions.isatty()
        while not said and not self._stopped:
            said = bool(select([self._questions], [], [], STOP_SECONDS)[0])
        if self._stopped:
            raise Stopped
