"""What a run does with the person's wishes: pause, stop, take over, say something."""

import time
from collections import Counter, deque
from collections.abc import Generator, Iterator
from math import inf
from typing import Literal, Protocol, assert_never

from app.events import Event, HandedBack, Paused, Resumed, Told, TookOver
from app.proposals import Move
from app.supervision import (
    Hand,
    HandBack,
    HumanMove,
    Pause,
    Record,
    Resume,
    Rule,
    Stop,
    Supervisor,
    TakeOver,
    Tell,
    Wish,
)
from controllers.errors import Stopped
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel

QUIET_SECONDS = 0.5
"""Without a gesture of theirs, after which the result of the last one is looked at."""
Heeded = Literal["nothing", "paused", "redirected"]
"""What became of the run: it goes on as it was, after a pause, or must think again about what comes next."""


class Hands(Protocol):
    """Does on the targets what the person does through the mirror."""

    def human(self, move: Move) -> Iterator[Event]:
        """Perform the person's own move."""

    def hand(self, on: str, gesture: Gesture) -> Iterator[Event]:
        """Pass on the person's mouse and keys."""

    def record(self) -> Iterator[Event]:
        """What they do from now on is kept as steps of the run."""

    @property
    def unseen(self) -> bool:
        """Whether something is kept of which it is not known yet what it has come to."""

    def look(self) -> Iterator[Event]:
        """Look what it has come to, in a pause of theirs."""

    def end(self) -> Iterator[Event]:
        """The rest of what is kept: they hand back."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What they have done by now and no macro of the run will have, a sentence each."""


def heed(supervisor: Supervisor, hands: Hands, wait: float = 0.0) -> Generator[Event, None, Heeded]:
    """Take what the person wished since the last step, or wishes within `wait` seconds.

    Raises Stopped, and NobodyThere as the two below.
    """
    deadline, left = time.monotonic() + wait, wait
    while True:
        wishes = supervisor.checkpoint(wait=left)
        heeded = yield from _heeded(supervisor, hands, deque(wishes))
        left = deadline - time.monotonic()
        if heeded != "nothing" or not wishes or left <= 0:  # a stray wish does not cut the wait short
            return heeded


def _heeded(supervisor: Supervisor, hands: Hands, waiting: deque[Wish]) -> Generator[Event, None, Heeded]:
    heeded: Heeded = "nothing"
    while waiting:
        match waiting.popleft():
            case Stop():
                raise Stopped
            case Pause():
                yield Paused("you asked for it")
                told = yield from _until_resumed(supervisor, waiting)
                heeded = "redirected" if told or heeded == "redirected" else "paused"
            case TakeOver():
                yield TookOver("you took over")
                yield from until_handed_back(supervisor, hands, waiting)
                heeded = "redirected"
            case Tell(text, question) if question <= 0:
                yield Told(text)
                heeded = "redirected"
            case Tell() | Resume() | Rule() | Record() | HandBack() | HumanMove() | Hand():
                pass  # too late or out of turn: nothing to answer, resume, rule on or hand back
    return heeded


def _until_resumed(supervisor: Supervisor, waiting: deque[Wish]) -> Generator[Event, None, bool]:
    """The generator's value says whether the person said anything meanwhile. Taking over ends a pause, too."""
    told = False
    for wish in _coming(supervisor, waiting):
        match wish:
            case Stop():
                raise Stopped
            case Resume():
                yield Resumed()
                break
            case TakeOver():
                waiting.appendleft(wish)
                break
            case Tell(text, question) if question <= 0:
                told = True
                yield Told(text)
            case _:
                pass
    return told


def until_handed_back(supervisor: Supervisor, hands: Hands, waiting: deque[Wish] | None = None) -> Iterator[Event]:
    """The person drives: what they do is done as theirs, and the agent neither acts nor looks, but to record it.

    `waiting`: what was wished already. Raises Stopped, NobodyThere when there is no person, and TargetLost.
    """
    done: Counter[str] = Counter()
    waiting = deque() if waiting is None else waiting
    while True:
        while not waiting and hands.unseen:
            waiting.extend(supervisor.checkpoint(wait=QUIET_SECONDS))
            if not waiting:
                yield from hands.look()
        match next(_coming(supervisor, waiting)):
            case Stop():
                raise Stopped
            case HandBack():
                yield from hands.end()
                yield HandedBack(_listed(done), hands.missing)
                return
            case Record():
                yield from hands.record()
            case HumanMove(move):
                done["click"] += 1
                yield from hands.human(move)
            case Hand(on, gesture):
                done.update(_counted(gesture))
                yield from hands.hand(on, gesture)
            case Tell(text, question) if question <= 0:
                yield Told(text)
            case _:
                pass


def _counted(gesture: Gesture) -> dict[str, int]:
    """How a gesture adds to what is told of the person's doing: never what it was."""
    match gesture:
        case Pointer(do):
            return {"click": 1} if do == "down" else {}
        case Wheel():
            return {"scroll": 1}
        case Keys():
            return {"key": 1}
        case Text(text):
            return {"key": len(text)}
        case Files(paths=paths):
            return {"file": len(paths)}
        case _:
            assert_never(gesture)


def _listed(done: Counter[str]) -> str:
    """`3 clicks, 12 keys`."""
    return ", ".join(f"{count} {what}{'s' * (count > 1)}" for what, count in done.items() if count)


def _coming(supervisor: Supervisor, waiting: deque[Wish]) -> Iterator[Wish]:
    """One wish after the other, those that wait already first; the rest is left there."""
    while True:
        while waiting:
            yield waiting.popleft()
        waiting.extend(supervisor.checkpoint(wait=inf))
