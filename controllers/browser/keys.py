"""The names of keys: a closed list, so that a wrong name is refused instead of doing something else."""

from controllers.errors import ControllerError

MODIFIERS = {name.lower(): name for name in ("Control", "Shift", "Alt", "Meta")}
NAMES = (
    "Enter Escape Tab Backspace Delete Insert Space Home End PageUp PageDown ArrowUp ArrowDown ArrowLeft ArrowRight "
    "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12"
)
NAMED = {name.lower(): name for name in NAMES.split()}
ALIASES = {"ctrl": "control", "esc": "escape", "return": "enter", "del": "delete", "cmd": "meta"} | {
    side: f"arrow{side}" for side in ("up", "down", "left", "right")
}


def chord(keys: str) -> str:
    """`keys` as Playwright wants it: `ctrl+a` becomes `Control+a`. Raises ControllerError for an unknown name."""
    *modifiers, key = [*keys[:-1].split("+"), keys[-1:]] if keys.endswith("+") else keys.split("+")
    held = [_known(word, MODIFIERS, keys) for word in modifiers if word]
    if len(key) != 1:
        return "+".join([*held, _known(key, NAMED, keys)])
    return "+".join([*held, key if "Shift" in held or not held else key.lower()])


def _known(word: str, names: dict[str, str], keys: str) -> str:
    lower = word.strip().lower()
    name = names.get(ALIASES.get(lower, lower))
    if name is None:
        raise ControllerError(f'"{keys}" is no key; use one such as Enter, Escape, ArrowDown, a, or Control+A.')
    return name
