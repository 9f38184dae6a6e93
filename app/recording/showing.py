"""Recording in the live mirror: a run in which only the person acts, on any target, told as every run is."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf

from app.driving import as_move
from app.errors import UserError
from app.events import Acted, Answered, Event, Finished, HandedBack, Observed, Started, TookOver
from app.executor import Executor, aim
from app.proposals import Move
from app.recording.demonstrating import BY_PERSON, Demonstrating, told
from app.recording.keeping import kept, sentences
from app.session import Session
from app.supervision import Hand, HandBack, HumanMove, NobodyThere, Stop, Supervisor, Wish
from app.tasks import Task
from controllers.errors import ControllerError, Stopped, TargetLost
from controllers.gestures import Gesture
from perception.screen import Observation
from skills.demonstrations import Deed
from skills.library import Library

BY = "by hand"
"""Who thinks in such a run, as the journal has it."""
REASON = "show how it is done"
QUIET_SECONDS = 0.5
"""Without a gesture, after which the result of the last one is looked at."""
LOOKS = 3
"""How often to look again at an act whose effect does not show yet."""


def macro_name(task: Task) -> str:
    """What a recording of this task is called."""
    return task.instruction.strip().partition("\n")[0][:80]


class Showing:
    """Records what the person does until they hand back; the task's words are the macro's name."""

    def __init__(self, session: Session, supervisor: Supervisor, library: Library) -> None:
        self._session = session
        self._supervisor = supervisor
        self._library = library
        self._screens: dict[str, Observation] = {}
        self._shown = Demonstrating(session, self._screens)
        self._recorder = self._shown.recorder
        session.on_stop(supervisor.interrupt)

    def run(self, task: Task) -> Iterator[Event]:
        """The run, event by event; the last one is always Finished."""
        places = tuple((name, self._session.starts.get(name, "")) for name in self._session.names)
        yield Started(uuid.uuid4().hex[:12], task, BY, places)
        try:
            yield from self._opened()
            yield TookOver(REASON)
            yield from self._driven()
            shortcut = kept(self._recorder, macro_name(task), self._library)
            answer = "\n".join(sentences(shortcut, self._shown.missing))
            yield Answered(answer)
            yield Finished("done", answer)
        except Stopped:
            yield Finished("stopped", "Stopped by you; nothing was kept.")
        except NobodyThere:
            yield Finished("asked", "Nobody is there to show it.")
        except (ControllerError, UserError) as problem:
            yield Finished("failed", str(problem))

    def _opened(self) -> Iterator[Event]:
        self._session.open()
        for on in self._session.names:
            yield from self._look(on)
        self._shown.begin()
        for on in self._session.names:
            yield self._observed(on)

    def _driven(self) -> Iterator[Event]:
        """What the person does, until they hand back. Raises Stopped, NobodyThere, TargetLost."""
        on, looks = self._session.names[0], 0
        while True:
            wishes = self._supervisor.checkpoint(wait=QUIET_SECONDS if looks else inf)
            for wish in wishes:
                if isinstance(wish, HandBack):
                    yield from self._ended()
                    yield HandedBack(f"{len(self._recorder.deeds)} steps", ())
                    return
                on = wish.on if isinstance(wish, Hand) else on
                looks = LOOKS
                yield from self._taken(wish)
            if not wishes:
                known = len(self._recorder.deeds)
                yield from self._rested(on)
                looks = looks - 1 if self._recorder.open else 0
                if len(self._recorder.deeds) > known:
                    yield self._observed(on)

    def _taken(self, wish: Wish) -> Iterator[Event]:
        if isinstance(wish, Stop):
            raise Stopped
        if not isinstance(wish, Hand | HumanMove):
            return  # nothing else can be wished while the person shows something
        try:
            if isinstance(wish, Hand):
                yield from self._hand(wish.on, wish.gesture)
            else:
                yield from self._human(wish.move)
        except TargetLost:
            raise
        except ControllerError as problem:
            move = as_move(wish.on, wish.gesture) if isinstance(wish, Hand) else wish.move
            yield Acted(move, BY_PERSON, error=str(problem))

    def _hand(self, on: str, gesture: Gesture) -> Iterator[Event]:
        yield from self._told(self._shown.coming(on, gesture))
        performed = self._session.target(on).hand(gesture)
        yield from self._told(self._shown.passed(on))
        if performed.blocked != self._screens[on].blocked:
            yield from self._look(on)
            yield self._observed(on)

    def _human(self, move: Move) -> Iterator[Event]:
        """The answer to a page's own dialog, which the mirror cannot show."""
        aimed = aim(move, self._screens[move.on])
        keys = (aimed.element.key,) if aimed.element else ()
        yield from self._told(self._shown.choosing(move.on, move.action, keys))
        Executor(self._session).perform(aimed)
        yield from self._look(move.on)
        yield self._observed(move.on)

    def _look(self, on: str) -> Iterator[Event]:
        yield from self._seen(lambda: self._shown.look(on))

    def _rested(self, on: str) -> Iterator[Event]:
        """Look in a pause of the person's; what cannot be seen then may be seen after what they do next."""
        try:
            yield from self._look(on)
        except TargetLost:
            raise
        except ControllerError as problem:
            yield TookOver(f"go on; what you did last has not been seen yet: {problem}")

    def _ended(self) -> Iterator[Event]:
        """They hand back."""
        try:
            yield from self._seen(self._shown.end)
        except ControllerError as problem:
            yield TookOver(f"what you did last cannot be recorded: {problem}")
            yield from self._told(self._shown.break_off())

    def _seen(self, looked: Callable[[], Iterator[Deed]]) -> Iterator[Event]:
        """Look, and once more where a page goes in that moment. Raises ControllerError."""
        try:
            yield from self._told(looked())
        except TargetLost:
            raise
        except ControllerError as problem:
            yield TookOver(f"go on; looking again: {problem}")
            yield from self._told(looked())

    def _observed(self, on: str) -> Observed:
        screen = self._screens[on]
        return Observed(on, replace(screen, elements=screen.shown))

    def _told(self, deeds: Iterator[Deed]) -> Iterator[Event]:
        return (event for deed in deeds for event in told(deed))
