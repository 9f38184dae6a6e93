"""A phone's screen as its accessibility tree tells it, ready to be acted on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from perception.geometry import Density, Point
from perception.hierarchy.elements import Reader
from perception.hierarchy.keys import AROUND, give_keys, lead
from perception.hierarchy.tree import Node, parse
from perception.hierarchy.windows import Window, Windows, arranged
from perception.locators import Attribute, Locator, Named, Part
from perception.screen import Element

SCOPE = "app:"
HOME = "app:home"
"""The scope of the home screen, whichever app draws it."""
# Where in its box an element is touched: its middle, or where nothing else lies over it.
SPOTS = ((0.5, 0.5), (0.25, 0.5), (0.75, 0.5), (0.5, 0.2), (0.5, 0.8), (0.1, 0.5), (0.9, 0.5), (0.1, 0.1), (0.9, 0.9))


@dataclass(frozen=True, slots=True)
class PhoneScreen:
    """What is on the screen. `size` is in viewport pixels, `rotation` in quarter turns (0 to 3).

    `packages` are those with a window that is told of.
    """

    elements: tuple[Element, ...]
    size: tuple[int, int]
    packages: frozenset[str]
    nodes: dict[str, tuple[Node, Window]]
    windows: Windows
    density: Density
    rotation: int = 0

    def touchable(self, key: str) -> Point | None:
        """A place where a finger meets the element itself, in viewport pixels; None where everything is covered."""
        node, window = self.nodes[key.removesuffix(AROUND)]
        over = _over(node, window.root)
        left, top, right, bottom = node.bounds
        for across, down in SPOTS:
            x, y = left + (right - left) * across, top + (bottom - top) * down
            if not self.windows.covers(window, x, y) and not any(other.holds(x, y) for other in over):
                return self.density.point(x, y)
        return None


def read(xml: str, front: str, keyboard: str = "", density: Density = Density()) -> PhoneScreen:  # noqa: B008  (frozen)
    """The screen that the XML describes.

    front: the package that has the focus; another one's windows are told as frames. keyboard: the package of the
    input method, which is not told of. Raises ValueError, as the end of a sentence about the screen.
    """
    roots, rotation = parse(xml)
    give_keys(roots)
    windows = arranged(roots, front, keyboard)
    nodes: dict[str, tuple[Node, Window]] = {}
    elements: list[Element] = []
    for window in windows.told:
        for node in (window.root, *window.root.below()):
            nodes[node.key] = node, window
        elements += _shown(_window(window, density), nodes, windows)
    width, height = windows.size
    size = round(width / density.ratio), round(height / density.ratio)
    packages = frozenset(window.root.package for window in windows.told)
    return PhoneScreen(tuple(_counted(elements)), size, packages, nodes, windows, density, rotation)


def _window(window: Window, density: Density) -> Iterator[Element]:
    """What is in a window; a dialog is told as one, and another app's window as a frame that shows that app."""
    root = window.root
    key = root.key + AROUND
    around = Element("", "", density.box(*root.bounds), key=key, locator=Locator(key=key))
    if window.foreign:
        yield replace(around, role="frame", name=f"window of {root.package}", value=SCOPE + root.package)
    elif window.modal:
        yield replace(around, role="dialog", name=lead(root))
    yield from Reader(density).read(root, (around.key,) if window.foreign or window.modal else ())


def _shown(elements: Iterator[Element], nodes: dict[str, tuple[Node, Window]], windows: Windows) -> Iterator[Element]:
    """The elements, those whose middle lies under another window as covered; what has no extent is left out."""
    for element in elements:
        node, window = nodes[element.key.removesuffix(AROUND)]
        left, top, right, bottom = node.bounds
        if node.area:
            covered = windows.covers(window, (left + right) / 2, (top + bottom) / 2)
            yield replace(element, visibility="covered") if covered else element


def _counted(elements: list[Element]) -> Iterator[Element]:
    """With how many elements each part of their locators matches."""
    named = Counter((e.role, e.name) for e in elements)
    marked = Counter(part for e in elements for part in e.locator.parts if isinstance(part, Attribute))
    for element in elements:
        own = element.locator.parts
        parts: list[Part] = [replace(part, matches=marked[part]) for part in own if isinstance(part, Attribute)]
        if element.name:
            parts.append(Named(element.role, element.name, named[element.role, element.name]))
        parts += [part for part in own if not isinstance(part, Attribute)]
        yield replace(element, locator=Locator(tuple(parts), element.locator.key))


def _over(node: Node, root: Node) -> list[Node]:
    """What takes touches and is drawn after the node: neither around it nor in it, and further on in the tree."""
    order = [root, *root.below()]
    inside = {id(n) for n in node.below()}
    position = next(i for i, n in enumerate(order) if n is node)
    return [n for n in order[position + 1 :] if id(n) not in inside and "clickable" in n.flags]
