"""The person's own doing on a run's targets: their moves, and their mouse and keys as they come."""

import time
from collections.abc import Iterator
from typing import assert_never

from app.endings import asked_nobody
from app.events import Acted, Event, HandedBack, Intended, TookOver
from app.executor import MASK, aim
from app.proposals import Move
from app.recording.demonstrating import BY_PERSON, told_with_screens
from app.running import Running
from app.supervision import NobodyThere
from app.wishes import until_handed_back
from controllers.actions import Action, Press, Scroll, Tap, TypeText, Upload
from controllers.errors import ControllerError, TargetLost
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel
from skills.demonstrations import Deed

LOOKS = 3
"""How often to look again at an act whose effect does not show yet."""
RECORDED = "what you do is recorded, but for passwords"


class Driving:
    """Does what the person does. What the world refuses is only told; a target that is lost raises TargetLost.

    The agent does not look meanwhile, but for a dialog that opens or closes, as the mirror cannot show it, and for what
    is recorded.
    """

    def __init__(self, run: Running) -> None:
        self._run = run
        self._on, self._looks = "", 0

    @property
    def unseen(self) -> bool:
        """Whether it is not known yet what the last of what is recorded has come to."""
        return self._looks > 0

    def look(self) -> Iterator[Event]:
        """Look what it has come to; what cannot be seen now is looked at again behind what they do next."""
        self._looks -= 1
        try:
            yield from self._kept(self._run.shown.look(self._on))
        except TargetLost:
            raise
        except ControllerError:
            self._looks = 0
        else:
            self._looks = self._looks if self._run.shown.recorder.open else 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What they have done and no macro of the run will have, a sentence each."""
        return self._run.shown.missing

    def record(self) -> Iterator[Event]:
        """What they do from now on is kept as steps of the run, but for passwords."""
        try:
            self._run.shown.begin()
        except TargetLost:
            raise
        except ControllerError as problem:
            yield TookOver(f"what you do cannot be recorded: {problem}")
        else:
            yield TookOver(RECORDED)

    def end(self) -> Iterator[Event]:
        """They hand back: the last of what is kept."""
        if not self._run.shown.on:
            return
        try:
            yield from self._kept(self._run.shown.end())
        except TargetLost:
            raise
        except ControllerError as problem:
            yield TookOver(f"what you did last cannot be recorded: {problem}")
            yield from self._kept(self._run.shown.break_off())

    def break_off(self) -> Iterator[Event]:
        """They drive no more, as what they drove is gone."""
        yield from self._kept(self._run.shown.break_off())
        yield HandedBack(missing=self.missing)

    def human(self, move: Move) -> Iterator[Event]:
        """Perform the person's own move on what they see now."""
        if move.on not in self._run.screens:
            yield _unknown(move)
            return
        screen = self._run.screens[move.on]
        told, began, target = self._run.told_move(move), time.monotonic(), BY_PERSON
        side: tuple[str, ...] = ()
        error = ""
        try:
            aimed = aim(move, screen)
            target = f"{aimed.target} {BY_PERSON}"
            keys = (aimed.element.key,) if aimed.element else ()
            yield from self._kept(self._run.shown.choosing(move.on, move.action, keys))
            yield Intended(told, target, 0, aimed.found_by)
            side = self._run.executor.perform(aimed)
        except TargetLost:
            raise
        except ControllerError as problem:
            error = str(problem)
        yield Acted(told, target, side, error, time.monotonic() - began)
        if screen.blocked:
            yield self._run.observe(move.on)

    def hand(self, on: str, gesture: Gesture) -> Iterator[Event]:
        """Pass the person's mouse and keys on."""
        if on not in self._run.screens:
            yield _unknown(as_move(on, gesture))
            return
        blocked = self._run.screens[on].blocked
        try:
            yield from self._kept(self._run.shown.coming(on, gesture))
            performed = self._run.session.target(on).hand(gesture)
        except TargetLost:
            raise
        except ControllerError as problem:
            yield Acted(as_move(on, gesture), BY_PERSON, error=str(problem))
            return
        yield from self._kept(self._run.shown.passed(on))
        self._on, self._looks = on, LOOKS if self._run.shown.on else 0
        if performed.blocked != blocked:
            yield self._run.observe(on)

    def _kept(self, deeds: Iterator[Deed]) -> Iterator[Event]:
        return (event for deed in deeds for event in told_with_screens(deed))


def _unknown(move: Move) -> Acted:
    return Acted(move, BY_PERSON, error=f"There is no target called {move.on}.")


def as_move(on: str, gesture: Gesture) -> Move:
    """The gesture in the words of actions, for telling; never what was typed."""
    return Move(on, _as_action(gesture))


def _as_action(gesture: Gesture) -> Action:
    match gesture:
        case Pointer():
            return Tap()
        case Wheel():
            return Scroll()
        case Keys(keys):
            return Press(keys)
        case Text():
            return TypeText(MASK)
        case Files(paths=paths):
            return Upload(paths)
        case _:
            assert_never(gesture)


def hand_over(run: Running, reason: str) -> Iterator[Event]:
    """Have the person do a part by hand. Raises Ended when nobody is there."""
    yield TookOver(reason)
    try:
        yield from until_handed_back(run.supervisor, Driving(run))
    except NobodyThere:
        raise asked_nobody(reason, ()) from None
    yield from run.look(run.episode.on)
