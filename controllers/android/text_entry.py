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
from perception.hierarchy.tree import Node

CLASS, FOCUSED, RESOURCE = 0x10, 0x20000, 0x200000  # bits of a selector
ADB_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"
READ_BACK_WITHIN = 1.5
PAUSE = 0.05


class Closed(ControllerError):
    """This way of bringing text to the phone cannot be used."""


@dataclass(frozen=True, slots=True)
class TextEntry:
    """Puts text into the field that has the focus.

    kind, resource: its class and id. hint: what it shows while it is empty. now: the field as it is on the screen,
    for when the focus has gone elsewhere.
    """

    phone: Phone
    kind: str = "android.widget.EditText"
    hint: str = ""
    resource: str = ""
    now: Callable[[], Node | None] = lambda: None

    @property
    def _focused(self) -> dict[str, object]:
        """The field as uiautomator selects it; containers around it may claim the focus, too."""
        mask = CLASS | FOCUSED | (RESOURCE if self.resource else 0)
        own: dict[str, object] = {"mask": mask, "className": self.kind, "focused": True, "resourceId": self.resource}
        return own | {"childOrSibling": [], "childOrSiblingSelector": []}

    @property
    def held(self) -> str:
        """What the field holds, in full. Of a secret, as many dots."""
        held = self.read() or ""
        return "" if held == self.hint else held

    def replace(self, text: str, *, secret: bool) -> str:
        """Let the field hold just this text; which fall-back it took, in words, "" for none.

        First as accessibility services do it, which needs no keyboard; then through the clipboard; last through
        uiautomator2's keyboard, where that is installed. Each only while the field has the focus. A secret goes the
        first way alone, as the other two lead past other apps; it is told by its length, so that it is emptied first.
        Raises ControllerError when the field holds something else in the end.
        """
        ways: list[tuple[str, Callable[[str], None]]] = [("", self._set)]
        if not secret:
            ways += [("through the clipboard", self._paste), ("through uiautomator2's keyboard", self._key_in)]
        emptied = not secret or self._empty()
        for words, way in ways:
            with suppress(InDoubt, Refused, Closed):  # what the field holds tells
                way(text)
            if emptied and self._holds(text, secret):
                return words
            if self._has_lost_focus():
                break
        raise ControllerError(f"The field did not take the text; it holds {self._told(secret)}. Look at the phone.")

    def _empty(self) -> bool:
        with suppress(InDoubt, Refused):
            self._set("")
        return self._holds("", secret=False)

    def _set(self, text: str) -> None:
        self.phone.order("setText", self._focused, text)

    def _paste(self, text: str) -> None:
        self.phone.order("clearInputText")
        if text:
            self.insert(text)

    def append(self, text: str) -> None:
        """After what the field holds, without the clipboard."""
        self.replace(self.held + text, secret=False)

    def insert(self, text: str) -> None:
        """At the caret, through the clipboard, which holds what it held again afterwards.

        Raises Closed, with the clipboard left as it is, where it cannot be read and so not be put back.
        """
        before = self.phone.read("getClipboard")
        if not isinstance(before, str):
            raise Closed("The phone does not let its clipboard be read; type on the phone itself.")
        self.phone.order("setClipboard", None, text)
        try:
            if self.phone.read("getClipboard") != text:
                raise Closed("The phone does not take the text into its clipboard; type on the phone itself.")
            self.phone.order("pasteClipboard")
        finally:
            self.phone.order("setClipboard", None, before)

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
                field = self.now()
                return field is not None and self._is(field.text, text, secret)
            self.phone.pending.pause(PAUSE)
        return True

    def _has_lost_focus(self) -> bool:
        """Whether the next way would write into another field."""
        field = self.now()
        return field is not None and "focused" not in field.flags

    def _is(self, held: str | None, wanted: str, secret: bool) -> bool:
        """Whether the field holds what it should; it may drop line breaks, and part a number of a phone or card."""
        if held is None:
            return False
        if not wanted:
            return held in ("", self.hint)
        if secret:
            return len(held) == len(wanted)
        return _without_breaks(held) in {_without_breaks(wanted), "".join(wanted.splitlines())} or _parts(held, wanted)

    def read(self) -> str | None:
        """What the focused field holds; None where it has not the focus. Of a secret, as many dots."""
        try:
            held = self.phone.read("getText", self._focused)
        except Refused:
            return None
        return held if isinstance(held, str) else ""

    def _told(self, secret: bool) -> str:
        field = self.now()
        held = self.held or (field.text if field and field.text != self.hint else "")
        return f"{len(held)} characters" if secret else f'"{held[:80]}"' if held else "nothing"


def _without_breaks(text: str) -> str:
    return " ".join(text.split("\n")).strip()


def _parts(held: str, wanted: str) -> bool:
    """Whether the field shows a number in its own groups; a date or a sum is to stand there as it was given."""
    numeric = re.fullmatch(r"\+?\d{7,}|[+(][\d ()-]{6,}", wanted)
    grouped = re.fullmatch(r"[+(]?\d[\d ()./-]*", held)
    return bool(numeric and grouped) and _digits(held) == _digits(wanted)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
