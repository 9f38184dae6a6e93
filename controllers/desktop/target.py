"""The desktop as a target: one Controller."""

import time
from threading import Event

from controllers.actions import (
    Action,
    DoubleTap,
    Drag,
    Hover,
    LongPress,
    Open,
    Press,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Switch,
    Tap,
    TypeText,
    Wait,
)
from controllers.controller import Ambiguous, Found, Missing, Performed
from controllers.desktop.accessibility import Trees
from controllers.desktop.acting import Acting
from controllers.desktop.guarding import Guard
from controllers.desktop.handling import handle
from controllers.desktop.launching import Launcher, Menu
from controllers.desktop.mirror import Mirror
from controllers.desktop.reading import Reading, View
from controllers.desktop.revealing import Revealer
from controllers.desktop.screen import Screen
from controllers.desktop.truce import Truce
from controllers.errors import Stopped
from controllers.gestures import Gesture
from perception.locators import Locator
from perception.resolving import Match, Several, resolve
from perception.screen import Capture, Element

VERBS = frozenset(
    {
        Tap,
        DoubleTap,
        RightClick,
        LongPress,
        Hover,
        TypeText,
        SetText,
        SetChecked,
        Select,
        Press,
        Scroll,
        Drag,
        Open,
        Switch,
        Wait,
    }
)
POINTED = frozenset({Tap, DoubleTap, RightClick, LongPress, Hover, Drag})
QUIET_SECONDS = 0.09
"""How long nothing may be drawn for a screen to count as settled."""
REACTION_SECONDS = 0.15
"""How long a program may take until it begins to draw what it was told to."""


class DesktopTarget:
    """All windows of a screen, worked by pointer and keys; see Controller for the calls.

    truce: says when a question of Journeyman's is open, during which nothing is pressed.
    """

    verbs: frozenset[type] = VERBS
    pointed: frozenset[type] = POINTED

    def __init__(self, screen: Screen, truce: Truce) -> None:
        self._screen = screen
        self._watch = screen.watch()
        self._stopping = Event()
        self._trees = Trees(self._stopping)
        menu = Menu()
        self._reading = Reading(screen, self._trees, menu.owner)
        self._guard = Guard(screen, self._watch, self._reading, truce)
        self._revealer = Revealer(self._watch, self._reading, self._guard)
        self._launcher = Launcher(menu, self._reading, self._guard, self._watch)
        self._acting = Acting(screen, self._watch, self._reading, self._guard, self._launcher, self._stopping)
        self._worked = View((), frozenset(), None)
        self._mirrors: list[Mirror] = []
        self._closed = False

    def capture(self, *, picture: bool = True) -> Capture:
        """The window in front as elements, the others as tabs; a picture of the whole screen."""
        self._go_on()
        self._launcher.ended()
        self._worked = self._reading.view()
        return self._reading.capture(self._worked, picture)

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """Find the element now in the window that was shown, and see whether a press would meet it."""
        self._go_on()
        view = self._reading.view()
        if locator.key and view.pid != self._worked.pid:
            title = view.window.title if view.window else "Nothing"
            return Missing((), f'"{title}" has come to the front; look at it first.')
        self._worked = view
        match resolve(locator, self._reading.elements(view)):
            case Match(element) if element.visibility == "offscreen":
                revealed = self._revealer.reveal(element)
                return _reachable(revealed or element)
            case Match(element):
                return _reachable(element)
            case Several(elements):
                return Ambiguous(elements)
            case nothing:
                return Missing(nearest=nothing.nearest, why="It is not in the window in front any more.")

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Do it, once."""
        self._go_on()
        began = time.monotonic()
        events = self._acting.perform(action, at, self._worked)
        if self._stopping.is_set():  # between two waits
            raise Stopped("Stopped.")
        return Performed(time.monotonic() - began, at.point if at else None, events)

    def hand(self, gesture: Gesture) -> Performed:
        """Pass on what the person does with their own hand."""
        began = time.monotonic()
        self._go_on()
        handle(self._screen, self._reading, self._guard, gesture)
        self._guard.left()
        return Performed(time.monotonic() - began)

    def settled(self, within: float) -> bool:
        """Wait until nothing but animations is drawn."""
        self._go_on()
        deadline = time.monotonic() + within
        if not self._watch.changed():
            self._watch.wait(min(REACTION_SECONDS, within))
        return self._watch.quiet(QUIET_SECONDS, max(deadline - time.monotonic(), 0.0))

    def frames(self) -> Mirror:
        """Start a live mirror of the screen."""
        mirror = Mirror(self._screen, self._reading)
        self._mirrors = [*(each for each in self._mirrors if not each.over), mirror]
        return mirror

    def interrupt(self) -> None:
        """Cancel what is pending; the call that waits raises Stopped."""
        self._stopping.set()
        self._watch.interrupt()

    def close(self) -> None:
        """Let go of the screen; programs that were opened stay open. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        for mirror in self._mirrors:
            mirror.close()
        self._trees.close()
        self._watch.close()
        self._screen.close()

    def _go_on(self) -> None:
        self._stopping.clear()
        self._watch.again()


def _reachable(element: Element) -> Found | Missing:
    match element.visibility:
        case "shown":
            return Found(element, element.box, element.box.centre)
        case "covered":
            return Missing((), "Another window lies over it; move that one aside.")
        case "offscreen":
            return Missing((), "It does not come into view by scrolling.")
