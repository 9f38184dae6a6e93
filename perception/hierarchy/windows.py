"""The windows of a phone's screen: which one is in front, what lies over it, and what is no business of anybody's.

The order in which Android lists windows says nothing, so that which is above which is told from what they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.hierarchy.roles import is_edit
from perception.hierarchy.tree import Node

SYSTEM = "com.android.systemui"
SLIM = 0.15  # of the screen: a system window along a whole side and slimmer than this is a bar, else a notification
TITLE = ":id/alertTitle"
WHOLE = 0.9  # of the screen: a window that big is an app, a smaller one stands over it
SMALL, LARGE = 0.05, 0.1  # of the screen: a toolbar or a list of suggestions is smaller, a menu is larger


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
        if (keyboard and root.package == keyboard != front) or _bar(root, width, height):
            covering.append(root)
        else:
            (own if root.package == front else foreign).append(root)
    told = _own(own, width, height) + _foreign(foreign, own, width * height)
    return Windows(tuple(told), tuple(covering), (width, height))


def _bar(root: Node, width: int, height: int) -> bool:
    left, top, right, bottom = root.bounds
    across = right - left >= width and bottom - top < SLIM * height
    down = bottom - top >= height and right - left < SLIM * width
    return root.package == SYSTEM and (across or down)


def _own(roots: Sequence[Node], width: int, height: int) -> list[Window]:
    """The biggest is the app itself; each smaller one stands over it: a dialog or menu takes all touches to itself.

    Of an app whose own window is not told while a dialog is open, that dialog is the biggest.
    """
    ordered = sorted(roots, key=lambda root: (-root.area, root.bounds))
    typing = any("focused" in node.flags and is_edit(node) for root in ordered[:1] for node in root.below())
    return [
        Window(root, level, modal=_takes_all(root, width, height, typing=typing) if level else _is_dialog(root))
        for level, root in enumerate(ordered)
    ]


def _is_dialog(root: Node) -> bool:
    """By where it begins, or by the title that Android's own dialogs have."""
    left, top, _, _ = root.bounds
    return (left > 0 and top > 0) or any(node.resource.endswith(TITLE) for node in root.below())


def _takes_all(root: Node, width: int, height: int, *, typing: bool) -> bool:
    """Whether a window over the app is a dialog or menu, and not what helps to type: a toolbar, suggestions."""
    share = root.area / (width * height)
    return share > SMALL and (root.holds(width / 2, height / 2) or (share > LARGE and not typing))


def _foreign(roots: Sequence[Node], own: Sequence[Node], screen: int) -> list[Window]:
    """Other apps' windows: behind a dialog in front if they are bigger than it, else over everything."""
    biggest = max((root.area for root in own), default=0)
    return [
        Window(root, -1 if biggest < WHOLE * screen and root.area > biggest else len(own) + 1, foreign=True)
        for root in roots
    ]
