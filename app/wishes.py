"""What a run does with the person's wishes: pause, stop, take over, say something."""

from collections.abc import Callable, Iterator

from app.events import Acted, Event, HandedBack, Paused, Resumed, Told, TookOver
from app.proposals import Move
from app.supervision import HandBack, HumanMove, Pause, Resume, Rule, Stop, Supervisor, TakeOver, Tell
from controllers.errors import Stopped

Human = Callable[[Move], Acted]
"""Performs a move that the person made through the mirror."""


def heed(supervisor: Supervisor, human: Human) -> Iterator[Event]:
    """Take what the person wished since the last step. Raises Stopped."""
    for wish in supervisor.checkpoint():
        match wish:
            case Stop():
                raise Stopped
            case Pause():
                yield Paused("you asked for it")
                yield from _until_resumed(supervisor)
            case TakeOver():
                yield TookOver("you took over")
                yield from until_handed_back(supervisor, human)
            case Tell(text):
                yield Told(text)
            case Resume() | Rule() | HandBack() | HumanMove():
                pass  # too late or out of turn: nothing to resume, rule on or hand back


def _until_resumed(supervisor: Supervisor) -> Iterator[Event]:
    while True:
        for wish in supervisor.checkpoint(wait=True):
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


def until_handed_back(supervisor: Supervisor, human: Human) -> Iterator[Event]:
    """The person drives: their moves are performed as theirs, and the agent neither acts nor looks.

    Raises Stopped, and NobodyThere when there is no person.
    """
    while True:
        for wish in supervisor.checkpoint(wait=True):
            match wish:
                case Stop():
                    raise Stopped
                case HandBack():
                    yield HandedBack()
                    return
                case HumanMove(move):
                    yield human(move)
                case _:
                    pass
