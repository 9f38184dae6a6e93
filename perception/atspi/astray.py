"""Trees that tell wrong places: noticed, and put right where the tree itself shows by how much they are wrong.

LibreOffice under GTK 3 tells what its window holds as if there were no menu bar above it; only the menu bar itself and
the native controls inside of that are told as they lie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from perception.atspi import roles
from perception.atspi.nodes import Node
from perception.geometry import Box

Nodes = Mapping[str, Node]
"""By their keys."""


@dataclass(frozen=True, slots=True)
class Astray:
    """What is told `right` and `down` pixels too far left and above: the nodes `inside` a pane, it included."""

    pane: str
    right: float
    down: float
    inside: frozenset[str]


def misplaced(nodes: Sequence[Node]) -> bool:
    """Whether the program tells wrong places: its menu bar lies upon the content that it is no part of."""
    return _content(nodes, {node.key: node for node in nodes}) is not None


def astray(nodes: Sequence[Node]) -> Astray | None:
    """Which nodes of such a program are told in wrong places, and by how much; None where that is not plain.

    The pane fills what holds it, which is told rightly, and so lies where that lies.
    """
    by_key = {node.key: node for node in nodes}
    pane = _content(nodes, by_key)
    holder = by_key.get(pane.parent) if pane else None
    if pane is None or holder is None or not _fills(pane, holder):
        return None
    right, down = holder.box.x - pane.box.x, holder.box.y - pane.box.y
    inside = {pane.key}
    for node in nodes:  # parents come before what is in them
        if node.parent in inside and not _is_native(node, by_key[node.parent], right, down):
            inside.add(node.key)
    found = Astray(pane.key, right, down, frozenset(inside))
    return None if misplaced(righted(nodes, found)) else found


def righted(nodes: Sequence[Node], by: Astray) -> list[Node]:
    """The nodes where they lie. What stands in a menu bar without a size is dropped: the real menu bar tells it."""
    kept: list[Node] = []
    hidden: set[str] = set()
    for node in nodes:
        if node.parent in hidden or (node.role == roles.MENU_BAR and not node.box.area):
            hidden.add(node.key)
        else:
            kept.append(_moved(node, by) if node.key in by.inside else node)
    return kept


def _content(nodes: Sequence[Node], by_key: Nodes) -> Node | None:
    """The pane upon which a menu bar lies that it does not hold."""
    bars = [node for node in nodes if node.role == roles.MENU_BAR and node.box.area]
    panes = [node for node in nodes if node.role == roles.ROOT_PANE]
    lain_on = (p for p in panes for bar in bars if p.box.encloses(bar.box) and not _is_in(bar, p, by_key))
    return next(lain_on, None)


def _is_in(node: Node, outer: Node, by_key: Nodes) -> bool:
    around: Node | None = node
    while around and around.key != outer.key:
        around = by_key.get(around.parent)
    return around is not None


def _fills(node: Node, holder: Node) -> bool:
    return bool(node.box.area) and (node.box.width, node.box.height) == (holder.box.width, holder.box.height)


def _is_native(node: Node, holder: Node, right: float, down: float) -> bool:
    """Whether it is told where it lies, unlike what it fills."""
    return _fills(node, holder) and (node.box.x - holder.box.x, node.box.y - holder.box.y) == (right, down)


def _moved(node: Node, by: Astray) -> Node:
    box = node.box
    return replace(node, box=Box(box.x + by.right, box.y + by.down, box.width, box.height))
