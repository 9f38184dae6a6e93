"""The person's own hand on a phone that is shown to them: mouse as finger, keys and text as they come."""

from dataclasses import dataclass
from typing import assert_never

from controllers.android.acting import DOWN, MOVE, STROKE, UP
from controllers.android.keys import SHIFT, code
from controllers.android.phone import Phone
from controllers.android.text_entry import Closed, TextEntry
from controllers.errors import Unsupported
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel


@dataclass(slots=True)
class Handling:
    """Passes gestures on. `touching`: whether the finger is on the glass."""

    phone: Phone
    touching: bool = False

    def begins(self, gesture: Gesture) -> bool:
        """Whether the gesture begins at a place of the screen, which may have been turned since the last one."""
        return isinstance(gesture, Wheel) or (isinstance(gesture, Pointer) and gesture.do == "down")

    def handle(self, gesture: Gesture, size: tuple[int, int]) -> None:
        """Do on the phone what the hand did; `size` is that of its screen in device pixels. Raises ControllerError."""
        match gesture:
            case Pointer():
                self._point(gesture, size)
            case Wheel(x, y, dx, dy):
                begin = round(x * size[0]), round(y * size[1])
                end = _inside(begin[0] - dx, size[0]), _inside(begin[1] - dy, size[1])
                self.phone.order("swipe", *begin, *end, STROKE)
            case Keys(keys):
                number, modifiers = code(keys)
                self.phone.order("pressKeyCode", number, modifiers)
            case Text(text) if len(text) == 1 and text.isascii() and (text.isalnum() or text == " "):
                number, _ = code("space" if text == " " else text)
                self.phone.order("pressKeyCode", number, SHIFT if text.isupper() else 0)
            case Text(text):
                self._write(text)
            case Files():
                raise Unsupported("Files can only be given to a page.")
            case _:
                assert_never(gesture)

    def _write(self, text: str) -> None:
        """Where the caret is; at the end of the field where the clipboard cannot be used."""
        entry = TextEntry(self.phone)
        try:
            entry.insert(text)
        except Closed:
            entry.append(text)

    def _point(self, gesture: Pointer, size: tuple[int, int]) -> None:
        """A mouse that moves without its button touches nothing."""
        if gesture.do == "move" and not self.touching:
            return
        what = {"down": DOWN, "move": MOVE, "up": UP}[gesture.do]
        self.touching = gesture.do != "up"
        self.phone.order("injectInputEvent", what, round(gesture.x * size[0]), round(gesture.y * size[1]), 0)


def _inside(place: float, end: float) -> int:
    return round(min(max(place, 1), end - 1))
