"""Target and brain of a run in which things go wrong as its mishaps say."""

from dataclasses import replace
from typing import TypeVar

from app.bench.mishaps import Mishaps
from app.brains.brain import Brain, Prompt, Reply, Role
from app.errors import MalformedReply
from app.proposals import Act, Answer, Move, Proposal
from app.roles.operator import Choice
from controllers.actions import Action, Open, Wait
from controllers.controller import Ambiguous, Controller, Found, FrameSlot, Missing, Performed
from controllers.gestures import Gesture
from perception.locators import Locator
from perception.screen import Capture, Observation

TRIES = 3
"""How often a brain is asked for a reply that can be read."""

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
        self._stale = self._mishaps.happens("stale_screen")
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
    """A brain that sometimes aims wrong, says "done" too early, or cannot be understood."""

    def __init__(self, brain: Brain, mishaps: Mishaps) -> None:
        self._brain = brain
        self._mishaps = mishaps
        self.name = brain.name

    def model(self, role: Role, rung: int = 0) -> str:
        return self._brain.model(role, rung)

    def interrupt(self) -> None:
        self._brain.interrupt()

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        """Raises MalformedReply where no try can be read, and whatever the brain raises."""
        if all(self._mishaps.happens("malformed") for _ in range(TRIES)):
            raise MalformedReply(f"The {prompt.role} gave no usable reply in {TRIES} tries.")
        answered = self._brain.ask(prompt, reply)
        if isinstance(answered.value, Choice):
            self._mishaps.goes_on()
            proposal = self._upset(answered.value.proposal, prompt.situation.screen)
            return replace(answered, value=Choice(proposal))  # type: ignore[arg-type]
        return answered

    def _upset(self, proposal: Proposal, screen: Observation) -> Proposal:
        if not isinstance(proposal, Act) or not proposal.moves:
            return proposal
        if self._mishaps.happens("early_finish"):
            self._mishaps.finishes_early()
            return Answer("Done.")
        if self._mishaps.happens("wrong_element"):
            return replace(proposal, moves=tuple(self._missed(move, screen) for move in proposal.moves))
        return proposal

    def _missed(self, move: Move, screen: Observation) -> Move:
        """The move on another element of its kind, where there is one; what is expected stays what it was."""
        meant = screen.element(move.aim) if isinstance(move.aim, int) else None
        others = [e.number for e in screen.shown if meant and e.role == meant.role and e.number != meant.number]
        if not others:
            return move
        self._mishaps.spoilt()
        return replace(move, aim=self._mishaps.chance("wrong_element").choice(others))
