"""The person's seat: who approves, answers, pauses, stops and takes over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.proposals import Decision, Move, Verdict
from controllers.gestures import Gesture


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
    """Something said in mid-run, or the answer to a question.

    `question` is the number of the question that it answers. 0: it answers whichever waits when it comes, and is
    said of the person's own accord when none does. -1: it answers none.
    """

    text: str
    question: int = 0
    kind: Literal["tell"] = "tell"


@dataclass(frozen=True, slots=True)
class Rule:
    """The word on the move that waits for one: approve, amend, reject or take over.

    `decision` is the number of the decision that is meant; a word on another one is not heeded. 0: whichever waits.
    """

    verdict: Verdict
    decision: int = 0
    kind: Literal["rule"] = "rule"


@dataclass(frozen=True, slots=True)
class TakeOver:
    kind: Literal["take over"] = "take over"


@dataclass(frozen=True, slots=True)
class Record:
    """Until the person hands back, what they do is kept as steps of the run."""

    kind: Literal["record"] = "record"


@dataclass(frozen=True, slots=True)
class HandBack:
    kind: Literal["hand back"] = "hand back"


@dataclass(frozen=True, slots=True)
class HumanMove:
    """The person's own action through the mirror; performed as theirs, not the agent's."""

    move: Move
    kind: Literal["human move"] = "human move"


@dataclass(frozen=True, slots=True)
class Hand:
    """The person's own mouse and keys in the mirror of target `on`, while they drive."""

    on: str
    gesture: Gesture
    kind: Literal["hand"] = "hand"


Wish = Pause | Resume | Stop | Tell | Rule | TakeOver | Record | HandBack | HumanMove | Hand


class NobodyThere(Exception):
    """There is nobody to ask: what needs a person's word is refused."""


class Supervisor(Protocol):
    """Who watches a run: a person at the console, one behind another process (remote), or nobody."""

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        """The person's word on a move that the policy wants asked. Raises NobodyThere or Stopped."""

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        """The person's answer to the question of that number. Raises NobodyThere or Stopped."""

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        """What the person wished since the last call, at most `wait` seconds later; nothing when they wished nothing.

        With `wait` infinite, the next wish, however long it takes. Raises NobodyThere when none can come any more.
        """

    def interrupt(self) -> None:
        """The run is stopped: whoever waits for the person gets Stopped. Any thread may call."""
