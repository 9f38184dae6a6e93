"""What must hold before anything is pressed on a desktop: it is the right program, and nobody's hand is in it."""

import time

from controllers.desktop.reading import Reading, View
from controllers.desktop.screen import Screen, Turn, Watch
from controllers.desktop.truce import Truce
from controllers.desktop.windows import topmost
from controllers.errors import ControllerError, Stopped
from controllers.gestures import Button
from perception.geometry import Point
from perception.screen import Element

CORNER = 2  # pixels from a corner of the screen that count as in it
LET_GO_SECONDS = 2.0
FRONT_SECONDS = 2.0
QUIET = 0.05
REACTION_SECONDS = 0.5
GLANCE = 0.05  # seconds after which a state that no event tells of is looked at again


class Guard:
    """Looks before each input. `worked` is the desktop as it was last shown to whoever decided. Calls raise Stopped
    when interrupted while they wait.
    """

    def __init__(self, screen: Screen, watch: Watch, reading: Reading, truce: Truce) -> None:
        self._screen = screen
        self._watch = watch
        self._reading = reading
        self._truce = truce
        self._left_at: Point | None = None

    def hands_off(self) -> None:
        """Wait while a question to the person is open, however long they take, or a modifier key is held.

        Raises Stopped when the pointer was pushed into a corner, ControllerError when the key is not let go.
        """
        while self._truce.is_asked():
            self._watch.wait(GLANCE)
        at = self._screen.pointer()
        if at != self._left_at and self._is_corner(at):
            raise Stopped("The pointer was pushed into a corner of the screen: stopped.")
        deadline = time.monotonic() + LET_GO_SECONDS
        while held := self._screen.held():
            if time.monotonic() >= deadline:
                raise ControllerError(f"You are holding {' and '.join(sorted(held))}; let go, and it goes on.")
            self._watch.wait(GLANCE)

    def left(self) -> None:
        """Note where we left the pointer ourselves."""
        self._left_at = self._screen.pointer()

    def press(self, at: Point, worked: View, element: Element | None = None, button: Button = "left") -> None:
        """Press the button there if the program that is worked lies there, and the element, where one is meant.

        Raises ControllerError.
        """
        self.hands_off()
        top = topmost(self._screen.windows(), at)
        if top and top.popup:  # an explanation goes away, and an entry of a menu lights up, when the pointer comes
            self._screen.move(at)
            self._watch.quiet(QUIET, REACTION_SECONDS)
        fits = worked.pid not in worked.own and (element is None or self._reading.meets(element, at, worked))
        if not fits or not self._screen.press_on(at, worked.pid, button):
            raise ControllerError("Something else lies there now; it was not pressed.")

    def click(self, at: Point, worked: View, element: Element | None = None, button: Button = "left") -> None:
        """The same, and let go."""
        self.press(at, worked, element, button)
        self._screen.button(button, down=False)
        self.left()

    def wheel(self, at: Point, way: Turn, notches: int, worked: View) -> None:
        """Turn the wheel there if the window that is worked lies there. Raises ControllerError."""
        self.hands_off()
        if not worked.has(topmost(self._screen.windows(), at)):
            raise ControllerError("Something else lies there now; nothing was scrolled.")
        self._screen.move(at)
        self._screen.turn(way, notches)
        self.left()

    def keys(self, worked: View, typed: int = 0) -> None:
        """Have the keys go to the program that is worked; in the midst of a text, to the same window of it.

        typed: characters so far. Raises ControllerError when another one has come forward.
        """
        self.hands_off()
        now = self._reading.view()
        if worked.window is None or now.window is None:
            raise ControllerError("No window is open that could take keys; open a program first.")
        if now.pid != worked.pid or (typed and now.window.number != worked.window.number):
            done = f"only the first {typed} characters were typed" if typed else "nothing was typed"
            raise ControllerError(f'"{now.window.title}" has come to the front; {done}.')
        if not now.window.active:
            self.bring(now.window.number)

    def bring(self, number: int) -> None:
        """Bring a window to the front and wait until it takes the keys. Raises ControllerError."""
        deadline = time.monotonic() + FRONT_SECONDS
        asked = False
        while True:
            window = next((w for w in self._reading.view().windows if w.number == number), None)
            if window is None:
                raise ControllerError("The window closed.")
            if window.active:
                return
            if not asked:
                self._screen.activate(window)
                asked = True
            if time.monotonic() >= deadline:
                raise ControllerError(f'"{window.title}" does not come to the front; bring it there yourself.')
            self._watch.wait(GLANCE)

    def _is_corner(self, at: Point) -> bool:
        width, height = self._screen.size
        return min(at.x, width - 1 - at.x) < CORNER and min(at.y, height - 1 - at.y) < CORNER
