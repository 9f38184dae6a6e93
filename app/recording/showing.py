"""Recording in the live mirror: a run in which only the person acts, on any target, told as every run is."""

import queue
import uuid
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from app.driving import THEIRS, as_move
from app.errors import UserError
from app.events import (
    Acted,
    Answered,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Observed,
    Proposed,
    Started,
    TookOver,
)
from app.executor import Executor, aim, called
from app.proposals import Act, Move, Outcome
from app.recording.hand import Hand
from app.recording.keeping import kept, told
from app.recording.recorder import Recorder
from app.session import Session
from app.supervision import Hand as HandWish
from app.supervision import HandBack, HumanMove, NobodyThere, Stop, Supervisor, Wish
from app.tasks import Task
from controllers.actions import phrase
from controllers.browser.target import BrowserTarget
from controllers.errors import ControllerError, Stopped, TargetLost
from controllers.gestures import Gesture
from controllers.shown import Shown
from perception.locators import Locator
from perception.numbering import observe
from perception.screen import Observation
from skills.demonstrations import Deed
from skills.library import Library

BY = "by hand"
"""Who thinks in such a run, as the journal has it."""
REASON = "show how it is done"
QUIET_SECONDS = 0.5
"""Without a gesture, after which it is looked what the last one has come to."""
SETTLE_SECONDS = 1.5
LOOKS = 3
"""How often it is looked what an act has come to that shows nothing yet."""


class Showing:
    """Records what the person does until they hand back; the task's words are the macro's name."""

    def __init__(self, session: Session, supervisor: Supervisor, library: Library) -> None:
        self._session = session
        self._supervisor = supervisor
        self._library = library
        self._recorder = Recorder(session.starts)
        self._hands: dict[str, Hand] = {}
        self._acts: queue.SimpleQueue[tuple[str, Shown]] = queue.SimpleQueue()
        self._screens: dict[str, Observation] = {}
        session.on_stop(supervisor.interrupt)

    def run(self, task: Task) -> Iterator[Event]:
        """The run, event by event; the last one is always Finished."""
        places = tuple((name, self._session.starts.get(name, "")) for name in self._session.names)
        yield Started(uuid.uuid4().hex[:12], task, BY, places)
        try:
            yield from self._opened()
            yield TookOver(REASON)
            yield from self._driven()
            shortcut = kept(self._recorder, task.instruction.strip().partition("\n")[0][:80], self._library)
            answer = "\n".join(told(shortcut, self._recorder.missing))
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
            target = self._session.target(on)
            yield from self._look(on)
            if isinstance(target, BrowserTarget):
                target.watch(lambda shown, on=on: self._acts.put((on, shown)))  # type: ignore[misc]
            else:
                self._hands[on] = Hand(target)
            yield self._observed(on)

    def _driven(self) -> Iterator[Event]:
        """What the person does, until they hand back. Raises Stopped, NobodyThere, TargetLost."""
        on, looks = self._session.names[0], 0
        while True:
            wishes = self._supervisor.checkpoint(wait=QUIET_SECONDS if looks else inf)
            for wish in wishes:
                if isinstance(wish, HandBack):
                    yield from self._look(on)
                    yield from self._told(self._recorder.end())
                    yield HandedBack(f"{len(self._recorder.deeds)} steps")
                    return
                on = wish.on if isinstance(wish, HandWish) else on
                looks = LOOKS
                yield from self._taken(wish)
            if not wishes:
                known = len(self._recorder.deeds)
                yield from self._look(on)
                looks = looks - 1 if self._recorder.open else 0
                if len(self._recorder.deeds) > known:
                    yield self._observed(on)

    def _taken(self, wish: Wish) -> Iterator[Event]:
        if isinstance(wish, Stop):
            raise Stopped
        if not isinstance(wish, HandWish | HumanMove):
            return  # nothing else can be wished while the person shows something
        try:
            if isinstance(wish, HandWish):
                yield from self._hand(wish.on, wish.gesture)
            else:
                yield from self._human(wish.move)
        except TargetLost:
            raise
        except ControllerError as problem:
            move = as_move(wish.on, wish.gesture) if isinstance(wish, HandWish) else wish.move
            yield Acted(move, THEIRS, error=str(problem))

    def _hand(self, on: str, gesture: Gesture) -> Iterator[Event]:
        """Tell the gesture before it is passed on."""
        target = self._session.target(on)
        if (hand := self._hands.get(on)) and (shown := hand.act(gesture)):
            yield from self._told(self._recorder.take(on, shown))
        performed = target.hand(gesture)
        yield from self._drained()
        if performed.blocked != self._screens[on].blocked:
            yield from self._look(on)
            yield self._observed(on)

    def _human(self, move: Move) -> Iterator[Event]:
        """The answer to a page's own dialog, which the mirror cannot show."""
        screen = self._screens[move.on]
        aimed = aim(move, screen)
        capture = self._session.target(move.on).capture(picture=False)
        keys = (aimed.element.key,) if aimed.element else ()
        yield from self._told(self._recorder.take(move.on, Shown(move.action, capture, keys)))
        Executor(self._session).perform(aimed)
        yield from self._look(move.on)
        yield self._observed(move.on)

    def _drained(self) -> Iterator[Event]:
        """What pages have told of themselves meanwhile."""
        while not self._acts.empty():
            yield from self._told(self._recorder.take(*self._acts.get()))

    def _look(self, on: str) -> Iterator[Event]:
        target = self._session.target(on)
        target.settled(SETTLE_SECONDS)
        yield from self._drained()
        capture = target.capture(picture=False)
        self._screens[on] = observe(capture, self._screens.get(on))
        yield from self._told(self._recorder.rest(on, capture))

    def _observed(self, on: str) -> Observed:
        screen = self._screens[on]
        return Observed(on, replace(screen, elements=screen.shown))

    def _told(self, deeds: Iterator[Deed]) -> Iterator[Event]:
        """Each recorded step as an act that has worked, as it did for the person; a password is not in it."""
        for deed in deeds:
            number = deed.element.number if deed.element else None
            move = Move(deed.on, deed.action, number)
            target = f"{called(deed.element, deed.before)} {THEIRS}" if deed.element else phrase(deed.action)
            yield Proposed(Act(deed.words, deed.on, (move,)))
            yield Intended(move, target, 0, deed.found_by or Locator())
            yield Acted(move, target)
            yield Judged(Outcome("worked", "you did it"))
