"""Questions of a run to the person: wishes are heeded first, so that only what is said afterwards answers."""

from collections.abc import Generator

from app.asking import asking
from app.driving import Driving
from app.endings import asked_nobody
from app.events import Asked, Event, Told
from app.running import Running
from app.supervision import NobodyThere
from app.wishes import heed

YES = frozenset({"y", "yes", "1"})
NO = frozenset({"n", "no", "2"})


def answer(
    run: Running, question: str, candidates: tuple[str, ...], *, own: bool = False
) -> Generator[Event, None, str]:
    """Ask the person; `own`: for the engine itself, no brain acts on it. Raises Ended when nobody is there, Stopped."""
    yield from heed(run.supervisor, Driving(run))
    asked = Asked(question, candidates, run.number(), own)
    yield asked
    try:
        with asking():
            told = run.supervisor.answer(question, candidates, asked.number)
    except NobodyThere:
        raise asked_nobody(question, candidates) from None
    yield Told(told)
    return told


def whether(run: Running, question: str) -> Generator[Event, None, bool]:
    """Ask the person, until it is a yes or a no. Raises Ended and Stopped as `answer` does."""
    while True:
        told = yield from answer(run, question, ("yes", "no"), own=True)
        word = told.strip().rstrip(".!").lower()
        if word in YES | NO:
            return word in YES
