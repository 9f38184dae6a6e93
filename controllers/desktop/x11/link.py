"""The connection to an X server, and what is the same for all that use it."""

import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xcffib
import xcffib.xproto

from controllers.errors import ControllerError, TargetLost

TEXT_UNITS = 4096  # of four bytes each: the longest property that is read


class Link:
    """One connection. Its calls raise TargetLost once the server is gone."""

    def __init__(self, display: str = "") -> None:
        name = display or os.environ.get("DISPLAY", "")
        try:
            self.connection = xcffib.connect(name)
        except xcffib.ConnectionException as error:
            raise ControllerError(
                f"The X display {name or '(none)'} cannot be reached; start Journeyman in a desktop session."
            ) from error
        self.core = self.connection.core
        setup = self.connection.get_setup()
        self.keycodes = range(setup.min_keycode, setup.max_keycode + 1)
        self.root: int = setup.roots[self.connection.pref_screen].root
        self._atoms: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def atom(self, name: str) -> int:
        """The server's number for a name."""
        if name not in self._atoms:
            self._atoms[name] = int(answer(self.core.InternAtom(False, len(name), name)).atom)
        return self._atoms[name]

    def has(self, extension: str) -> bool:
        """Whether the server knows an extension."""
        return bool(answer(self.core.QueryExtension(len(extension), extension)).present)

    def ask_property(self, window: int, name: str) -> Any:
        """Ask for a property; `numbers` or `words` read the answer."""
        any_type = 0
        return self.core.GetProperty(False, window, self.atom(name), any_type, 0, TEXT_UNITS)

    def sync(self) -> None:
        """Wait until the server has done all that was asked of it. Raises TargetLost."""
        with connected():
            answer(self.core.GetInputFocus())

    def close(self) -> None:
        self.connection.disconnect()


@contextmanager
def connected() -> Iterator[None]:
    """Raises TargetLost when the server turns out to be gone meanwhile."""
    try:
        yield
    except xcffib.ConnectionException as error:
        raise TargetLost("The X display is gone; log in again.") from error


def answer(cookie: Any) -> Any:
    """What the server says. Raises TargetLost when it is gone, LookupError when it refuses: the window closed."""
    try:
        with connected():
            return cookie.reply()
    except (xcffib.Error, xcffib.ProtocolException) as error:
        raise LookupError(type(error).__name__) from error


def numbers(cookie: Any) -> Sequence[int]:
    """A property of 32-bit numbers; empty where it is not set or the window closed."""
    try:
        reply = answer(cookie)
    except LookupError:
        return ()
    if reply.format != 32:
        return ()
    raw = bytes(reply.value.buf())
    return struct.unpack(f"={len(raw) // 4}I", raw)


def words(cookie: Any) -> str:
    """A property of text, as UTF-8 where it can be; "" where it is not set or the window closed."""
    try:
        reply = answer(cookie)
    except LookupError:
        return ""
    return bytes(reply.value.buf()).decode("utf-8", "replace") if reply.format == 8 else ""
