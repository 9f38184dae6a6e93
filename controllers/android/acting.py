"""What each action is on a phone."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import get_args

from controllers.actions import (
    AIMED,
    Action,
    Back,
    Direction,
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
    phrase,
)
from controllers.android.apps import Apps
from controllers.android.ends import Ends
from controllers.android.errors import InDoubt
from controllers.android.keys import CALLS, code, plain
from controllers.android.phone import Front, Phone
from controllers.android.text_entry import TextEntry
from controllers.controller import Found
from controllers.errors import ControllerError, Unsupported
from perception.geometry import Box, Point
from perception.hierarchy.phone_screen import PhoneScreen
from perception.hierarchy.tree import Node
from perception.screen import Element
from perception.veiling import veiled
from perception.wording import words

VERBS: frozenset[type] = frozenset(get_args(Action)) - {Hover, RightClick, Upload, Reload}
STROKE = 50  # steps of 5 ms; slow enough that a list does not fly on
DOWN, UP, MOVE = 0, 1, 2  # of MotionEvent
APPEARS_WITHIN = 3.0
PAUSE = 0.05
BETWEEN_TAPS = 0.08  # seconds; Android takes less than 0.04 and more than 0.3 for no double tap
EDIT = "android.widget.EditText"
REACH = 0.7  # of the box that a stroke crosses
_SIGNS: dict[Direction, tuple[int, int]] = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


@dataclass(frozen=True, slots=True)
class Acting:
    """Performs one action after the other. `see` looks at the phone, `ends` learns what strokes come to."""

    phone: Phone
    apps: Apps
    see: Callable[[], tuple[Front, PhoneScreen]]
    ends: Ends

    def perform(self, action: Action, at: Found | None) -> tuple[str, ...]:
        """Do it; what else there is to tell. Raises ControllerError, and InDoubt when it may or may not be done."""
        if at is None and type(action) in AIMED:
            raise ControllerError(f"There is nothing to {phrase(action)}: say on which element.")
        told: str | None = None
        match action:
            case SetText() | TypeText():
                told = self._enter(action, at)
            case Select(option) if at:
                self._choose(option, at)
            case SetChecked(on) if at:
                self._bring(on, at)
            case Tap() | DoubleTap() | LongPress() | Drag() if at:
                self._touch(action, at)
            case Scroll() | Swipe():
                self._stroke(action, at)
            case Press(keys):
                self._press(keys, at)
            case Open(what) | Switch(what):
                self.apps.open(what)
            case Back() | Home():
                self.phone.order("pressKey", action.kind)
            case Wait():
                pass
            case _:
                raise Unsupported(f"A phone cannot {action.kind}; use another action.")
        return (told,) if told else ()

    def _touch(self, action: Tap | DoubleTap | LongPress | Drag, at: Found) -> None:
        x, y = self._device(at.point)
        match action:
            case Tap():
                self.phone.order("click", x, y)
            case DoubleTap():
                for what in (DOWN, UP):
                    self.phone.order("injectInputEvent", what, x, y, 0)
                self.phone.pending.pause(BETWEEN_TAPS)
                for what in (DOWN, UP):
                    self.phone.order("injectInputEvent", what, x, y, 0)
            case LongPress(seconds):
                self.phone.order("click", x, y, round(seconds * 1000), more=seconds)
            case Drag(dx, dy):
                to = self._device(Point(at.point.x + dx, at.point.y + dy))
                self.phone.order("drag", x, y, *to, STROKE)

    def _bring(self, on: bool, at: Found) -> None:
        """Into that state, if it is not in it yet. Raises ControllerError for what shows no state."""
        if not at.element.states & {"checked", "unchecked"}:
            raise ControllerError("It does not show whether it is on or off; tap it instead.")
        if ("checked" in at.element.states) != on:
            self._tap(at.point)

    def _tap(self, point: Point) -> None:
        self.phone.order("click", *self._device(point))

    def _stroke(self, action: Scroll | Swipe, at: Found | None) -> None:
        """To scroll down, the finger moves up; an element that was found is in view already."""
        if at and isinstance(action, Scroll):
            return
        part, box = self._stroked(at)
        across, down = _SIGNS[action.direction]
        sign = -1 if isinstance(action, Scroll) else 1
        if part:
            self.ends.scrolled(part, onward=sign * down < 0)
        dx, dy = sign * across * box.width * REACH / 2, sign * down * box.height * REACH / 2
        middle = box.centre
        begin = self._device(Point(middle.x - dx, middle.y - dy))
        end = self._device(Point(middle.x + dx, middle.y + dy))
        self.phone.order("swipe", *begin, *end, STROKE)

    def _stroked(self, at: Found | None) -> tuple[Node | None, Box]:
        """What a stroke goes over: the element; or else the biggest part of the screen that scrolls, or all of it."""
        _, screen = self.see()
        if at:
            return (screen.nodes[at.element.key][0] if at.element.key in screen.nodes else None), at.box
        scrollable = [node for node, _ in screen.nodes.values() if "scrollable" in node.flags]
        biggest = max(scrollable, key=lambda node: node.area, default=None)
        return biggest, screen.density.box(*biggest.bounds) if biggest else Box(0, 0, *screen.size)

    def _press(self, keys: str, at: Found | None) -> None:
        """Keys go to what has the focus, so a field that is meant is given it; what else is meant must have it."""
        if at and not at.element.editable and "focused" not in at.element.states:
            raise ControllerError(f"{keys} would go to something else, which has the focus; tap what is meant.")
        if at:
            self._focused(at)
        if call := CALLS.get(plain(keys)):
            self.phone.order(*call)
            return
        number, modifiers = code(keys)
        if self.phone.order("pressKeyCode", *([number, modifiers] if modifiers else [number])) is False:
            raise ControllerError(f"The phone did not take the key {keys}; look at its screen.")

    def _enter(self, action: SetText | TypeText, at: Found | None) -> str:
        """Text into the element, or into what has the focus; which fall-back that took."""
        field = self._focused(at)
        secret = veiled(field).secret
        entry = self._entry(field)
        held = entry.held if isinstance(action, TypeText) else ""
        way = entry.replace(held + action.text, secret=secret)
        return f"the text went in {way}" if way else ""

    def _entry(self, field: Element) -> TextEntry:
        """The way into the field, which is known by what it is, and by its key while the focus is elsewhere."""

        def now() -> Node | None:
            _, screen = self.see()
            return screen.nodes[field.key][0] if field.key in screen.nodes else None

        node = now() or Node(EDIT)
        return TextEntry(self.phone, node.kind, node.hint, node.resource, now)

    def _focused(self, at: Found | None) -> Element:
        """The field that has the focus, which is given to the element first. Raises ControllerError."""
        if at is None:
            return self._has_focus()
        if "focused" in at.element.states:
            return at.element
        with suppress(InDoubt):  # whether it has the focus tells
            self._tap(at.point)
        return self._appeared(lambda e: e.key == at.element.key and "focused" in e.states, "The field took no focus.")

    def _has_focus(self) -> Element:
        _, screen = self.see()
        field = next((e for e in screen.elements if e.editable and "focused" in e.states), None)
        if field is None:
            raise ControllerError("No field of the phone has the focus; say which field the text is for.")
        return field

    def _choose(self, option: str, at: Found) -> None:
        """Open the choices, and touch the one; what was on the screen before is none of them."""
        _, before = self.see()
        known = {e.key for e in before.elements if e.visibility == "shown"}
        with suppress(InDoubt):  # whether the choices appear tells
            self._tap(at.point)
        wanted = self._appeared(
            lambda e: (
                e.key not in known and e.visibility == "shown" and words(option) in (words(e.name), words(e.text))
            ),
            f'"{option}" is not among the choices.',
        )
        _, screen = self.see()
        spot = screen.touchable(wanted.key) if wanted.key in screen.nodes else None
        if spot is None:
            raise ControllerError(f'"{option}" cannot be touched; look at the phone.')
        self._tap(spot)

    def _appeared(self, fits: Callable[[Element], bool], why: str) -> Element:
        """The first element that fits, once there is one. Raises ControllerError with `why` when there is none."""
        deadline = time.monotonic() + APPEARS_WITHIN
        while True:
            _, screen = self.see()
            if found := next((e for e in screen.elements if fits(e)), None):
                return found
            if time.monotonic() > deadline:
                raise ControllerError(why)
            self.phone.pending.pause(PAUSE)

    def _device(self, point: Point) -> tuple[int, int]:
        return self.phone.facts.density.device(point)
