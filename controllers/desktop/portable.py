"""The screen of Windows and macOS, by pyautogui and mss. It has not been run: Journeyman is tested on X11.

These systems' accessibility trees are not read; what is on the screen is known from its picture alone.
"""

import time
from collections.abc import Sequence
from hashlib import blake2b
from threading import Event, RLock
from typing import Any

import mss
import mss.exception
import pyautogui

from controllers.desktop.screen import Shot, Turn, Watch
from controllers.desktop.windows import Window
from controllers.errors import ControllerError, Stopped, TargetLost
from controllers.gestures import Button
from perception.geometry import Box, Point

GLANCE = 0.05  # seconds between two looks at the screen: these systems do not tell when they draw
NOTCH = 120
KEYS = {"Control": "ctrl", "Meta": "win", "PageUp": "pageup", "PageDown": "pagedown"} | {
    f"Arrow{side.capitalize()}": side for side in ("up", "down", "left", "right")
}


class PortableScreen:
    """See Screen. pyautogui's own pauses are off, and so is its corner: the guard before each input has one."""

    def __init__(self) -> None:
        pyautogui.PAUSE = 0
        pyautogui.FAILSAFE = False
        self._camera = mss.MSS()
        self._lock = RLock()

    @property
    def size(self) -> tuple[int, int]:
        whole = self._camera.monitors[0]
        return whole["width"], whole["height"]

    @property
    def _origin(self) -> Point:
        """The top left of all monitors as the system counts, which counts from that of the first one."""
        whole = self._camera.monitors[0]
        return Point(whole["left"], whole["top"])

    def monitors(self) -> Sequence[Box]:
        x, y = self._origin.x, self._origin.y
        return tuple(Box(m["left"] - x, m["top"] - y, m["width"], m["height"]) for m in self._camera.monitors[1:])

    def windows(self) -> Sequence[Window]:
        """As in Screen, where pyautogui knows them (Windows); elsewhere the whole screen is one window."""
        listed: Sequence[Any] = getattr(pyautogui, "getAllWindows", list)()
        active = getattr(pyautogui, "getActiveWindow", lambda: None)()
        origin = self._origin
        found = [_window(n, window, origin, window == active) for n, window in enumerate(listed) if window.title]
        whole = Box(0, 0, *self.size)
        return sorted(found, key=lambda w: not w.active) or (Window(0, 0, "", whole, whole, active=True),)

    def activate(self, window: Window) -> None:
        for each in getattr(pyautogui, "getAllWindows", list)():
            if each.title == window.title:
                each.activate()

    def shot(self) -> Shot:
        try:
            with self._lock:
                taken = self._camera.grab(self._camera.monitors[0])
        except mss.exception.ScreenShotError as error:
            raise TargetLost("The screen gives no picture any more; log in again.") from error
        return Shot(taken.raw, (taken.width, taken.height), taken.width / self.size[0])

    def pointer(self) -> Point:
        at = pyautogui.position()
        return Point(at.x - self._origin.x, at.y - self._origin.y)

    def move(self, to: Point) -> None:
        pyautogui.moveTo(round(to.x + self._origin.x), round(to.y + self._origin.y))

    def button(self, button: Button, down: bool) -> None:
        (pyautogui.mouseDown if down else pyautogui.mouseUp)(button=button)

    def press_on(self, at: Point, pid: int, button: Button, down: bool = True) -> bool:
        """As in Screen, without knowing whose window lies there."""
        self.move(at)
        self.button(button, down)
        return True

    def turn(self, way: Turn, clicks: int) -> None:
        amount = clicks * NOTCH * (1 if way in ("up", "right") else -1)
        (pyautogui.scroll if way in ("up", "down") else pyautogui.hscroll)(amount)

    def chord(self, names: Sequence[str]) -> None:
        pyautogui.hotkey(*map(_key, names))

    def hold(self, name: str, down: bool) -> None:
        (pyautogui.keyDown if down else pyautogui.keyUp)(_key(name))

    def type(self, text: str) -> None:
        """As in Screen; raises ControllerError for letters that pyautogui would drop silently."""
        lacking = [c for c in text if not (c.isascii() and (c.isprintable() or c in "\n\t"))]
        if lacking:
            raise ControllerError(f'"{lacking[0]}" cannot be typed on this system yet; type it yourself.')
        pyautogui.write(text)

    def held(self) -> frozenset[str]:
        return frozenset()

    def watch(self) -> Watch:
        return LookingWatch(self)

    def close(self) -> None:
        self._camera.close()


class LookingWatch:
    """See Watch: looks at the screen again and again."""

    def __init__(self, screen: PortableScreen) -> None:
        self._screen = screen
        self._stopping = Event()
        self._seen = self._digest()

    def changed(self) -> bool:
        before, self._seen = self._seen, self._digest()
        return before != self._seen

    def wait(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not self.changed():
            if time.monotonic() >= deadline:
                return False
            self._glance()
        return True

    def quiet(self, window: float, within: float) -> bool:
        now = time.monotonic()
        deadline, silent = now + within, now + window
        while (now := time.monotonic()) < min(deadline, silent):
            self._glance()
            if self.changed():
                silent = time.monotonic() + window
        return now >= silent

    def interrupt(self) -> None:
        self._stopping.set()

    def again(self) -> None:
        self._stopping.clear()

    def close(self) -> None:
        """Nothing was started."""

    def _glance(self) -> None:
        if self._stopping.wait(GLANCE):
            raise Stopped("Stopped.")

    def _digest(self) -> bytes:
        return blake2b(self._screen.shot().pixels, digest_size=16).digest()


def _window(number: int, window: Any, origin: Point, active: bool) -> Window:
    box = Box(window.left - origin.x, window.top - origin.y, window.width, window.height)
    return Window(number, 0, window.title, box, box, active=active)


def _key(name: str) -> str:
    return KEYS.get(name, name.lower() if len(name) > 1 else name)
