"""The seam that every target stands behind, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from controllers.actions import Action
from controllers.errors import untouched
from controllers.gestures import Gesture
from perception.geometry import Box, Point
from perception.locators import Locator
from perception.screen import Capture, Element


@dataclass(frozen=True, slots=True)
class Found:
    """One element, found just now: where it is, and what it is, to be compared before acting.

    `point` is where a hit test met the element itself, in viewport pixels.
    """

    element: Element
    box: Box
    point: Point
    matches: int = 1

    @property
    def fingerprint(self) -> str:
        return self.element.fingerprint


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several elements fit and no part of the locator singles one out."""

    candidates: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing fits; `nearest` are the most similar elements, best first; `why` is one sentence.

    by: the key of a control that covers what was meant, "" where it is not that.
    """

    nearest: tuple[Element, ...] = ()
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Performed:
    """What the target did. `events` tell side events: a tab opened, a file downloaded, a dialog.

    blocked: whether a dialog now waits for an answer, before which the screen takes nothing else.
    """

    seconds: float = 0.0
    point: Point | None = None
    events: tuple[str, ...] = ()
    blocked: bool = False


class FrameSlot(Protocol):
    """The newest picture of a target for a live mirror: older frames are dropped, never queued."""

    def newest(self, after: int) -> tuple[int, bytes] | None:
        """The newest JPEG frame with its serial number, or None while nothing newer than `after`."""

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for it; None when there was none in time or the mirror was closed."""

    @property
    def over(self) -> bool:
        """Whether no frame can come any more: it was closed, or its target is gone."""

    def close(self) -> None:
        """Stop the mirror."""


class Controller(Protocol):
    """A browser page, a phone, a desktop. Every call has a deadline and may raise ControllerError."""

    @property
    def verbs(self) -> frozenset[type]:
        """The actions that this target understands."""

    def capture(self, *, picture: bool = True) -> Capture:
        """The screen as it is now."""

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """Find the element now, bring it into view and hit-test it."""

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Do it. At most once: never repeated by the controller itself."""

    def hand(self, gesture: Gesture) -> Performed:
        """Pass on what the person does with their own hand; nothing is looked for or checked."""

    def settled(self, within: float) -> bool:
        """Wait until the screen is quiet, at most `within` seconds; False when it never was."""

    def frames(self) -> FrameSlot:
        """Start a live mirror; it runs until the slot is closed."""

    def interrupt(self) -> None:
        """Cancel whatever is pending: the call that waits raises Stopped. Any thread may call."""

    def close(self) -> None:
        """Let go of the target and of every process started for it."""


@runtime_checkable
class Feeling(Protocol):
    """A controller whose target remembers what has touched it."""

    def felt(self, since: float) -> bool | None:
        """Whether a touch or key has reached the target since then (monotonic seconds); None where it cannot tell."""


def felt(controller: Controller, since: float) -> bool | None:
    """The same of any controller."""
    return controller.felt(since) if isinstance(controller, Feeling) else None


@runtime_checkable
class Glancing(Protocol):
    """A controller that can be quicker about a big screen."""

    def glance(self, *, picture: bool = True) -> Capture:
        """As `capture`; what lies far out of view is counted (`Capture.beyond`) and not told."""


@runtime_checkable
class Arriving(Protocol):
    """A controller that can tell that a screen is there as a whole, before it has been quiet for a while."""

    def arrived(self, within: float) -> bool:
        """Wait until all of the screen has come and nothing is under way in it, at most as long as `settled` does."""


def arrived(controller: Controller, within: float) -> bool:
    """The same of any controller."""
    return controller.arrived(within) if isinstance(controller, Arriving) else controller.settled(within)


Sure = Callable[[Found | Ambiguous | Missing], Found]
"""What was found, if it is what was meant; raises ControllerError where it is not."""


@runtime_checkable
class Aiming(Protocol):
    """A controller that is quicker if it finds an element and acts on it in one call."""

    def act(self, action: Action, locator: Locator, sure: Sure) -> Performed:
        """As `locate`, and `perform` on what `sure` makes of the answer."""


def act(controller: Controller, action: Action, locator: Locator, sure: Sure) -> Performed:
    """The same of any controller. Until the element has been found for `sure`, nothing is touched, as an error says."""
    if isinstance(controller, Aiming):
        return controller.act(action, locator, sure)
    return act_in_turns(controller, action, locator, sure)


def act_in_turns(controller: Controller, action: Action, locator: Locator, sure: Sure) -> Performed:
    """The same by two calls."""
    with untouched():
        found = sure(controller.locate(locator))
    return controller.perform(action, found)


@runtime_checkable
class Pointing(Protocol):
    """A controller that is as careful about a place as about an element: it looks whose window lies there."""

    @property
    def pointed(self) -> frozenset[type]:
        """The actions that need nothing but the place where something was found."""
