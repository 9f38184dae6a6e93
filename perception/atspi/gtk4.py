"""What GTK 4 tells otherwise on the accessibility bus: names, and the places of open menus."""

import re
from collections.abc import Sequence
from dataclasses import replace

from perception.atspi import roles
from perception.atspi.nodes import Node
from perception.geometry import Box

ALIKE = 2.0  # pixels by which a menu may differ from the window that shows it
_CLASS = re.compile(r"(?:Gtk|Adw)[A-Z]\w*$")


def plain_name(name: str) -> str:
    """The name as a person would read it.

    GTK 4 tells the class where there is no name ("GtkButton"), and for a button its label twice ("7 7").
    """
    half = name[: len(name) // 2]
    if half and name == f"{half} {half}":
        return half
    return "" if _CLASS.match(name) else name


def in_their_windows(nodes: Sequence[Node], popups: Sequence[Box]) -> list[Node]:
    """With every open menu, and what is in it, where the one window lies that has its size.

    GTK 4 tells the place of what has opened the menu instead. Both are in pixels of the screen; parents come first.
    """
    moved: dict[str, tuple[float, float]] = {}
    placed = []
    for node in nodes:
        by = _way(node.box, popups) if node.role in roles.FLOATING else None
        dx, dy = by or moved.get(node.parent, (0.0, 0.0))
        if dx or dy:
            moved[node.key] = (dx, dy)
            node = replace(node, box=replace(node.box, x=node.box.x + dx, y=node.box.y + dy))
        placed.append(node)
    return placed


def _way(menu: Box, popups: Sequence[Box]) -> tuple[float, float] | None:
    """How far a menu is from its window; None where that is unknown."""
    fits = [p for p in popups if max(abs(p.width - menu.width), abs(p.height - menu.height)) <= ALIKE]
    return (fits[0].x - menu.x, fits[0].y - menu.y) if len(fits) == 1 else None
