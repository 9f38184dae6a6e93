"""Keys and chords as people write them: "Ctrl+A", "the down arrow", "Page Down"."""

import re

_MODIFIERS = {"ctrl": "Control", "control": "Control", "strg": "Control", "shift": "Shift", "alt": "Alt",
              "option": "Alt", "meta": "Meta", "cmd": "Meta", "command": "Meta", "win": "Meta"}  # fmt: skip
_KEYS = {
    "enter": "Enter", "return": "Enter", "esc": "Escape", "escape": "Escape", "tab": "Tab", "space": "Space",
    "spacebar": "Space", "backspace": "Backspace", "page up": "PageUp", "pageup": "PageUp", "page down": "PageDown",
    "pagedown": "PageDown",
} | {f"f{number}": f"F{number}" for number in range(1, 13)} | {
    words.format(side): f"Arrow{side.capitalize()}"
    for side in ("up", "down", "left", "right")
    for words in ("{} arrow", "arrow {}", "arrow{}")
}  # fmt: skip
# These are buttons' names as well, so they count as keys only where "key" is said or in a chord.
_SHY = {"delete": "Delete", "del": "Delete", "insert": "Insert", "home": "Home", "end": "End"} | {
    side: f"Arrow{side.capitalize()}" for side in ("up", "down", "left", "right")
}
_KEY_WORD = re.compile(r"^(?:the\s+)?(?P<key>.+?)(?P<word>\s+(?:key|keys|button on the keyboard))?$", re.IGNORECASE)


def keys(words: str) -> str | None:
    """The key or chord that is meant, e.g. `Control+A`; None when the words name none."""
    match = _KEY_WORD.match(words.strip())
    if not match:
        return None
    *modifiers, key = (part.strip().lower() for part in re.split(r"\s*\+\s*|(?<=\w)-(?=\w)", match["key"]))
    held = [_MODIFIERS.get(modifier) for modifier in modifiers]
    plain = _KEYS.get(key)
    if modifiers or match["word"]:
        plain = plain or _SHY.get(key) or (key.upper() if len(key) == 1 else None)
    return "+".join([name for name in held if name] + [plain]) if plain and all(held) else None
