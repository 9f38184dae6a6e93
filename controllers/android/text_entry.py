"""Text into fields, read back afterwards: nothing on a phone says so when typing did nothing."""

import base64
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from controllers.android.errors import InDoubt, Refused
from controllers.android.phone import Phone
from controllers.errors import ControllerError

CLASS_AND_FOCUSED = 0x10 | 0x20000  # bits of a selector
ADB_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"
READ_BACK_WITHIN = 1.5
PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class TextEntry:
    """Puts text into the field that has the focus. `kind` is its class, `hint` what it shows while it is empty."""

    phone: Phone
    kind: str = "android.widget.EditText"
    hint: str = ""

    @property
    def _focused(self) -> dict[str, object]:
        """The field as uiautomator selects it; containers around it may claim the focus, too."""
        own: dict[str, object] = {"mask": CLASS_AND_FOCUSED, "className": self.kind, "focused": True}
        return own | {"childOrSibling": [], "childOrSiblingSelector": []}

    def replace(self, text: str, *, secret: bool) -> str:
        """Let the field hold just this text; which fall-back it took, in words, "" for none.

        First as accessibility services do it, which needs no keyboard; then through the clipboard; last through
        uiautomator2's keyboard, where that is installed. A secret goes the first way alone: the other two lead past
        other apps. Raises ControllerError when the field holds something else in the end.
        """
        ways: list[tuple[str, Callable[[str], None]]] = [("", self._set)]
        if not secret:
            ways += [("through the clipboard", self._paste), ("through uiautomator2's keyboard", self._key_in)]
        for words, way in ways:
            with suppress(InDoubt, Refused):  # what the field holds tells
                way(text)
            if self._holds(text, secret):
                return words
        raise ControllerError(f"The field did not take the text; it holds {self._told(secret)}. Look at the phone.")

    def _set(self, text: str) -> None:
        self.phone.order("setText", self._focused, text)

    def _paste(self, text: str) -> None:
        self.phone.order("clearInputText")
        if text:
            self.insert(text)

    def insert(self, text: str) -> None:
        """At the caret, through the clipboard, which holds what it held again afterwards."""
        before = self.phone.read("getClipboard")
        self.phone.order("setClipboard", None, text)
        try:
            if self.phone.read("getClipboard") == text:
                self.phone.order("pasteClipboard")
        finally:
            self.phone.order("setClipboard", None, before if isinstance(before, str) else "")

    def _key_in(self, text: str) -> None:
        """The person's own keyboard is put back whatever happens."""
        if ADB_KEYBOARD not in self.phone.shell("ime", "list", "-s", "-a").split():
            return
        theirs = self.phone.shell("settings", "get", "secure", "default_input_method").strip()
        self.phone.shell("ime", "enable", ADB_KEYBOARD)
        self.phone.shell("ime", "set", ADB_KEYBOARD)
        try:
            self.phone.order("clearInputText")
            coded = base64.b64encode(text.encode()).decode()
            to = ADB_KEYBOARD.partition("/")[0]  # any app may listen for what is sent to all
            self.phone.shell("am", "broadcast", "-a", "ADB_KEYBOARD_INPUT_TEXT", "-p", to, "--es", "text", coded)
        finally:
            self.phone.shell("ime", "set", theirs)

    def _holds(self, text: str, secret: bool) -> bool:
        deadline = time.monotonic() + READ_BACK_WITHIN
        while not self._is(self.read(), text, secret):
            if time.monotonic() > deadline:
                return False
            self.phone.pending.pause(PAUSE)
        return True

    def _is(self, held: str, wanted: str, secret: bool) -> bool:
        """Whether the field holds what it should. Fields of one line drop line breaks; many part a phone's number."""
        if not wanted:
            return held in ("", self.hint)
        return len(held) == len(wanted) if secret else _bare(held) == _bare(wanted)

    def read(self) -> str:
        """What the focused field holds; "" where none has the focus. Of a secret, as many dots."""
        try:
            held = self.phone.read("getText", self._focused)
        except Refused:
            return ""
        return held if isinstance(held, str) else ""

    def _told(self, secret: bool) -> str:
        held = self.read()
        held = "" if held == self.hint else held
        return f"{len(held)} characters" if secret else f'"{held[:80]}"' if held else "nothing"


def _bare(text: str) -> str:
    bare = "".join(text.split())
    return re.sub(r"[-()]", "", bare) if re.fullmatch(r"\+?[-()\d]{7,}", bare) else bare
