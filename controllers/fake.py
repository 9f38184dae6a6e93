"""A target that exists only in memory: screens and the ways between them, for tests of whatever works a target."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Condition, Event
from typing import get_args

from controllers.actions import AIMED, Action, Back, Home, Select, SetChecked, SetText, TypeText, Wait, phrase
from controllers.controller import Ambiguous, Found, Missing, Performed
from controllers.errors import ControllerError, Stopped
from controllers.gestures import Gesture
from perception.locators import Locator
from perception.resolving import Match, Several, resolve
from perception.screen import Capture, Element

Transitions = Mapping[tuple[str, str, str], str]


class FakeController:
    """Screens by name; the first one is shown first.

    transitions: (screen, kind of action, name of the element or "") -> the screen that follows.
    performed: every action with the name of its element, in order. handled: the person's own gestures.
    busy: while set, `settled` waits until its time is up or it is interrupted.
    """

    verbs: frozenset[type] = frozenset(get_args(Action))

    def __init__(self, screens: Mapping[str, Capture], transitions: Transitions | None = None) -> None:
        self._screens = dict(screens)
        self._transitions = dict(transitions or {})
        self._home = self.screen = next(iter(screens))
        self._earlier: list[str] = []
        self._interrupted = Event()
        self.changed = Condition()
        self.performed: list[tuple[Action, str]] = []
        self.handled: list[Gesture] = []
        self.busy = False
        self.closed = False

    def capture(self, *, picture: bool = True) -> Capture:
        """The screen as it is now."""
        screen = self._screens[self.screen]
        return screen if picture else replace(screen, picture=None)

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        """The one element of the screen that fits; what is covered is missing."""
        answer = resolve(locator, self._screens[self.screen].nodes)
        match answer:
            case Match(element) if element.visibility == "covered":
                return Missing((), f'"{element.name}" is covered.')
            case Match(element):
                return Found(element, element.box, element.box.centre)
            case Several(elements):
                return Ambiguous(elements)
            case _:
                return Missing(answer.nearest, "Nothing on the screen fits.")

    def perform(self, action: Action, at: Found | None) -> Performed:
        """Note the action, let a field hold what it is given, and go where a transition leads."""
        if at is None and type(action) in AIMED:
            raise ControllerError(f"There is nothing to {phrase(action)}: say on which element.")
        name = at.element.name if at else ""
        self.performed.append((action, name))
        if at:
            self._replace(at.element, _after(at.element, action))
        self._go(action, self._transitions.get((self.screen, action.kind, name), ""))
        return Performed(point=at.point if at else None)

    def hand(self, gesture: Gesture) -> Performed:
        """Note the gesture."""
        self.handled.append(gesture)
        return Performed(blocked=self._screens[self.screen].blocked)

    def settled(self, within: float) -> bool:
        """True at once, unless it is busy."""
        self._interrupted.clear()
        if self.busy and self._interrupted.wait(within):
            raise Stopped("Stopped.")
        return not self.busy

    def frames(self) -> "StillFrames":
        """A mirror of the picture of the screen, if it has one."""
        return StillFrames(self)

    def interrupt(self) -> None:
        """Let a `settled` that waits raise Stopped."""
        self._interrupted.set()

    def close(self) -> None:
        self.closed = True

    def _replace(self, old: Element, new: Element) -> None:
        screen = self._screens[self.screen]
        nodes = tuple(new if node == old else node for node in screen.nodes)
        self._screens[self.screen] = replace(screen, nodes=nodes)

    def _go(self, action: Action, following: str) -> None:
        if isinstance(action, Back) and not following and self._earlier:
            self.screen = self._earlier.pop()
        elif isinstance(action, Home) and not following:
            self.screen = self._home
        elif following and not isinstance(action, Wait):
            self._earlier.append(self.screen)
            self.screen = following
        with self.changed:
            self.changed.notify_all()


class StillFrames:
    """A FrameSlot that shows the picture of a FakeController's screen, once each."""

    def __init__(self, controller: FakeController) -> None:
        self._controller = controller
        self._serial = 0
        self._shown = ""
        self._open = True

    def newest(self, after: int) -> tuple[int, bytes] | None:
        picture = self._controller.capture().picture
        if picture is None or not self._open:
            return None
        if picture.digest != self._shown:
            self._serial, self._shown = self._serial + 1, picture.digest
        return (self._serial, picture.image) if self._serial > after else None

    def wait(self, after: int, seconds: float) -> tuple[int, bytes] | None:
        """The same, waiting for an action that changes the screen."""
        with self._controller.changed:
            self._controller.changed.wait_for(lambda: self.newest(after) or self.over, seconds)
            return self.newest(after)

    @property
    def over(self) -> bool:
        return not self._open

    def close(self) -> None:
        with self._controller.changed:
            self._open = False
            self._controller.changed.notify_all()


def _after(element: Element, action: Action) -> Element:
    """The element as the action leaves it."""
    match action:
        case SetText() | TypeText() if "password" in element.states:
            return element
        case SetText(text):
            return replace(element, value=text)
        case TypeText(text):
            return replace(element, value=element.value + text)
        case Select(option):
            return replace(element, value=option)
        case SetChecked(on):
            states = element.states - {"checked", "unchecked"}
            return replace(element, states=states | {"checked" if on else "unchecked"})
        case _:
            return element
