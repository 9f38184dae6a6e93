"""An X11 screen behind the seam of `controllers.desktop.screen`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import RLock

import mss
import mss.exception
import xcffib.xinerama
import xcffib.xproto
import xcffib.xtest

from controllers.desktop.screen import WAYLAND, Shot, Turn, Watch
from controllers.desktop.windows import Window
from controllers.desktop.x11.keyboard import Keyboard
from controllers.desktop.x11.link import Link, answer, connected, numbers
from controllers.desktop.x11.stack import Stack
from controllers.desktop.x11.watch import XWatch
from controllers.errors import ControllerError, Stopped, TargetLost
from controllers.gestures import Button
from perception.geometry import Box, Point

BUTTON_PRESS, BUTTON_RELEASE, MOTION = 4, 5, 6
BUTTONS: dict[Button, int] = {"left": 1, "middle": 2, "right": 3}
WHEEL: dict[Turn, int] = {"up": 4, "down": 5, "left": 6, "right": 7}
FROM_A_PERSON = 2  # the source of a request to a window manager that it does not refuse
CURRENT_TIME = 0
READING_SECONDS = 0.5  # until a program begins to show what was typed
QUIET_TYPING = 0.2  # without drawing, after which it has read all its keys
TYPED_SECONDS = 3.0


class XScreen:
    """See Screen. `display` is the server's name; "" means the one of the environment."""

    def __init__(self, display: str = "") -> None:
        self._link = Link(display)
        if self._link.has("XWAYLAND"):
            self._link.close()
            raise ControllerError(WAYLAND)
        self._test = self._link.connection(xcffib.xtest.key)
        self._stack = Stack(self._link)
        self._keyboard = Keyboard(self._link)
        self._watch = XWatch(display)
        self._display = display
        self._camera = mss.MSS(display=display or None)
        self._lock = RLock()
        self._closed = False

    @property
    def size(self) -> tuple[int, int]:
        with self._connected():
            geometry = answer(self._link.core.GetGeometry(self._link.root))
            return geometry.width, geometry.height

    def monitors(self) -> Sequence[Box]:
        with self._connected():
            whole = (Box(0, 0, *self.size),)
            if not self._link.has("XINERAMA"):
                return whole
            found = answer(self._link.connection(xcffib.xinerama.key).QueryScreens()).screen_info
            return tuple(Box(m.x_org, m.y_org, m.width, m.height) for m in found) or whole

    def windows(self) -> Sequence[Window]:
        with self._connected():
            return self._stack.windows()

    def activate(self, window: Window) -> None:
        with self._connected():
            self._ask_manager(window.number) if self._managed() else self._raise(window.number)
            self._link.sync()

    def shot(self) -> Shot:
        width, height = self.size
        try:
            with self._connected():
                taken = self._camera.grab({"left": 0, "top": 0, "width": width, "height": height})
        except (mss.exception.ScreenShotError, AssertionError) as error:  # mss asserts when the server ends meanwhile
            raise TargetLost("The X display gives no picture any more; log in again.") from error
        return Shot(taken.raw, (width, height))

    def pointer(self) -> Point:
        with self._connected():
            place = answer(self._link.core.QueryPointer(self._link.root))
            return Point(place.root_x, place.root_y)

    def move(self, to: Point) -> None:
        with self._connected():
            self._fake(MOTION, 0, round(to.x), round(to.y))
            self._link.sync()

    def button(self, button: Button, down: bool) -> None:
        with self._connected():
            self._fake(BUTTON_PRESS if down else BUTTON_RELEASE, BUTTONS[button])
            self._link.sync()

    def press_on(self, at: Point, pid: int, button: Button, down: bool = True) -> bool:
        """As in Screen; the server is held meanwhile, so that nothing can open in between."""
        with self._connected():
            self._link.core.GrabServer()
            try:
                self._fake(MOTION, 0, round(at.x), round(at.y))
                under = int(answer(self._link.core.QueryPointer(self._link.root)).child)
                fits = self._stack.belongs(under, pid)
                if fits:
                    self._fake(BUTTON_PRESS if down else BUTTON_RELEASE, BUTTONS[button])
                return fits
            finally:
                self._link.core.UngrabServer()
                self._link.sync()

    def turn(self, way: Turn, clicks: int) -> None:
        with self._connected():
            for _ in range(clicks):
                self._fake(BUTTON_PRESS, WHEEL[way])
                self._fake(BUTTON_RELEASE, WHEEL[way])
            self._link.sync()

    def chord(self, names: Sequence[str]) -> None:
        with self._connected():
            self._keyboard.chord(names)

    def hold(self, name: str, down: bool) -> None:
        with self._connected():
            self._keyboard.hold(name, down)

    def type(self, text: str) -> None:
        """As in Screen. Before a key gets another meaning, the program has time to read it: it looks keys up late."""
        for portion in list(self._keyboard.portions(text)):
            if self._keyboard.reuses(portion):
                self._let_read()
            with self._connected():
                self._keyboard.type(portion)

    def held(self) -> frozenset[str]:
        with self._connected():
            return self._keyboard.held()

    def watch(self) -> Watch:
        return XWatch(self._display)

    def close(self) -> None:
        """As in Screen; lent keys are given back once what was typed last has been read. A second call does nothing."""
        with self._connected():
            if self._closed:
                return
            self._closed = True
            try:
                if self._keyboard.lends:
                    self._let_read()
                    self._keyboard.give_back()
            except (TargetLost, Stopped):
                pass
            finally:
                self._watch.close()
                self._link.close()
                with suppress(mss.exception.ScreenShotError):  # there is nothing to close any more
                    self._camera.close()

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """One call at a time, and none to a server that is gone. Raises TargetLost."""
        with self._lock, connected():
            yield

    def _let_read(self) -> None:
        """Give the program time to read the keys that it was sent, which it shows by drawing."""
        if not self._watch.changed():
            self._watch.wait(READING_SECONDS)
        self._watch.quiet(QUIET_TYPING, TYPED_SECONDS)

    def _fake(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._test.FakeInput(kind, detail, CURRENT_TIME, self._link.root, x, y, 0)

    def _managed(self) -> bool:
        return bool(numbers(self._link.ask_property(self._link.root, "_NET_SUPPORTING_WM_CHECK")))

    def _ask_manager(self, client: int) -> None:
        """Ask the window manager, as a pager does."""
        data = xcffib.xproto.ClientMessageData.synthetic([FROM_A_PERSON, CURRENT_TIME, 0, 0, 0], "I" * 5)
        kind = self._link.atom("_NET_ACTIVE_WINDOW")
        event = xcffib.xproto.ClientMessageEvent.synthetic(32, client, kind, data)
        mask = xcffib.xproto.EventMask.SubstructureRedirect | xcffib.xproto.EventMask.SubstructureNotify
        self._link.core.SendEvent(False, self._link.root, mask, event.pack())

    def _raise(self, window: int) -> None:
        self._link.core.ConfigureWindow(window, xcffib.xproto.ConfigWindow.StackMode, [xcffib.xproto.StackMode.Above])
        self._link.core.SetInputFocus(xcffib.xproto.InputFocus.PointerRoot, window, CURRENT_TIME)
