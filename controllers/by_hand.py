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
    RightClick,
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
from controllers.controller import Controller, Found, Performed, Pointing
from controllers.errors import ControllerError, Stopped, Unsupported
from controllers.gestures import Button, Keys, Pointer, Text
from controllers.lines import check_lines
from perception.geometry import Box, Point
from perception.patches import looks_alike
from perception.screen import Capture, Element
from perception.wording import says, words

DRAG_STEPS = 10
OPEN_SECONDS = 1.0  # for a list to show what it offers

Do = Literal["move", "down", "up"]
Look = Callable[[], Capture]


class ByHand:
    """Acts on a controller's screen, where something was found on it as it was last `seen`.

    look: the screen as it is seen now. interrupted: set when the person stops the run.
    """

    def __init__(self, controller: Controller, seen: Capture, look: Look, interrupted: Event) -> None:
        self._controller = controller
        self._seen = seen
        self._look_again = look
        self._interrupted = interrupted

    def perform(self, action: Action, at: Found) -> Performed:
        """Do it at the point. Raises Unsupported for what needs to know more than what can be seen."""
        began = time.monotonic()
        self._perform(action, at)
        return Performed(time.monotonic() - began, at.point)

    def type(self, text: str) -> Performed:
        """Type where the focus is; that something has it, the screen shows or nothing does."""
        began = time.monotonic()
        self._type(text)
        return Performed(time.monotonic() - began)

    def _perform(self, action: Action, at: Found) -> None:
        match action:
            case _ if isinstance(self._controller, Pointing) and type(action) in self._controller.pointed:
                self._controller.perform(action, at)
            case Tap() | DoubleTap() | RightClick() | LongPress() | Hover() | Drag():
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

    def _point(self, action: Tap | DoubleTap | RightClick | LongPress | Hover | Drag, point: Point) -> None:
        self._compare(point)
        match action:
            case Tap():
                self._press(point)
            case DoubleTap():
                self._press(point)
                self._press(point, clicks=2)
            case RightClick():
                self._press(point, button="right")
            case LongPress(seconds):
                self._press(point, seconds)
            case Hover():
                self._move("move", point)
            case Drag(dx, dy):
                self._drag(point, dx, dy)
            case _:
                assert_never(action)

    def _compare(self, point: Point) -> None:
        """Raises ControllerError where the screen does not look any more as it did when something was found there."""
        now = self._controller.capture(picture=True).picture
        if now is None or self._seen.picture is None or not looks_alike(self._seen.picture, now, point):
            raise ControllerError("The screen changed there meanwhile; it was not pressed.")

    def _tap(self, at: Found) -> None:
        self._perform(Tap(), at)

    def _move(self, do: Do, point: Point, clicks: int = 1, button: Button = "left") -> None:
        width, height = self._seen.size
        self._controller.hand(Pointer(do, point.x / width, point.y / height, button, clicks))

    def _press(self, point: Point, seconds: float = 0.0, clicks: int = 1, button: Button = "left") -> None:
        """The button never stays down."""
        self._go_on()
        try:
            self._move("down", point, clicks, button)
            if self._interrupted.wait(seconds):
                raise Stopped("Stopped.")
        finally:
            self._move("up", point, clicks, button)

    def _drag(self, start: Point, dx: float, dy: float) -> None:
        """The button never stays down."""
        self._go_on()
        at = start
        try:
            self._move("down", start)
            for step in range(1, DRAG_STEPS + 1):
                self._go_on()
                at = Point(start.x + dx * step / DRAG_STEPS, start.y + dy * step / DRAG_STEPS)
                self._move("move", at)
        finally:
            self._move("up", at)

    def _go_on(self) -> None:
        if self._interrupted.is_set():
            raise Stopped("Stopped.")

    def _key_in(self, action: TypeText | SetText | Press, at: Found) -> None:
        """Keys go to the focus, which a press gives to a field; anything else would be set off by one."""
        if isinstance(action, SetText):
            check_lines(action.text, at.element)
        if at.element.editable or not isinstance(action, Press):
            self._tap(at)
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
                self._go_on()
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
        self._tap(at)

    def _select(self, at: Found, option: str) -> None:
        """By its letters, else by pressing it in the opened list; the picture tells what came of either.

        A native list of a browser shows in the picture and takes keys, but a press there would meet the page beneath.
        Tab takes what the letters chose and, unlike Enter, sends no form where they chose nothing. What may be a mere
        text field gets no letters unless the option has come up under it.
        """
        if not at.element.editable:
            raise ControllerError("What is seen there is no list to choose from; tap what is meant.")
        before = self._saying(option)
        self._open(at)
        is_list = at.element.role == "combobox" or bool(_new(self._saying(option), before))
        if is_list and not self._is_phone:
            self._type(option)
            self._key("Tab")
            if self._comes_to_show(option, at):
                return
        self._tap(self._offered(option, before, at))
        if not self._comes_to_show(option, at):
            raise ControllerError(f'"{option}" was pressed and does not show in the field; look at it.')

    def _open(self, at: Found) -> None:
        self._tap(at)
        self._controller.settled(OPEN_SECONDS)

    def _offered(self, option: str, before: Sequence[Element], at: Found) -> Found:
        """The one place where the option stands now and did not before; the list is opened unless it is open."""
        closed = _said(self._seen)
        offered = _new(self._saying(option), before)
        if not offered:
            self._open(at)
            offered = _new(self._saying(option), before)
        if len(offered) != 1:
            if _said(self._seen) - closed:
                self._key("Escape")
            many = "more than once" if offered else "nowhere"
            raise ControllerError(f'The list shows "{option}" {many}; look at what it holds now.')
        return Found(offered[0], offered[0].box, offered[0].box.centre)

    def _comes_to_show(self, option: str, at: Found) -> bool:
        deadline = time.monotonic() + OPEN_SECONDS
        while not self._shows(option, at.box):
            if time.monotonic() > deadline:
                return False
            self._controller.settled(OPEN_SECONDS)
        return True

    def _shows(self, text: str, field: Box) -> bool:
        """Whether something in that place says it, be it with a label."""
        return any(e.box.overlap(field) and says(f"{e.name} {e.value}", text) for e in self._look().nodes)

    def _saying(self, text: str) -> list[Element]:
        """What has these words now."""
        return [e for e in self._look().nodes if words(text) in (words(e.name), words(e.value))]

    def _look(self) -> Capture:
        self._seen = self._look_again()
        return self._seen


def _said(screen: Capture) -> set[str]:
    return {words(e.name) for e in screen.nodes if e.name}


def _new(now: Sequence[Element], before: Sequence[Element]) -> list[Element]:
    """What stands where nothing of the kind stood before."""
    return [each for each in now if not any(each.box.overlap(other.box) for other in before)]
