"""The person's own mouse and keys on a mirror of the desktop, passed on as they come."""

from typing import assert_never

from controllers.desktop.guarding import Guard
from controllers.desktop.keys import names
from controllers.desktop.reading import Reading
from controllers.desktop.screen import Screen
from controllers.desktop.windows import topmost
from controllers.errors import ControllerError, Unsupported
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel
from perception.geometry import Point

NOTCH = 53.0  # pixels of content that a notch of the wheel moves


def handle(screen: Screen, reading: Reading, guard: Guard, gesture: Gesture) -> None:
    """Do on the screen what the hand did.

    Raises ControllerError for an unknown key and on our own windows, and as `Guard.hands_off`.
    """
    if not isinstance(gesture, Pointer) or gesture.do == "down":  # what is down comes up again, whatever happens
        guard.hands_off()
    match gesture:
        case Pointer():
            _point(screen, reading, gesture)
        case Wheel(x, y, dx, dy):
            screen.move(_spot(screen, x, y))
            for moved, ways in ((dy, ("up", "down")), (dx, ("left", "right"))):
                if moved:
                    screen.turn(ways[moved > 0], max(1, round(abs(moved) / NOTCH)))  # type: ignore[arg-type]
        case Keys(keys):
            screen.chord(names(keys))
        case Text(text):
            screen.type(text)
        case Files():
            raise Unsupported("Files can only be given to a page.")
        case _:
            assert_never(gesture)


def _point(screen: Screen, reading: Reading, gesture: Pointer) -> None:
    at = _spot(screen, gesture.x, gesture.y)
    view = reading.view()
    if gesture.do == "down" and view.is_own(topmost(view.windows, at)):
        raise ControllerError("That is Journeyman's own window; use it directly.")
    screen.move(at)
    if gesture.do == "move":
        return
    for modifier in gesture.modifiers:
        screen.hold(modifier, down=True)
    try:
        screen.button(gesture.button, gesture.do == "down")
    finally:
        for modifier in reversed(gesture.modifiers):
            screen.hold(modifier, down=False)


def _spot(screen: Screen, x: float, y: float) -> Point:
    width, height = screen.size
    return Point(min(x * width, width - 1), min(y * height, height - 1))
