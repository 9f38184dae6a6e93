"""Android's keys: codes and names, and the browser's names for those that a page hears itself."""

SYSTEM = {
    "home": 3, "back": 4, "volume_up": 24, "volume_down": 25, "power": 26, "camera": 27, "menu": 82, "notification": 83,
    "search": 84, "volume_mute": 164, "recent": 187, "sleep": 223, "wakeup": 224, "assist": 219,
}  # fmt: skip
"""What the phone answers, whatever is on the screen."""

IN_PAGE = {
    "up": (19, "ArrowUp"), "down": (20, "ArrowDown"), "left": (21, "ArrowLeft"), "right": (22, "ArrowRight"),
    "center": (23, "Enter"), "tab": (61, "Tab"), "space": (62, "Space"), "enter": (66, "Enter"),
    "delete": (67, "Backspace"), "page_up": (92, "PageUp"), "page_down": (93, "PageDown"), "escape": (111, "Escape"),
    "forward_del": (112, "Delete"), "move_home": (122, "Home"), "move_end": (123, "End"), "paste": (279, "Control+V"),
}  # fmt: skip
"""What goes to whatever has the focus."""

OTHER_NAMES = {
    "del": "delete", "app_switch": "recent", "recents": "recent", "dpad_up": "up", "dpad_down": "down",
    "dpad_left": "left", "dpad_right": "right", "dpad_center": "center", "volumeup": "volume_up",
}  # fmt: skip
CODES = SYSTEM | {name: code for name, (code, _) in IN_PAGE.items()}
NAMES = {code: name for name, code in CODES.items()}
LETTERS = {code: chr(ord("a") + code - 29) for code in range(29, 55)} | {code: str(code - 7) for code in range(7, 17)}
"""The keys A to Z and 0 to 9."""


def key_named(word: str) -> str | None:
    """The key for what `input keyevent` takes: `4`, `BACK` or `KEYCODE_BACK`; None when there is no such key."""
    if word.isdigit():
        return NAMES.get(int(word)) or LETTERS.get(int(word))
    name = word.lower().removeprefix("keycode_")
    name = OTHER_NAMES.get(name, name)
    return name if name in CODES or name in LETTERS.values() else None
