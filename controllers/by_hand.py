"""Acting where something was seen: any action as what a person's hand would do, by pointer and keys."""

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import Literal, assert_never

from controllers.actions import (
    Action,
    Back,
    DoubleTap,
    Drag,
    Home,
    Hover,
    LongPress,
    Open,
    Press,
    Reload,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
    Upload,
    Wait,
)
from controllers.controller import Controller, Found, Performed
from controllers.errors import ControllerError, Stopped, Unsupported
from controllers.gestures import Keys, Pointer, Text
from perception.geometry import Box, Point
from perception.screen import Capture
from perception.wording import words

DRAG_STEPS = 10
OPEN_SECONDS = 1.0  # for a list to show what it offers

Look = Callable[[], Capture]


class ByHand:
    """Acts on a controller's screen, whose size in pixels is known.

    look: the screen as it is seen now. interrupted: set when the person stops the run.
    """

    def __init__(self, controller: Controller, size: tuple[int, int], look: Look, interrupted: Event) -> None:
        self._controller = controller
        self._size = size
        self._look = look
        self._interrupted = interrupted

    def perform(self, action: Action, at: Found) -> Performed:
        """Do it at the point. Raises Unsupported for what needs to know more than what can be seen."""
        began = time.monotonic()
        self._perform(action, at)
        return Performed(time.monotonic() - began, at.point)

    def _perform(self, action: Action, at: Found) -> None:
        match action:
            case Tap() | DoubleTap() | LongPress() | Hover() | Drag():
                self._point(action, at.point)
            case TypeText() | SetText() | Press():
                self._key_in(action, at)
            case SetChecked(on):
                self._check(at, on)
            case Select(option):
                self._select(at, option)
            case Scroll() | Wait():
                return  # what can be seen is in view
            case Open() | Back() | Home() | Reload() | Switch() | Swipe():
                self._controller.perform(action, None)
            case Upload():
                raise Unsupported("A file cannot be given by pixels alone; use --eyes auto.")
            case _:
                assert_never(action)

    def _point(self, action: Tap | DoubleTap | LongPress | Hover | Drag, point: Point) -> None:
        match action:
            case Tap():
                self._press(point)
            case DoubleTap():
                self._press(point)
                self._press(point, clicks=2)
            case LongPress(seconds):
                self._press(point, seconds)
            case Hover():
                self._move("move", point)
            case Drag(dx, dy):
                self._drag(point, dx, dy)
            case _:
                assert_never(action)

    def _move(self, do: Literal["move", "down", "up"], point: Point, clicks: int = 1) -> None:
        width, height = self._size
        self._controller.hand(Pointer(do, point.x / width, point.y / height, clicks=clicks))

    def _press(self, point: Point, seconds: float = 0.0, clicks: int = 1) -> None:
        self._move("down", point, clicks)
        try:
            if self._interrupted.wait(seconds):
                raise Stopped("Stopped.")
        finally:
            self._move("up", point, clicks)

    def _drag(self, start: Point, dx: float, dy: float) -> None:
        """The button never stays down."""
        end = Point(start.x + dx, start.y + dy)
        self._move("down", start)
        try:
            for step in range(1, DRAG_STEPS + 1):
                self._move("move", Point(start.x + dx * step / DRAG_STEPS, start.y + dy * step / DRAG_STEPS))
        finally:
            self._move("up", end)

    def _key_in(self, action: TypeText | SetText | Press, at: Found) -> None:
        """Keys go to the focus, which a press gives to a field; anything else would be set off by one."""
        if at.element.editable or not isinstance(action, Press):
            self._press(at.point)
        match action:
            case SetText(text):
                self._key("Control+A")
                if text:
                    self._type(text)
                else:
                    self._key("Delete")
            case TypeText(text):
                self._type(text)
            case Press(keys):
                self._key(keys)
            case _:
                assert_never(action)

    @property
    def _is_phone(self) -> bool:
        """Whether there is no pointer: keys are told to what its tree says has the focus, or else come by the hand."""
        return Hover not in self._controller.verbs

    def _key(self, keys: str) -> None:
        if self._is_phone:
            self._controller.hand(Keys(keys))
        else:
            self._controller.perform(Press(keys), None)

    def _type(self, text: str) -> None:
        if self._is_phone:  # a key at a time: more at once would need a tree that tells what became of it
            for sign in text:
                self._controller.hand(Text(sign))
        else:
            self._controller.perform(TypeText(text), None)

    def _check(self, at: Found, on: bool) -> None:
        states = at.element.states
        if not states & {"checked", "unchecked"}:
            raise ControllerError("The picture does not show whether it is checked; tap it instead.")
        if ("checked" in states) == on:
            return
        if at.element.role == "radio" and not on:
            raise ControllerError("A radio button cannot be unset; choose another one of its group.")
        self._press(at.point)

    def _select(self, at: Found, option: str) -> None:
        """By its letters, else by pressing it in the opened list; the picture tells what came of either.

        A native list of a browser shows in the picture and takes keys, but a press there would meet the page beneath.
        Tab takes what the letters chose and, unlike Enter, sends no form where they chose nothing.
        """
        before = self._saying(option)
        if not self._is_phone:
            self._open(at)
            self._type(option)
            self._key("Tab")
            if self._comes_to_show(option, at):
                return
        offered = self._offered(option, before)
        if not offered:
            self._open(at)
            offered = self._offered(option, before)
        if len(offered) != 1:
            many = "more than once" if offered else "nowhere"
            raise ControllerError(f'The list shows "{option}" {many}; tap the one that is meant.')
        self._press(offered[0].centre)

    def _open(self, at: Found) -> None:
        self._press(at.point)
        self._controller.settled(OPEN_SECONDS)

    def _offered(self, option: str, before: Sequence[Box]) -> list[Box]:
        """Where the option stands now and did not before."""
        return [box for box in self._saying(option) if not any(box.overlap(other) for other in before)]

    def _comes_to_show(self, option: str, at: Found) -> bool:
        deadline = time.monotonic() + OPEN_SECONDS
        while not self._shows(option, at.box):
            if time.monotonic() > deadline:
                return False
            self._controller.settled(OPEN_SECONDS)
        return True

    def _shows(self, text: str, field: Box) -> bool:
        """Whether something in that place says it, be it with a label."""
        return any(e.box.overlap(field) and words(text) in words(f"{e.name} {e.value}") for e in self._look().nodes)

    def _saying(self, text: str) -> list[Box]:
        """Where these words stand now."""
        return [e.box for e in self._look().nodes if words(text) in (words(e.name), words(e.value))]
