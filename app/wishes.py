"""What a run does with the person's wishes: pause, stop, take over, say something."""

from collections import deque
from collections.abc import Callable, Iterator
from math import inf

from app.events import Event, HandedBack, Paused, Resumed, Told, TookOver
from app.proposals import Move
from app.supervision import Hand, HandBack, HumanMove, Pause, Resume, Rule, Stop, Supervisor, TakeOver, Tell, Wish
from controllers.errors import Stopped

Human = Callable[[Move], Iterator[Event]]
"""Performs a move that the person made through the mirror."""


def heed(supervisor: Supervisor, human: Human) -> Iterator[Event]:
    """Take what the person wished since the last step. Raises Stopped, and NobodyThere as the two below."""
    waiting = deque(supervisor.checkpoint())
    while waiting:
        match waiting.popleft():
            case Stop():
                raise Stopped
            case Pause():
                yield Paused("you asked for it")
                yield from _until_resumed(supervisor, waiting)
            case TakeOver():
                yield TookOver("you took over")
                yield from until_handed_back(supervisor, human, waiting)
            case Tell(text):
                yield Told(text)
            case Resume() | Rule() | HandBack() | HumanMove() | Hand():
                pass  # too late or out of turn: nothing to resume, rule on or hand back


def _until_resumed(supervisor: Supervisor, waiting: deque[Wish]) -> Iterator[Event]:
    for wish in _coming(supervisor, waiting):
        match wish:
            case Stop():
                raise Stopped
            case Resume():
                yield Resumed()
                return
            case Tell(text):
                yield Told(text)
            case _:
                pass


def until_handed_back(supervisor: Supervisor, human: Human, waiting: deque[Wish] | None = None) -> Iterator[Event]:
    """The person drives: their moves are performed as theirs, and the agent neither acts nor looks.

    `waiting`: what was wished already. Raises Stopped, and NobodyThere when there is no person.
    """
    for wish in _coming(supervisor, deque() if waiting is None else waiting):
        match wish:
            case Stop():
                raise Stopped
            case HandBack():
                yield HandedBack()
                return
            case HumanMove(move):
                yield from human(move)
            case _:
                pass


def _coming(supervisor: Supervisor, waiting: deque[Wish]) -> Iterator[Wish]:
    """One wish after the other, those that wait already first; the rest is left there."""
    while True:
        while waiting:
            yield waiting.popleft()
        waiting.extend(supervisor.checkpoint(wait=inf))
