"""The seam behind which every system's screen stands: what is open on it, how it looks, pointer and keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from controllers.desktop.windows import Window
from controllers.gestures import Button
from perception.geometry import Box, Point

Turn = Literal["up", "down", "left", "right"]

WAYLAND = (
    "This is a Wayland session, which lets no program work another one's windows; "
    "log in to an X11 (Xorg) session instead."
)


@dataclass(frozen=True, slots=True)
class Shot:
    """What the screen shows: four bytes a pixel, blue first, the fourth without meaning.

    scale: how many of its pixels make one of the screen's, across and down.
    """

    pixels: bytes | bytearray
    size: tuple[int, int]
    scale: float = 1.0


class Watch(Protocol):
    """Hears of what is drawn, and of windows that open and close. One thread waits at a time."""

    def changed(self) -> bool:
        """Whether anything was drawn since this was last asked or waited for."""

    def wait(self, seconds: float) -> bool:
        """Wait until something is drawn, opens or closes; False when nothing was. Raises Stopped when interrupted."""

    def quiet(self, window: float, within: float) -> bool:
        """Wait until nothing but animations was drawn for `window` seconds, at most `within`; False if it never was.

        Raises Stopped when interrupted.
        """

    def interrupt(self) -> None:
        """Have whatever waits, now or later, raise Stopped, until `again`. Any thread may call."""

    def again(self) -> None:
        """Waits go on after an interrupt."""

    def close(self) -> None:
        """Hear no more."""


class Screen(Protocol):
    """All monitors as one screen; places are in its pixels, from the top left of all. Raises ControllerError.

    Any thread may call; one call at a time is answered.
    """

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, of all monitors together."""

    def monitors(self) -> Sequence[Box]:
        """Where each monitor lies."""

    def windows(self) -> Sequence[Window]:
        """What is open, front first; what is hidden comes last."""

    def activate(self, window: Window) -> None:
        """Bring a window to the front and give it the keys; returns before that is done."""

    def shot(self) -> Shot:
        """What is shown now."""

    def pointer(self) -> Point:
        """Where the pointer is."""

    def move(self, to: Point) -> None:
        """Move the pointer."""

    def button(self, button: Button, down: bool) -> None:
        """Press or let go a button of the mouse where the pointer is."""

    def press_on(self, at: Point, pid: int, button: Button, down: bool = True) -> bool:
        """Move the pointer there and press the button if that process's window lies there; False when not."""

    def turn(self, way: Turn, clicks: int) -> None:
        """Turn the wheel where the pointer is."""

    def chord(self, names: Sequence[str]) -> None:
        """Press keys together and let them go, last first; names as in `controllers.browser.keys`, or characters."""

    def hold(self, name: str, down: bool) -> None:
        """Press or let go one key."""

    def type(self, text: str) -> None:
        """Type characters; a new line is Enter, a tab Tab."""

    def held(self) -> frozenset[str]:
        """The modifiers that are down now: of Control, Shift, Alt, Meta."""

    def watch(self) -> Watch:
        """Hear from now on of what is drawn; to be closed by the caller."""

    def close(self) -> None:
        """Let go of the screen and put back what was changed on it."""
