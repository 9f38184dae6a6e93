"""Doing an action on a desktop."""

import time
from collections.abc import Callable
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
from controllers.desktop.guarding import Guard
from controllers.desktop.keys import names
from controllers.desktop.launching import Launcher
from controllers.desktop.reading import Reading, View
from controllers.desktop.screen import Screen, Watch
from controllers.errors import ControllerError, Stopped, Unsupported
from perception.geometry import Point
from perception.grounding import ground
from perception.locators import Description
from perception.screen import Element

CHOICES = frozenset("option menuitem menuitemcheckbox menuitemradio listitem cell treeitem text".split())
NOTCHES = 5  # of the wheel, for a screenful
SEARCHED = 30  # turns of the wheel in search of an element
QUIET = 0.08
REACTION_SECONDS = 1.0
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
        self._stopping = stopping

    def perform(self, action: Action, at: Found | None, worked: View) -> tuple[str, ...]:
        """Do it, once. Returns what else happened. Raises ControllerError, Stopped."""
        match action:
            case Open(name):
                return self._launcher.open(name)
            case Switch(to):
                return self._launcher.switch(to)
            case TypeText(text):
                return self._keys(lambda: self._type(text), at, worked)
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
                self._click(at.point, worked)
            case DoubleTap():
                self._click(at.point, worked)
                self._click(at.point, worked)
            case RightClick():
                self._guard.right_click(at.point, worked)
            case LongPress(seconds):
                self._hold(at.point, worked, seconds)
            case Hover():
                self._guard.hands_off()
                self._screen.move(at.point)
                self._guard.left()
            case SetText(text):
                self._keys(lambda: self._replace(text), at, worked)
            case SetChecked(on):
                if ("checked" in at.element.states) != on:
                    self._click(at.point, worked)
            case Select(option):
                self._select(option, at, worked)
            case Drag(dx, dy):
                self._drag(at.point, dx, dy, worked)
            case Scroll():
                pass  # whoever located it has brought it into view
            case _:
                raise Unsupported(f"A desktop has no {action.kind}; do it with keys or clicks.")
        return ()

    def _click(self, at: Point, worked: View) -> None:
        self._guard.press(at, worked)
        self._screen.button("left", down=False)
        self._guard.left()

    def _hold(self, at: Point, worked: View, seconds: float) -> None:
        self._guard.press(at, worked)
        try:
            if self._stopping.wait(seconds):
                raise Stopped("Stopped.")
        finally:
            self._screen.button("left", down=False)
            self._guard.left()

    def _drag(self, at: Point, dx: float, dy: float, worked: View) -> None:
        """In small steps, and not let go before what is drawn on the way has come to rest: programs lag behind."""
        self._guard.press(at, worked)
        try:
            for step in range(1, DRAG_STEPS + 1):
                self._screen.move(Point(at.x + dx * step / DRAG_STEPS, at.y + dy * step / DRAG_STEPS))
            self._watch.quiet(QUIET, REACTION_SECONDS)
        finally:
            self._screen.button("left", down=False)
            self._guard.left()

    def _keys(self, press: Callable[[], None], at: Found | None, worked: View) -> tuple[str, ...]:
        """Keys to an element, which is clicked first unless it has the focus, or to whatever has it."""
        if at and "focused" not in at.element.states:
            self._click(at.point, worked)
            self._watch.quiet(QUIET, REACTION_SECONDS)
        self._guard.keys(worked)
        press()
        return ()

    def _type(self, text: str) -> None:
        for start in range(0, len(text), TYPED_AT_ONCE):
            if self._stopping.is_set():
                raise Stopped("Stopped.")
            if start:
                self._guard.hands_off()
            self._screen.type(text[start : start + TYPED_AT_ONCE])

    def _replace(self, text: str) -> None:
        self._screen.chord(("Control", "a"))
        if text:
            self._type(text)
        else:
            self._screen.chord(("Backspace",))

    def _select(self, option: str, at: Found, worked: View) -> None:
        """Open the list, if it is closed, and click the one entry of these words. Raises ControllerError."""
        choices = self._choices(option, worked)
        if not choices:
            self._click(at.point, worked)
            choices = self._awaited(option, worked)
        if len(choices) != 1:
            self._screen.chord(("Escape",))
            count = f"{len(choices)} entries" if choices else "no entry"
            raise ControllerError(f'The list has {count} "{option}"; choose another.')
        self._click(choices[0].box.centre, self._reading.view())

    def _awaited(self, option: str, worked: View) -> list[Element]:
        deadline = time.monotonic() + REACTION_SECONDS
        while True:
            self._watch.quiet(QUIET, REACTION_SECONDS)
            choices = self._choices(option, worked)
            if choices or time.monotonic() >= deadline:
                return choices

    def _choices(self, option: str, worked: View) -> list[Element]:
        view = self._reading.view()
        if view.pid != worked.pid:
            return []
        offered = [e for e in self._reading.elements(view) if e.role in CHOICES and e.visibility == "shown"]
        return list(ground(Description(option, exact=True), offered).fits)

    def _scroll(self, direction: str, worked: View) -> tuple[str, ...]:
        """A screenful, in the middle of the window."""
        if worked.window is None:
            raise ControllerError("No window is open that could be scrolled; open a program first.")
        self._guard.hands_off()
        self._screen.move(worked.window.box.centre)
        self._screen.turn(direction, NOTCHES)  # type: ignore[arg-type]
        self._guard.left()
        return ()
