"""The windows of a phone's screen: which one is in front, what lies over it, and what is no business of anybody's.

The order in which Android lists windows says nothing, so that which is above which is told from what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.hierarchy.tree import Node

SYSTEM = "com.android.systemui"
SLIM = 0.15  # of the screen: a system window slimmer than this is the status or navigation bar
WHOLE = 0.9  # of the screen: a window that big is an app, a smaller one stands over it


@dataclass(frozen=True, slots=True)
class Window:
    """One window; `level` says how high it lies. `foreign`: it belongs to another app than the one in front."""

    root: Node
    level: int
    foreign: bool = False
    modal: bool = False


@dataclass(frozen=True, slots=True)
class Windows:
    """What is to be told of, the front app's own windows first, and what else covers the screen."""

    told: tuple[Window, ...]
    covering: tuple[Node, ...]
    size: tuple[int, int]

    def covers(self, window: Window, x: float, y: float) -> bool:
        """Whether something lies over the window at that place, in device pixels."""
        if any(node.holds(x, y) for node in self.covering):
            return True
        return any(w.level > window.level and (w.modal or w.root.holds(x, y)) for w in self.told)


def arranged(roots: Sequence[Node], front: str, keyboard: str) -> Windows:
    """The windows in their places. `front` is the package that has the focus, `keyboard` that of the input method."""
    width = max((root.bounds[2] for root in roots), default=0)
    height = max((root.bounds[3] for root in roots), default=0)
    own: list[Node] = []
    foreign: list[Node] = []
    covering: list[Node] = []
    for root in roots:
        if keyboard and root.package == keyboard != front:
            covering.append(root)
        elif not _bar(root, width, height):
            (own if root.package == front else foreign).append(root)
    told = _own(own) + _foreign(foreign, own, width * height)
    return Windows(tuple(told), tuple(covering), (width, height))


def _bar(root: Node, width: int, height: int) -> bool:
    left, top, right, bottom = root.bounds
    slim = bottom - top < SLIM * height or right - left < SLIM * width
    return root.package == SYSTEM and slim


def _own(roots: Sequence[Node]) -> list[Window]:
    """The biggest is the app itself; each smaller one is a dialog or menu, which takes all touches to itself."""
    ordered = sorted(roots, key=lambda root: -root.area)
    return [Window(root, level, modal=level > 0) for level, root in enumerate(ordered)]


def _foreign(roots: Sequence[Node], own: Sequence[Node], screen: int) -> list[Window]:
    """Other apps' windows: behind a dialog in front if they are bigger than it, else over everything."""
    biggest = max((root.area for root in own), default=0)
    return [
        Window(root, -1 if biggest < WHOLE * screen and root.area > biggest else len(own) + 1, foreign=True)
        for root in roots
    ]
