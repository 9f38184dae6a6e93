"""The tree of what is on the screen, and the XML that UiAutomator writes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\r\n"
FLAGS_BEFORE = (
    "checkable checked clickable enabled focusable focused scrollable long-clickable password selected".split()
)
UNPRINTABLE = {code: "." for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One view. `box`: left, top, right, bottom in pixels; `number`: what the page calls it; `flags`: what is true.

    Compared by identity.
    """

    type: str
    package: str
    box: tuple[int, int, int, int]
    number: int = 0
    text: str = ""
    id: str = ""
    description: str = ""
    hint: str = ""
    flags: frozenset[str] = frozenset()
    index: int = 0
    children: tuple["Node", ...] = field(default=(), repr=False)

    @property
    def centre(self) -> tuple[int, int]:
        left, top, right, bottom = self.box
        return (left + right) // 2, (top + bottom) // 2

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in the order of the XML."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Window:
    """A window and the package it belongs to; the active one takes what is typed."""

    package: str
    active: bool
    root: Node


def window_from(found: dict[str, Any], default_package: str) -> Window:
    """A window of what hierarchy.js found."""
    package = found["package"] or default_package
    return Window(package, found["active"], node_from(found["node"], package))


def node_from(found: dict[str, Any], package: str, index: int = 0) -> Node:
    """A node of what hierarchy.js found; a plain id gets its package in front, as resource ids have."""
    name = found["id"]
    children = tuple(node_from(child, package, place) for place, child in enumerate(found["children"]))
    return Node(
        type=found["type"],
        package=package,
        box=tuple(found["box"]),
        number=found["number"],
        text=found["text"],
        id=name if not name or ":id/" in name else f"{package}:id/{name}",
        description=found["description"],
        hint=found["hint"],
        flags=frozenset(found["flags"]),
        index=index,
        children=children,
    )


def to_xml(roots: list[Node], rotation: int = 0, depth: int = 50) -> str:
    """The dump; nodes deeper than `depth` are left out. `rotation` counts quarter turns."""
    if not roots:
        return f'{HEAD}<hierarchy rotation="{rotation}" />'
    lines = [f'{HEAD}<hierarchy rotation="{rotation}">']
    for root in roots:
        lines += _lines(root, depth)
    return "\r\n".join([*lines, "</hierarchy>"])


def _lines(node: Node, depth: int, level: int = 1) -> Iterator[str]:
    pad = "  " * level
    attributes = " ".join(f"{name}={_quoted(value)}" for name, value in _attributes(node))
    if not node.children or level > depth:
        yield f"{pad}<node {attributes} />"
        return
    yield f"{pad}<node {attributes}>"
    for child in node.children:
        yield from _lines(child, depth, level + 1)
    yield f"{pad}</node>"


def _attributes(node: Node) -> Iterator[tuple[str, str]]:
    if _is_not_accessibility_friendly(node):
        yield "NAF", "true"
    yield "index", str(node.index)
    yield "text", node.text
    yield "resource-id", node.id
    yield "class", node.type
    yield "package", node.package
    yield "content-desc", node.description
    for flag in FLAGS_BEFORE:
        yield flag, "true" if flag in node.flags else "false"
    yield "visible-to-user", "true"
    left, top, right, bottom = node.box
    yield "bounds", f"[{left},{top}][{right},{bottom}]"
    yield "drawing-order", str(node.index + 1)
    yield "hint", node.hint
    yield "display-id", "0"


def _is_not_accessibility_friendly(node: Node) -> bool:
    """UiAutomator's NAF: it can be clicked, and neither it nor anything in it has words."""
    return {"clickable", "enabled"} <= node.flags and not any(each.text or each.description for each in node.walk())


def _quoted(value: str) -> str:
    return quoteattr(value.translate(UNPRINTABLE), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;", '"': "&quot;"})
