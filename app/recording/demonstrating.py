"""What a person does by hand on the targets of a session, as steps that have worked."""

import queue
from collections.abc import Iterator
from dataclasses import replace

from app.events import Acted, Event, Intended, Judged, Observed, Proposed
from app.executor import called
from app.left_out import BY_HAND
from app.proposals import Act, Move, Outcome
from app.recording.album import without_picture
from app.recording.hand import Hand
from app.recording.recorder import Recorder
from app.session import Session
from controllers.actions import Action, phrase
from controllers.controller import Controller
from controllers.gestures import Gesture
from controllers.shown import Shown, watched
from perception.locators import Locator
from perception.screen import Observation
from skills.demonstrations import Deed

BY_PERSON = "by the person"
SETTLE_SECONDS = 1.5


class Demonstrating:
    """Follows the person's hand from `begin` to `end`, any number of times.

    screens: the latest look at each target by name, kept up to date with what is seen of it.
    """

    def __init__(self, session: Session, screens: dict[str, Observation]) -> None:
        self.recorder = Recorder(session.starts, screens=screens)
        self.on = False
        self._session = session
        self._hands: dict[Controller, Hand | None] = {}
        self._acts: queue.SimpleQueue[tuple[str, Shown]] = queue.SimpleQueue()

    def begin(self) -> None:
        """What is done on any target counts from now on. Raises ControllerError."""
        for name in self._session.names:
            target = self._session.target(name)
            if target not in self._hands:
                self._hands[target] = None if self._tells(name, target) else Hand(target)
        self.on = True  # last: what is refused above is not recorded

    def _tells(self, name: str, target: Controller) -> bool:
        """Whether the target tells itself what is done on it, as pages do; of others the hand and the screen tell."""
        return watched(target, lambda shown: self._acts.put((name, shown)) if self.on else None)

    def coming(self, on: str, gesture: Gesture) -> Iterator[Deed]:
        """Tell the gesture just before it is passed on."""
        if not self.on:
            self.recorder.missing.append(BY_HAND)
            return
        hand = self._hands.get(self._session.target(on))
        if hand and (shown := hand.act(gesture)):
            yield from self.recorder.take(on, shown)

    def passed(self, on: str) -> Iterator[Deed]:
        """The gesture was passed on."""
        if hand := self._hands.get(self._session.target(on)):
            hand.passed()
        yield from self._told_by_pages()

    def choosing(self, on: str, action: Action, keys: tuple[str, ...]) -> Iterator[Deed]:
        """Tell the answer to a page's own dialog, which no mirror shows, just before it is given."""
        if not self.on:
            self.recorder.missing.append(BY_HAND)
            return
        capture = self._session.target(on).capture(picture=False)
        yield from self.recorder.take(on, Shown(action, capture, keys))

    def _told_by_pages(self) -> Iterator[Deed]:
        """What pages have told of themselves meanwhile."""
        while not self._acts.empty():
            yield from self.recorder.take(*self._acts.get())

    def look(self, on: str) -> Iterator[Deed]:
        """Look what the last act has come to, once the target has come to rest."""
        target = self._session.target(on)
        target.settled(SETTLE_SECONDS)
        yield from self._told_by_pages()
        screen = target.capture(picture=True)
        while not self._acts.empty():  # the screen shows what comes of them, and belongs behind them
            yield from self._told_by_pages()
            screen = target.capture(picture=True)
        yield from self.recorder.rest(on, screen)

    def end(self) -> Iterator[Deed]:
        """Nothing that is done counts any more; what was done last is looked at once more.

        Raises ControllerError where that cannot be seen: it may be tried again, or broken off.
        """
        yield from self._told_by_pages()
        if on := self.recorder.open:
            yield from self.look(on)
        yield from self.recorder.end()
        self.on = False

    def break_off(self) -> Iterator[Deed]:
        """The same where nothing can be looked at: what was done last is missing then, and all before it is kept."""
        self.on = False
        yield from self._told_by_pages()
        self.recorder.lose()

    @property
    def missing(self) -> tuple[str, ...]:
        """What of it is in no macro, a sentence each."""
        return tuple(dict.fromkeys(self.recorder.missing))


def told(deed: Deed) -> Iterator[Event]:
    """The step as an act that has worked, as it did for the person; a password is not in it."""
    move = Move(deed.on, deed.action, deed.element.number if deed.element else None)
    target = f"{called(deed.element, deed.before)} {BY_PERSON}" if deed.element else phrase(deed.action)
    yield Proposed(Act(deed.words, deed.on, (move,)))
    yield Intended(move, target, 0, without_picture(deed.found_by or Locator()))
    yield Acted(move, target)
    yield Judged(Outcome("worked", "you did it"))


def told_with_screens(deed: Deed) -> Iterator[Event]:
    """The same, with what was seen before and after it."""
    proposed, intended, acted, judged = told(deed)
    yield from (_observed(deed.on, deed.before), proposed, intended, acted, _observed(deed.on, deed.after), judged)


def _observed(on: str, screen: Observation) -> Observed:
    return Observed(on, replace(screen, elements=screen.shown))
