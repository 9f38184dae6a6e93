"""The executor: the one place through which anything moves.

It finds the element again just before acting and refuses when it is no longer what was decided on.
"""

import time
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, assert_never

from app.proposals import Move
from app.session import Session
from app.tasks import Risk
from controllers.actions import AIMED, SetText, TypeText, Wait, phrase
from controllers.controller import Ambiguous, Controller, Found, Missing, Performed, act, arrived, felt
from controllers.errors import ControllerError, HeldBack, TargetLost
from perception.locators import Described, Locator, describe, spoken
from perception.resolving import Match, chain, is_alone, resolve
from perception.screen import Element, Observation

SETTLE_SECONDS = 4.0
Rest = Literal["quiet", "whole", "none"]
"""What is waited for after a move: that the screen is quiet, that it is there as a whole, or nothing."""
MASK = "•••"


class ElementChanged(ControllerError):
    """The element is gone or has become something else since the decision."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """A move with the element that it was decided on, if it needs one, and its decided risk.

    target: the element in words that tell it from the others, for people. secret: whether what it types is one.
    found_by: how the element would be found again on another day.
    """

    move: Move
    element: Element | None
    target: str
    risk: Risk = 0
    secret: bool = False
    found_by: Locator = field(default_factory=Locator)

    @property
    def told(self) -> Move:
        """The move as it may be told and kept: a secret that it types is left out."""
        return masked(self.move) if self.secret else self.move


def masked(move: Move) -> Move:
    """The move without what it types."""
    match move.action:
        case SetText() | TypeText() as typing:
            return replace(move, action=replace(typing, text=MASK))
        case _:
            return move


def refused(problem: ControllerError, screen: Observation) -> str:
    """The world's refusal in words, with the number of the control that is in the way."""
    control = screen.keyed(problem.by) if problem.by else None
    return f"{problem} Its number is {control.number}." if control and control.interactive else str(problem)


def name(element: Element) -> str:
    """An element as a person would call it: `"Save" button`; without words, by where it is, in pixels."""
    words, centre = element.name or element.label or element.text[:60], element.box.centre
    role = spoken(element.role)
    return f'"{words}" {role}' if words else f"{role} at {centre.x:.0f},{centre.y:.0f}"


def called(element: Element, screen: Observation) -> str:
    """The element in words that tell it from the others, e.g. `"Save" button in row of "Ada"`."""
    if is_alone(element, screen.elements):
        return name(element)
    parts = chain(element, screen.elements).parts
    return next((describe(part.description) for part in parts if isinstance(part, Described)), name(element))


def aim(move: Move, screen: Observation) -> Aimed:
    """The element a move is about, on the present screen. Raises ControllerError when there is none."""
    element = _element(move, screen)
    if element is None:
        aimed = Aimed(move, None, "", secret=_secret(screen.focused))
        return replace(aimed, target=phrase(aimed.told.action))
    lasting = chain(element, screen.elements, lasting=True)
    return Aimed(move, element, called(element, screen), secret=_secret(element), found_by=lasting)


def without_secret(move: Move, screen: Observation) -> Move:
    """A move as it may be told and kept, for which it need not be aimed. Raises ControllerError as `aim` does."""
    return masked(move) if _secret(_element(move, screen) or screen.focused) else move


def meant(move: Move, screen: Observation) -> tuple[Move, str]:
    """A move as it may be told, and what it is aimed at, by the screen on which it was decided: it may be gone now."""
    try:
        aimed = aim(move, screen)
    except ControllerError:
        return move, "what was meant"
    return aimed.told, aimed.target


def _element(move: Move, screen: Observation) -> Element | None:
    """What a move is about; None where it is about no element. Raises ControllerError."""
    if move.aim is None:
        if type(move.action) in AIMED:
            raise ControllerError(f"{move.action.kind} needs an element.")
        return None
    element = screen.element(move.aim) if isinstance(move.aim, int) else _resolved(move.aim, screen)
    if element is None:
        raise ControllerError(f"Element {move.aim} is not on the screen.")
    return element


def _secret(element: Element | None) -> bool:
    return element is not None and element.secret


def _resolved(locator: Locator, screen: Observation) -> Element:
    match = resolve(locator, screen.elements)
    if not isinstance(match, Match):
        raise ControllerError("The screen does not show exactly one such element.")
    return match.element


class Executor:
    """Performs aimed moves on a session's targets."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def perform(self, aimed: Aimed, rest: Rest = "quiet") -> tuple[str, ...]:
        """Do it, at most once, and let the screen come to so much of a rest. Returns side events.

        A press that was held back is aimed anew, once: what gives way to the pointer has done so by then.
        Raises ControllerError when the world refuses, Stopped when the person stops the run.
        """
        if isinstance(aimed.move.action, Wait):
            return ()
        try:
            performed = self._performed(aimed)
        except HeldBack:
            performed = self._performed(aimed)
        self._rested(self._session.target(aimed.move.on), rest)
        return performed.events

    def _performed(self, aimed: Aimed) -> Performed:
        target, action, element = self._session.target(aimed.move.on), aimed.move.action, aimed.element
        if element is None:
            return target.perform(action, None)
        return act(target, action, replace(element.locator, key=element.key), partial(_sure, aimed))

    def _rested(self, target: Controller, rest: Rest) -> None:
        """Let the screen come to rest after it was acted on. Raises TargetLost."""
        try:
            if rest == "quiet":
                target.settled(SETTLE_SECONDS)
            elif rest == "whole":
                arrived(target, SETTLE_SECONDS)
        except TargetLost:
            raise
        except ControllerError:  # it was done: the look that follows tells what came of it
            pass

    def felt(self, on: str, since: float) -> bool | None:
        """Whether a touch or key has reached a target since then (monotonic seconds); None where it cannot tell."""
        return felt(self._session.target(on), since)

    def settle(self, on: str, deadline: float) -> None:
        """Let a target come to rest, at most until `deadline` (monotonic seconds)."""
        self._session.target(on).settled(max(0.05, min(SETTLE_SECONDS, deadline - time.monotonic())))


def _sure(aimed: Aimed, found: Found | Ambiguous | Missing) -> Found:
    """What was found again, if it is what was decided on. Raises ControllerError."""
    element = aimed.element
    assert element is not None
    match found:
        case Found() if found.fingerprint == element.fingerprint:
            return _enabled(found, aimed)
        case Found():
            raise ElementChanged(f"{name(element)} has become {name(found.element)}; it was not touched.")
        case Ambiguous(candidates):
            raise ElementChanged(f"{len(candidates)} elements now look like {name(element)}; none was touched.")
        case Missing(_, why, by):
            problem = ElementChanged(why or f"{name(element)} is not there any more.")
            problem.by = by
            raise problem
        case _:
            assert_never(found)


def _enabled(found: Found, aimed: Aimed) -> Found:
    if "disabled" in found.element.states:
        raise ControllerError(f"{name(found.element)} is disabled.")
    if isinstance(aimed.move.action, TypeText) and "readonly" in found.element.states:
        raise ControllerError(f"{name(found.element)} cannot be written to.")
    return found
