"""The person's keys in the mirror, in the notation of `controllers.actions.Press`."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from controllers.gestures import Gesture, Keys, Modifier, Text

NAMES = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    Qt.Key.Key_Up: "ArrowUp",
    Qt.Key.Key_Down: "ArrowDown",
    Qt.Key.Key_Left: "ArrowLeft",
    Qt.Key.Key_Right: "ArrowRight",
} | {Qt.Key(Qt.Key.Key_F1 + number): f"F{number + 1}" for number in range(12)}
MODIFIERS: dict[Qt.KeyboardModifier, Modifier] = {
    Qt.KeyboardModifier.ControlModifier: "Control",
    Qt.KeyboardModifier.AltModifier: "Alt",
    Qt.KeyboardModifier.ShiftModifier: "Shift",
    Qt.KeyboardModifier.MetaModifier: "Meta",
}


def held(modifiers: Qt.KeyboardModifier) -> tuple[Modifier, ...]:
    """The modifier keys that are down."""
    return tuple(name for modifier, name in MODIFIERS.items() if modifiers & modifier)


def typed(event: QKeyEvent) -> Gesture | None:
    """What the key means on the target: characters, a key or a chord; None for a modifier alone or an unknown key."""
    text, modifiers = event.text(), held(event.modifiers())
    chorded = set(modifiers) - {"Shift"}
    if text and text.isprintable() and (not chorded or chorded == {"Control", "Alt"}):  # both: AltGr
        return Text(text)
    key = NAMES.get(Qt.Key(event.key())) or (chr(event.key()) if 0x20 < event.key() < 0x7F else "")
    return Keys("+".join([*modifiers, key])) if key else None
