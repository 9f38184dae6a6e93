"""Target and brain of a run in which things go wrong as its mishaps say."""

from dataclasses import replace
from typing import TypeVar

from app.bench.faults.mishaps import Mishaps
from app.brains.brain import Brain, Prompt, Reply, Role, Situation
from app.proposals import Act, Answer, Move
from app.roles.operator import Choice, Met
from controllers.actions import Action, Open, Wait
from controllers.controller import Ambiguous, Controller, Found, FrameSlot, Missing, Performed
from controllers.gestures import Gesture
from perception.locators import Locator
from perception.screen import Capture, Element, Observation

T = TypeVar("T")


class UpsetTarget:
    """A controller whose moves are sometimes not made, and whose screen is sometimes an old one."""

    def __init__(self, target: Controller, mishaps: Mishaps) -> None:
        self._target = target
        self._mishaps = mishaps
        self._last: Capture | None = None
        self._stale = False

    @property
    def verbs(self) -> frozenset[type]:
        return self._target.verbs

    def capture(self, *, picture: bool = True) -> Capture:
        if self._stale and self._last:
            self._stale = False
            return self._last
        self._last = self._target.capture(picture=picture)
        return self._last

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        return self._target.locate(locator)

    def perform(self, action: Action, at: Found | None) -> Performed:
        if isinstance(action, Open | Wait):  # the one is no move of the run, the other moves nothing
            return self._target.perform(action, at)
        if self._mishaps.happens("no_op"):
            self._mishaps.spoilt()
            performed = Performed(point=at.point if at else None)
        else:
            performed = self._target.perform(action, at)
        self._mishaps.made()
        self._stale = self._mishaps.lags()
        return performed

    def hand(self, gesture: Gesture) -> Performed:
        return self._target.hand(gesture)

    def settled(self, within: float) -> bool:
        return self._target.settled(within)

    def frames(self) -> FrameSlot:
        return self._target.frames()

    def interrupt(self) -> None:
        self._target.interrupt()

    def close(self) -> None:
        self._target.close()


class UpsetBrain:
    """A brain that sometimes aims wrong, says "done" too early or does the same over and over."""

    def __init__(self, brain: Brain, mishaps: Mishaps) -> None:
        self._brain = brain
        self._mishaps = mishaps
        self._last: Choice | None = None
        self.name = brain.name

    def model(self, role: Role, rung: int = 0) -> str:
        return self._brain.model(role, rung)

    def interrupt(self) -> None:
        self._brain.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises what the brain raises."""
        answered = self._brain.ask(prompt, reply)
        if isinstance(answered.value, Choice):
            self._mishaps.goes_on()
            return replace(answered, value=self._upset(answered.value, prompt.situation))  # type: ignore[arg-type]
        return answered

    def _upset(self, choice: Choice, situation: Situation) -> Choice:
        if self._last and (self._mishaps.looping or self._loops()):
            return self._last
        act = choice.proposal
        if not isinstance(act, Act) or not _matters(act):
            return choice
        self._last = choice if act.moves else None
        if self._mishaps.happens("early_finish"):
            self._mishaps.finishes_early()
            claimed = tuple(Met(number, "it is done") for number, _ in situation.episode.ledger.open)
            return Choice(Answer("Done."), met=claimed)
        if self._mishaps.happens("wrong_element"):
            moves = tuple(self._missed(move, situation.screen) for move in act.moves)
            return replace(choice, proposal=replace(act, moves=moves))
        return choice

    def _loops(self) -> bool:
        """Whether the brain is caught in a loop from now on."""
        happens = self._mishaps.happens("loop")
        if happens:
            self._mishaps.loops()
        return happens

    def _missed(self, move: Move, screen: Observation) -> Move:
        """The move on another element of its kind that does something else; what is expected stays what it was."""
        meant = screen.element(move.aim) if isinstance(move.aim, int) else None
        others = [e.number for e in screen.shown if meant and _is_another(e, meant)]
        if not others:
            return move
        self._mishaps.spoilt()
        return replace(move, aim=self._mishaps.chance("wrong_element").choice(others))


def _matters(act: Act) -> bool:
    """Whether it does or reads something that the task needs; a mere wait comes after what was to be done."""
    return bool(act.wanted) or any(not isinstance(move.action, Wait) for move in act.moves)


def _is_another(element: Element, meant: Element) -> bool:
    """Whether it is one of the kind that was meant, and not one that leads to the very same place."""
    same = element.effect == meant.effect != ""
    return element.role == meant.role and element.number != meant.number and not same
