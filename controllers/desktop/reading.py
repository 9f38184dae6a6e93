"""Reading a desktop: the window in front as elements, the others as tabs, and a picture of it alone."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from controllers.desktop.accessibility import Trees, TreeUnavailable
from controllers.desktop.own import own_processes
from controllers.desktop.programs import Program
from controllers.desktop.screen import Screen, Shot
from controllers.desktop.windows import Window, front, topmost
from controllers.errors import ControllerError
from perception.atspi.astray import Astray, astray, misplaced, righted
from perception.atspi.gtk4 import in_their_windows
from perception.atspi.nodes import Node, Placing, elements, floating, on_screen, placing
from perception.geometry import Box, Point
from perception.locators import Locator, Named
from perception.screen import Capture, Element, Picture, Place, Tab

NOWHERE = "desktop"
"""The scope of a desktop on which no window is open."""
QUALITY = 80
MASK = (96, 96, 96)
RIGHTED = "its tree, most of which it tells {:g} pixels too high, as it lies"
MISPLACED = "its picture alone, as the program tells wrong places of what its window holds"

Owner = Callable[[int], Program | None]


@dataclass(frozen=True, slots=True)
class View:
    """What is open: all windows front first, which processes are ours, and the window that is worked."""

    windows: tuple[Window, ...]
    own: frozenset[int]
    window: Window | None

    @property
    def pid(self) -> int:
        """The process of the window that is worked; 0 for none."""
        return self.window.pid if self.window else 0

    def is_own(self, window: Window | None) -> bool:
        return window is not None and window.pid in self.own

    def has(self, window: Window | None) -> bool:
        """Whether that is the window that is worked, or something that its program has opened above it."""
        if window is None or self.window is None:
            return False
        return window.number == self.window.number or (window.popup and window.pid == self.pid)

    def reaches(self, point: Point, above: bool) -> bool:
        """Whether a press there would meet the window that is worked, or what it has opened above itself."""
        top = topmost(self.windows, point)
        return top is not None and top.pid == self.pid and (above or not top.popup)


class Reading:
    """Looks at a screen. `owner` says which program a process runs."""

    def __init__(self, screen: Screen, trees: Trees, owner: Owner) -> None:
        self._screen = screen
        self._trees = trees
        self._owner = owner
        self._astray: Astray | None = None

    def view(self) -> View:
        """What is open now; the window in front that is not ours is the one that is worked."""
        windows = tuple(self._screen.windows())
        own = own_processes(windows)
        return View(windows, own, front([window for window in windows if window.pid not in own]))

    def capture(self, view: View, picture: bool) -> Capture:
        """The desktop of that view; its `sight` says where the program did not answer."""
        usual = [w for w in view.windows if not w.popup and not view.is_own(w)]
        nodes, sight = self._nodes(view)
        return Capture(
            self.place(view.window),
            self._elements(view, nodes),
            self._screen.size,
            masked(self._screen.shot(), view) if picture else None,
            tuple(Tab(w.title, self.place(w).address, w is view.window) for w in usual),
            sight=sight,
        )

    def place(self, window: Window | None) -> Place:
        """Whose window it is, by the visible name of its program, and its title."""
        if window is None:
            return Place(NOWHERE, NOWHERE)
        program = self._owner(window.pid)
        name = program.name if program else window.name or NOWHERE
        return Place(name, f"{name}: {window.title}", window.title)

    def elements(self, view: View) -> tuple[Element, ...]:
        """What the program of the window in front tells of it; nothing where it tells no tree."""
        return self._elements(view, self._nodes(view)[0])

    def floating(self, view: View) -> tuple[Element, ...]:
        """Of these, what stands in an open menu or choice list."""
        nodes, _ = self._nodes(view)
        above = floating(nodes)
        return tuple(e for e in self._elements(view, nodes) if e.key in above)

    def meets(self, element: Element, at: Point, worked: View) -> bool:
        """Whether a press there would meet the element, and nothing else of its program.

        Of what only the picture tells that is not known, and counts as so. Raises ControllerError where the program
        does not answer.
        """
        window, top = worked.window, topmost(self._screen.windows(), at)
        if element.source != "tree" or "/" not in element.key or window is None:
            return True
        if top is None or not worked.has(top):
            return False
        try:
            return self._trees.meets(element.key, at, (window.box, window.outer), top.popup, self._astray)
        except TreeUnavailable as problem:
            raise ControllerError(f"The program does not answer ({problem}); nothing was pressed.") from problem

    def _nodes(self, view: View) -> tuple[Sequence[Node], str]:
        """What the program tells of its window; where it does not answer, nothing and why."""
        window = view.window
        if window is None:
            return (), ""
        try:
            nodes = self._trees.window(window.pid, window.title, (window.box, window.outer))
            return self._righted(nodes)
        except TreeUnavailable as problem:
            return (), f"its picture alone, as the program does not tell what its window holds ({problem})"

    def _righted(self, nodes: Sequence[Node]) -> tuple[Sequence[Node], str]:
        """The nodes where they lie, and what is to be said of that; none where it cannot be known."""
        self._astray = astray(nodes)
        if self._astray:
            return righted(nodes, self._astray), RIGHTED.format(self._astray.down)
        return ((), MISPLACED) if misplaced(nodes) else (nodes, "")

    def _elements(self, view: View, nodes: Sequence[Node]) -> tuple[Element, ...]:
        window = view.window
        if window is None:
            return ()
        placed = placing(nodes[0].box, (window.box, window.outer)) if nodes else Placing()
        title = _title(window) if nodes else ()  # without a tree, all is left to the picture
        popups = [each.outer for each in view.windows if each.popup and each.pid == view.pid]
        lying = in_their_windows(on_screen(nodes, placed), popups)
        found = (*title, *elements(lying, Box(0, 0, *self._screen.size), window.outer))
        program = self._owner(window.pid)
        if program and program.terminal and not any(e.role == "terminal" for e in found):
            found += (_terminal(window),)
        above = floating(nodes)
        tips = not above  # what lies over a window without an open menu only explains something, and goes away
        return tuple(e if view.reaches(e.box.centre, tips or e.key in above) else _covered(e) for e in found)


def _title(window: Window) -> tuple[Element, ...]:
    """The title in the window's border, if it has one: words that a person sees."""
    strip = Box(window.outer.x, window.outer.y, window.outer.width, window.box.y - window.outer.y)
    key = f"window {window.number}"
    heading = Element(
        "heading", window.title, strip, key=key, locator=Locator((Named("heading", window.title, 1),), key)
    )
    return (heading,) if window.title and strip.height >= 1 else ()


def _terminal(window: Window) -> Element:
    """What a terminal without a tree is: one field that takes all keys, so that the policy knows what they do."""
    states = frozenset({"focused"})
    key = f"terminal {window.number}"
    return Element("terminal", window.title, window.box, states=states, key=key, locator=Locator((), key))


def masked(shot: Shot, view: View) -> Picture:
    """As JPEG what shows of the program that is worked: other windows are no business of whoever looks.

    Without a window to work, everything but our own.
    """
    if view.window is None:
        image = without_own(shot, view)
    else:
        shows = Image.new("L", shot.size, 0)
        _fill(shows, [(window, 255 if window.pid == view.pid else 0) for window in view.windows], shot.scale)
        image = Image.composite(_image(shot), Image.new("RGB", shot.size, MASK), shows)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY)
    data = file.getvalue()
    return Picture(data, hashlib.sha256(data).hexdigest(), shot.scale)


def without_own(shot: Shot, view: View) -> Image.Image:
    """The shot, with our own windows painted over."""
    image = _image(shot)
    own = [window for window in view.windows if view.is_own(window)]
    if own:
        image = image.copy()
        _fill(image, [(window, MASK) for window in own], shot.scale)
    return image


def _image(shot: Shot) -> Image.Image:
    return Image.frombuffer("RGB", shot.size, shot.pixels, "raw", "BGRX", 0, 1)


def _fill(image: Image.Image, windows: Sequence[tuple[Window, int | tuple[int, int, int]]], scale: float) -> None:
    """Fill the windows' places; they are front first. scale: the image's pixels per pixel of the screen."""
    brush = ImageDraw.Draw(image)
    for window, colour in reversed([each for each in windows if not each[0].hidden]):
        box = window.outer
        sides = [side * scale for side in (box.x, box.y, box.right, box.bottom)]
        brush.rectangle((sides[0], sides[1], sides[2] - 1, sides[3] - 1), fill=colour)


def _covered(element: Element) -> Element:
    return replace(element, visibility="covered") if element.visibility == "shown" else element
