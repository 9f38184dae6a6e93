"""Doing an action on a desktop."""

import time
from collections.abc import Callable, Sequence
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
    phrase,
)
from controllers.controller import Found
from controllers.desktop.choosing import Choosing
from controllers.desktop.guarding import GLANCE, Guard
from controllers.desktop.keys import names
from controllers.desktop.launching import Launcher
from controllers.desktop.reading import Reading, View
from controllers.desktop.screen import Screen, Turn, Watch
from controllers.desktop.wheel import free, notches, scrollable
from controllers.errors import ControllerError, Stopped, Unsupported
from controllers.lines import check_lines
from perception.geometry import Box, Point
from perception.screen import Element

NOTCHES = 5  # of the wheel, for a screenful
QUIET = 0.08
REACTION_SECONDS = 1.0
FOCUS_SECONDS = 2.0
DRAG_STEPS = 12
TYPED_AT_ONCE = 50  # characters between two looks at whether to stop


class Acting:
    """Performs actions on the program that is worked."""

    def __init__(
        self, screen: Screen, watch: Watch, reading: Reading, guard: Guard, launcher: Launcher, stopping: Event
    ) -> None:
        self._screen = screen
        self._watch = watch
        self._reading = reading
        self._guard = guard
        self._launcher = launcher
        self._choosing = Choosing(screen, watch, reading, guard)
        self._stopping = stopping

    def perform(self, action: Action, at: Found | None, worked: View) -> tuple[str, ...]:
        """Do it, once. Returns what else happened. Raises ControllerError, Stopped."""
        match action:
            case Open(name):
                return self._launcher.open(name)
            case Switch(to):
                return self._launcher.switch(to)
            case TypeText(text):
                return self._keys(lambda: self._type(text, worked), at, worked)
            case Press(keys):
                chord = names(keys)
                return self._keys(lambda: self._screen.chord(chord), at, worked)
            case Scroll(direction) if at is None:
                return self._scroll(direction, worked)
            case Wait():
                return ()
            case _ if at is None:
                raise ControllerError(f"There is nothing to {phrase(action)}: say on which element.")
            case _:
                return self._aimed(action, at, worked)

    def _aimed(self, action: Action, at: Found, worked: View) -> tuple[str, ...]:
        match action:
            case Tap():
                self._click(at, worked)
            case DoubleTap():
                self._click(at, worked)
                self._click(at, worked)
            case RightClick():
                self._guard.click(at.point, worked, at.element, "right")
            case LongPress(seconds):
                self._hold(at, worked, seconds)
            case Hover():
                self._guard.hands_off()
                self._screen.move(at.point)
                self._guard.left()
            case SetText(text):
                check_lines(text, at.element)
                self._keys(lambda: self._replace(text, worked), at, worked)
            case SetChecked(on):
                if ("checked" in at.element.states) != on:
                    self._click(at, worked)
            case Select(option):
                self._choosing.choose(option, at, worked)
            case Drag(dx, dy):
                self._drag(at, dx, dy, worked)
            case Scroll():
                pass  # whoever located it has brought it into view
            case _:
                raise Unsupported(f"A desktop has no {action.kind}; do it with keys or clicks.")
        return ()

    def _click(self, at: Found, worked: View) -> None:
        self._guard.click(at.point, worked, at.element)

    def _hold(self, at: Found, worked: View, seconds: float) -> None:
        self._guard.press(at.point, worked, at.element)
        try:
            if self._stopping.wait(seconds):
                raise Stopped("Stopped.")
        finally:
            self._screen.button("left", down=False)
            self._guard.left()

    def _drag(self, at: Found, dx: float, dy: float, worked: View) -> None:
        """In small steps, and not let go before what is drawn on the way has come to rest: programs lag behind."""
        start = at.point
        self._guard.press(start, worked, at.element)
        try:
            for step in range(1, DRAG_STEPS + 1):
                self._screen.move(Point(start.x + dx * step / DRAG_STEPS, start.y + dy * step / DRAG_STEPS))
            self._watch.quiet(QUIET, REACTION_SECONDS)
        finally:
            self._screen.button("left", down=False)
            self._guard.left()

    def _keys(self, press: Callable[[], None], at: Found | None, worked: View) -> tuple[str, ...]:
        """Keys to an element, which is clicked first unless it has the focus, or to whatever has it."""
        if at and "focused" not in at.element.states:
            self._click(at, worked)
            self._watch.quiet(QUIET, REACTION_SECONDS)
            self._focus(at.element, worked)
        self._guard.keys(worked)
        press()
        return ()

    def _focus(self, element: Element, worked: View) -> None:
        """Wait until the element has the focus, where its program tells of both: a password must not go elsewhere.

        Raises ControllerError where something else keeps it.
        """
        deadline = time.monotonic() + FOCUS_SECONDS
        while True:
            told = self._reading.elements(worked)
            focused = [e for e in told if "focused" in e.states]
            known = any(e.key == element.key for e in told)
            if not known or not focused or any(e.box.overlap(element.box) for e in focused):
                return
            if time.monotonic() >= deadline:
                raise ControllerError(f'"{element.name}" does not take the keys; nothing was typed.')
            self._watch.wait(GLANCE)

    def _type(self, text: str, worked: View) -> None:
        """By portions; before each, look where the keys go."""
        for start in range(0, len(text), TYPED_AT_ONCE):
            if self._stopping.is_set():
                raise Stopped("Stopped.")
            self._guard.keys(worked, typed=start)
            self._screen.type(text[start : start + TYPED_AT_ONCE])

    def _replace(self, text: str, worked: View) -> None:
        self._screen.chord(("Control", "a"))
        if text:
            self._type(text, worked)
        else:
            self._screen.chord(("Backspace",))

    def _scroll(self, direction: Turn, worked: View) -> tuple[str, ...]:
        """A screenful, as near to the middle of the window as nothing is changed by it."""
        if worked.window is None:
            raise ControllerError("No window is open that could be scrolled; open a program first.")
        left = NOTCHES
        while left:
            around = self._reading.elements(worked)
            at = _middle(worked.window.box, around)
            if at is None:
                raise ControllerError("Fields that the wheel would change fill the window; press PageDown or PageUp.")
            turned = notches(left, around)
            self._guard.wheel(at, direction, turned, worked)
            self._watch.quiet(QUIET, REACTION_SECONDS)
            left -= turned
        return ()


def _middle(window: Box, around: Sequence[Element]) -> Point | None:
    """Where the wheel can be turned in the middle of a window."""
    at = window.centre
    nearest = min(scrollable(around), key=lambda e: e.box.distance(at), default=None)
    return free(at, nearest, window, around) if nearest else at
