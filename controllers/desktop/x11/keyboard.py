"""Keys of an X screen: chords, and any text by lending unused keys the characters that the layout lacks."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import xcffib.xkb
import xcffib.xproto
import xcffib.xtest

from controllers.desktop.x11.link import Link, answer
from controllers.errors import ControllerError

KEY_PRESS, KEY_RELEASE = 2, 3
USE_CORE_KEYBOARD = 0x100
KEY_SYMBOLS = 2
NO_SYMBOL = 0
UNICODE = 0x01000000
CAPS_LOCK = 2
SHIFT = 0xFFE1
KEYSYMS = {
    "Control": 0xFFE3, "Shift": SHIFT, "Alt": 0xFFE9, "Meta": 0xFFEB, "Enter": 0xFF0D, "Escape": 0xFF1B,
    "Tab": 0xFF09, "Backspace": 0xFF08, "Delete": 0xFFFF, "Insert": 0xFF63, "Space": 0x20, "Home": 0xFF50,
    "End": 0xFF57, "PageUp": 0xFF55, "PageDown": 0xFF56, "ArrowLeft": 0xFF51, "ArrowUp": 0xFF52,
    "ArrowRight": 0xFF53, "ArrowDown": 0xFF54,
} | {f"F{number}": 0xFFBD + number for number in range(1, 13)}  # fmt: skip
"""Names of keys, as in `controllers.browser.keys`, and their keysyms (`X11/keysymdef.h`)."""
MODIFIER_MASKS = {"Shift": 1, "Control": 4, "Alt": 8, "Meta": 64}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key to press, with Shift or without."""

    code: int
    shift: bool = False


def symbol(character: str) -> int:
    """The keysym of a character. Raises ControllerError for what no key can mean."""
    if character in "\n\r":
        return KEYSYMS["Enter"]
    if character == "\t":
        return KEYSYMS["Tab"]
    if unicodedata.category(character) in {"Cc", "Cs"}:
        raise ControllerError(f"No key can type the character U+{ord(character):04X} of the text; leave it out.")
    code = ord(character)
    return code if code < 0x100 else UNICODE + code


class Keyboard:
    """Presses keys by the XTEST extension. What is lent is given back by `give_back`."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._test = link.connection(xcffib.xtest.key)
        if not link.has("XKEYBOARD"):
            raise ControllerError("This X server does not tell its keyboard layout (no XKEYBOARD); use another one.")
        self._layouts = link.connection(xcffib.xkb.key)
        answer(self._layouts.UseExtension(1, 0))
        self._lent: dict[int, int] = {}
        self._read_map()

    def _read_map(self) -> None:
        codes = self._link.keycodes
        reply = answer(self._link.core.GetKeyboardMapping(codes.start, len(codes)))
        self._width: int = reply.keysyms_per_keycode
        symbols = list(reply.keysyms)
        self._map = {code: symbols[at * self._width : (at + 1) * self._width] for at, code in enumerate(codes)}
        self._spare = [code for code, row in self._map.items() if not any(row) and code not in self._lent.values()]

    @property
    def lends(self) -> bool:
        """Whether any key is lent now."""
        return bool(self._lent)

    @property
    def room(self) -> int:
        """How many characters that the layout lacks can be lent keys at a time."""
        return len(self._spare) + len(self._lent)

    def portions(self, text: str) -> Iterator[str]:
        """The text in parts, each of which can be typed without giving back keys in between."""
        part, lacking = "", set[int]()
        layout = self._layout()
        for character in text:
            wanted = symbol(character)
            fresh = lacking if wanted in layout else lacking | {wanted}
            if len(fresh) > max(self.room, 1):
                yield part
                part, fresh = "", {wanted}
            part, lacking = part + character, fresh
        yield part

    def reuses(self, text: str) -> bool:
        """Whether typing it gives another meaning to keys that were lent before."""
        layout = self._layout()
        lacking = {symbol(character) for character in text} - layout.keys() - self._lent.keys()
        return len(lacking) > len(self._spare)

    def type(self, text: str) -> None:
        """Type one portion."""
        strokes = self._strokes([symbol(character) for character in text])
        for stroke in strokes:
            self._stroke(stroke)
        self._link.sync()

    def chord(self, names: Sequence[str]) -> None:
        """Press keys together, the last one last, and let them go; Shift is added where a character needs it."""
        *held, last = names
        codes = [self._code(name) for name in held]
        (stroke,) = self._strokes([KEYSYMS.get(last) or symbol(last)])
        for code in codes:
            self._key(code, down=True)
        try:
            self._stroke(Stroke(stroke.code, stroke.shift and "Shift" not in held))
        finally:
            for code in reversed(codes):
                self._key(code, down=False)
            self._link.sync()

    def hold(self, name: str, down: bool) -> None:
        """Press or let go one key by its name."""
        self._key(self._code(name), down)
        self._link.sync()

    def held(self) -> frozenset[str]:
        """The modifiers that are down now."""
        mask = answer(self._link.core.QueryPointer(self._link.root)).mask
        return frozenset(name for name, bit in MODIFIER_MASKS.items() if mask & bit)

    def give_back(self) -> None:
        """Unmap the keys that were lent, once their presses have been read."""
        self._assign(dict.fromkeys(self._lent.values(), NO_SYMBOL))
        self._spare += self._lent.values()
        self._lent.clear()
        self._link.sync()

    def _layout(self) -> dict[int, Stroke]:
        """What the keys of the present layout mean, without and with Shift."""
        group = answer(self._layouts.GetState(USE_CORE_KEYBOARD)).group
        columns = (2 * group, 2 * group + 1) if group < 2 and 2 * group + 1 < self._width else ()
        meaning: dict[int, Stroke] = {}
        for code, row in self._map.items():
            for shift, column in enumerate(columns):
                if row[column] != NO_SYMBOL:
                    meaning.setdefault(row[column], Stroke(code, bool(shift)))
        return meaning

    def _strokes(self, wanted: Sequence[int]) -> list[Stroke]:
        layout = self._layout()
        self._lend({each for each in wanted if each not in layout})
        locked = bool(answer(self._link.core.QueryPointer(self._link.root)).mask & CAPS_LOCK)
        return [
            Stroke(layout[each].code, layout[each].shift != (locked and _is_letter(each)))
            if each in layout
            else Stroke(self._lent[each])
            for each in wanted
        ]

    def _lend(self, lacking: set[int]) -> None:
        """Have a key for each of these keysyms."""
        idle = [each for each in self._lent if each not in lacking]
        fresh = sorted(lacking - self._lent.keys())
        if len(fresh) > len(self._spare) + len(idle):
            raise ControllerError("This keyboard layout has no unused key that could type the text; choose another.")
        for each in fresh:
            self._lent[each] = self._spare.pop() if self._spare else self._lent.pop(idle.pop(0))
        self._assign({self._lent[each]: each for each in fresh})

    def _assign(self, meanings: Mapping[int, int]) -> None:
        """Give keys these meanings, all in one go: every change of the map has all programs read it anew."""
        if not meanings:
            return
        first, last = min(meanings), max(meanings)
        count = last - first + 1
        reply = answer(self._layouts.GetMap(USE_CORE_KEYBOARD, 0, KEY_SYMBOLS, 0, 0, first, count, *[0] * 11))
        rows = list(reply.syms_rtrn)
        for code, keysym in meanings.items():
            symbols = [keysym] if keysym != NO_SYMBOL else []
            levels = len(symbols)
            rows[code - first] = xcffib.xkb.KeySymMap.synthetic([0] * 4, levels, levels, levels, symbols)
        codes = (self._link.keycodes.start, self._link.keycodes.stop - 1)
        total = sum(row.nSyms for row in rows)
        self._layouts.SetMap(USE_CORE_KEYBOARD, KEY_SYMBOLS, 0, *codes, 0, 0, first, count, total, *[0] * 16, [rows])
        self._link.sync()

    def _code(self, name: str) -> int:
        return self._strokes([KEYSYMS.get(name) or symbol(name)])[0].code

    def _stroke(self, stroke: Stroke) -> None:
        shift = self._layout_code(SHIFT) if stroke.shift else 0
        if shift:
            self._key(shift, down=True)
        self._key(stroke.code, down=True)
        self._key(stroke.code, down=False)
        if shift:
            self._key(shift, down=False)

    def _layout_code(self, keysym: int) -> int:
        return next((code for code, row in self._map.items() if keysym in row), 0)

    def _key(self, code: int, down: bool) -> None:
        self._test.FakeInput(KEY_PRESS if down else KEY_RELEASE, code, 0, self._link.root, 0, 0, 0)


def _is_letter(keysym: int) -> bool:
    """Whether Caps Lock changes what the key means."""
    code = keysym - UNICODE if keysym >= UNICODE else keysym
    return code < 0x110000 and chr(code).lower() != chr(code).upper()
