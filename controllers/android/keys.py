"""The keys that a phone may be told to press: a closed set, as nothing else may reach its shell or its buttons."""

from controllers.errors import ControllerError

CTRL, SHIFT, ALT, META = 0x1000, 0x1, 0x2, 0x10000
MODIFIERS = {"control": CTRL, "ctrl": CTRL, "shift": SHIFT, "alt": ALT, "meta": META}
CODES = {
    "enter": 66, "return": 66, "escape": 111, "esc": 111, "tab": 61, "space": 62, "backspace": 67, "delete": 112,
    "arrowup": 19, "up": 19, "arrowdown": 20, "down": 20, "arrowleft": 21, "left": 21, "arrowright": 22, "right": 22,
    "pageup": 92, "pagedown": 93, "end": 123, "insert": 124, "menu": 82, "search": 84, "back": 4,
    "recents": 187, "volumeup": 24, "volumedown": 25, "volumemute": 164, "mediaplaypause": 85,
}  # fmt: skip
"""Names without blanks and case, with Android's key codes. What ends a call or the phone is not among them."""
CALLS: dict[str, tuple[str, ...]] = {
    "notifications": ("openNotification",), "quicksettings": ("openQuickSettings",),
    "portrait": ("setOrientation", "natural"), "landscape": ("setOrientation", "left"),
}  # fmt: skip
"""What a phone has no key for and does all the same: its panels, and being turned."""


def code(keys: str) -> tuple[int, int]:
    """The key code and the modifiers of a key or chord. Raises ControllerError for one that does not exist."""
    *held, key = keys.split("+") if keys != "+" else ["+"]
    number = CODES.get(plain(key), _character(key.strip()))
    modifiers = [MODIFIERS.get(plain(name)) for name in held]
    if number is None or None in modifiers:
        raise ControllerError(
            f'A phone has no key "{keys}"; it has Enter, Escape, Backspace, Tab, Search, Recents, Notifications, '
            "Landscape, Portrait, ..."
        )
    return number, sum(each for each in modifiers if each)


def plain(name: str) -> str:
    """The name as it stands in the tables."""
    return name.strip().lower().replace(" ", "").replace("_", "")


def _character(key: str) -> int | None:
    """A letter or digit, as in Control+A."""
    if len(key) != 1 or not key.isascii() or not key.isalnum():
        return None
    return 7 + int(key) if key.isdigit() else 29 + ord(key.lower()) - ord("a")
