"""From mouse and keys in a mirror to acts, for targets that cannot tell themselves what is done on them."""

import time
from math import hypot

from controllers.actions import (
    Action,
    Back,
    Direction,
    DoubleTap,
    Drag,
    Hover,
    LongPress,
    Press,
    RightClick,
    Scroll,
    SetText,
    Swipe,
    Tap,
)
from controllers.controller import Controller
from controllers.gestures import Gesture, Keys, Pointer, Text, Wheel
from controllers.shown import Shown
from perception.geometry import Point
from perception.screen import Capture, Element

STROKE = 8.0
"""Pixels that the pointer moves, while it is down, before it is a drag."""
HELD_SECONDS = 0.6
"""Of a finger that stays, after which it is a long press."""
EDITING = frozenset("Backspace Delete Home End ArrowLeft ArrowRight ArrowUp ArrowDown Tab Insert Space".split())


class Hand:
    """The person's hand on one target. Every gesture is told before it is passed on, and `passed` once it was.

    A finger is held for as long as the target has felt it, however long it takes to look and to pass things on.
    """

    def __init__(self, target: Controller) -> None:
        self._target = target
        self._pressed: tuple[Capture, Pointer] | None = None
        self._passed = 0.0
        self._typing = False
        self._scrolled = 0.0

    def act(self, gesture: Gesture) -> Shown | None:
        """The act that begins with it (typing, a key, a scroll) or ends (a press, a drag). Raises ControllerError."""
        if not isinstance(gesture, Wheel):
            self._scrolled = 0.0
        match gesture:
            case Pointer(do="down"):
                if gesture.clicks == 1 or self._pressed is None:
                    self._pressed = self._target.capture(picture=False), gesture
                return None
            case Pointer(do="up"):
                return self._released(gesture)
            case Text():
                return self._typed()
            case Keys(keys):
                return self._key(keys)
            case Wheel():
                return self._turned(gesture)
            case _:
                return None

    def passed(self) -> None:
        """The gesture was passed on."""
        self._passed = time.monotonic()

    def _released(self, up: Pointer) -> Shown | None:
        if self._pressed is None:
            return None
        screen, down = self._pressed
        start, end = _spot(down, screen), _spot(up, screen)
        self._typing = False
        action = self._pointed(up, end.x - start.x, end.y - start.y, time.monotonic() - self._passed)
        met = _met(screen, start)
        return Shown(action, screen, () if isinstance(action, Swipe) else tuple(each.key for each in met))

    def _pointed(self, up: Pointer, dx: float, dy: float, seconds: float) -> Action:
        finger = Hover not in self._target.verbs
        if hypot(dx, dy) > STROKE:
            return Swipe(_direction(dx, dy)) if finger else Drag(dx, dy)
        if up.button == "right":
            return RightClick()
        if up.clicks == 2:
            return DoubleTap()
        return LongPress() if finger and seconds > HELD_SECONDS else Tap()

    def _typed(self) -> Shown | None:
        """Typing begins; what is typed is not looked at."""
        if self._typing:
            return None
        self._typing = True
        screen = self._target.capture(picture=False)
        return Shown(SetText(""), screen, _focused(screen))

    def _key(self, keys: str) -> Shown | None:
        screen = self._target.capture(picture=False)
        focus = next((each for each in screen.nodes if "focused" in each.states), None)
        if keys in ("Tab", "Shift+Tab"):
            self._typing = False
            return None
        if focus and focus.editable and _edits(keys, focus):
            return self._typed()
        self._typing = False
        if keys.lower() == "back":
            return Shown(Back(), screen)
        return Shown(Press(keys), screen, _focused(screen))

    def _turned(self, wheel: Wheel) -> Shown | None:
        """A scroll for every screen that the wheel moves, begun with the first notch."""
        before, self._scrolled = self._scrolled, self._scrolled + wheel.dy
        screen = self._target.capture(picture=False)
        height = screen.size[1]
        if before and before * wheel.dy > 0 and int(abs(before) / height) == int(abs(self._scrolled) / height):
            return None
        self._typing = False
        return Shown(Scroll(_direction(-wheel.dx, -wheel.dy, scrolls=True)), screen)


def _spot(pointer: Pointer, screen: Capture) -> Point:
    return Point(pointer.x * screen.size[0], pointer.y * screen.size[1])


def _met(screen: Capture, at: Point) -> list[Element]:
    """What lies there, what can be acted on first, the smallest of them first.

    What is covered in its middle may still be met beside that, where nothing else is told to lie.
    """
    there = [each for each in screen.nodes if each.box.contains(at) and each.box.area]
    met = [each for each in there if each.visibility == "shown"]
    met = met or [each for each in there if each.visibility == "covered"]
    return sorted(met, key=lambda each: (not each.interactive, each.box.area))


def _focused(screen: Capture) -> tuple[str, ...]:
    """The innermost that has the focus: a window has it with its field."""
    focused = [each.key for each in screen.nodes if "focused" in each.states]
    return tuple(reversed(focused))


def _edits(keys: str, field: Element) -> bool:
    """Whether the key only changes what the field holds, or where its caret is."""
    return keys in EDITING or keys.startswith("Control+") or (keys == "Enter" and "multiline" in field.states)


def _direction(dx: float, dy: float, *, scrolls: bool = False) -> Direction:
    """The way the finger goes; of a scroll, the way that is gone."""
    across, along = ("right" if dx > 0 else "left"), ("down" if dy > 0 else "up")
    way: Direction = across if abs(dx) > abs(dy) else along  # type: ignore[assignment]
    opposite: dict[Direction, Direction] = {"up": "down", "down": "up", "left": "right", "right": "left"}
    return opposite[way] if scrolls else way
