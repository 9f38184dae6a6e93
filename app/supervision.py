"""The person's seat: who approves, answers, pauses, stops and takes over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.proposals import Decision, Move, Verdict


@dataclass(frozen=True, slots=True)
class Pause:
    kind: Literal["pause"] = "pause"


@dataclass(frozen=True, slots=True)
class Resume:
    kind: Literal["resume"] = "resume"


@dataclass(frozen=True, slots=True)
class Stop:
    kind: Literal["stop"] = "stop"


@dataclass(frozen=True, slots=True)
class Tell:
    """Something said in mid-run, or the answer to a question."""

    text: str
    kind: Literal["tell"] = "tell"


@dataclass(frozen=True, slots=True)
class Rule:
    """The word on the move that waits for one: approve, amend, reject or take over."""

    verdict: Verdict
    kind: Literal["rule"] = "rule"


@dataclass(frozen=True, slots=True)
class TakeOver:
    kind: Literal["take over"] = "take over"


@dataclass(frozen=True, slots=True)
class HandBack:
    kind: Literal["hand back"] = "hand back"


@dataclass(frozen=True, slots=True)
class HumanMove:
    """The person's own action through the mirror; performed as theirs, not the agent's."""

    move: Move
    kind: Literal["human move"] = "human move"


Wish = Pause | Resume | Stop | Tell | Rule | TakeOver | HandBack | HumanMove


class NobodyThere(Exception):
    """There is nobody to ask: what needs a person's word is refused."""


class Supervisor(Protocol):
    """Auto (nobody there), console, or remote (wishes from another process)."""

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        """The person's word on a move that the policy wants asked. Raises NobodyThere or Stopped."""

    def answer(self, question: str, candidates: Sequence[str]) -> str:
        """The person's answer to a question. Raises NobodyThere or Stopped."""

    def checkpoint(self, *, wait: bool = False) -> Sequence[Wish]:
        """What the person wished since the last call; with `wait`, the next one, however long it takes."""
