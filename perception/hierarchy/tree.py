"""The XML that uiautomator dumps, as a tree of nodes. What it may hold is bounded: apps put into it what they like."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError, XMLParser

BYTES = 20_000_000
NODES = 20_000
DEPTH = 100  # layers; twice as many as are asked for
TEXT = 10_000  # characters of one text; a whole book in a text view is not a name
NAME = 200  # characters of a class, a package or a resource
FLAGS = (
    "checkable", "checked", "clickable", "enabled", "focusable", "focused", "scrollable", "long-clickable", "password",
    "selected",
)  # fmt: skip
_BOUNDS = re.compile(r"\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]")
# Some versions of Android write a letter beyond the first 65,536 as two halves, which no XML allows.
_HALVES = re.compile(r"&#(5[5-7]\d{3});&#(5[5-7]\d{3});")
_LONE_HALF = re.compile(r"&#5[5-7]\d{3};")


class Broken(ValueError):
    """No XML, or only a part of it: the next that the phone sends may be whole."""


@dataclass(slots=True, eq=False)
class Node:
    """One node of the tree; `bounds` are left, top, right and bottom in device pixels, already clipped by Android."""

    kind: str = ""
    text: str = ""
    description: str = ""
    hint: str = ""
    resource: str = ""
    package: str = ""
    flags: frozenset[str] = frozenset()
    bounds: tuple[int, int, int, int] = (0, 0, 0, 0)
    children: list["Node"] = field(default_factory=list)
    key: str = ""

    @property
    def area(self) -> int:
        left, top, right, bottom = self.bounds
        return max(0, right - left) * max(0, bottom - top)

    @property
    def words(self) -> str:
        """What the node itself says: its text, or else how it is described to those who cannot see it."""
        return " ".join((self.text or self.description).split())

    def holds(self, x: float, y: float) -> bool:
        """Whether the place, in device pixels, lies inside."""
        left, top, right, bottom = self.bounds
        return left <= x < right and top <= y < bottom

    def below(self) -> list["Node"]:
        """Every node inside this one, in the order of the tree."""
        found: list[Node] = []
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(node.children))
        return found


def parse(xml: str) -> tuple[list[Node], int]:
    """The roots of the windows, in no particular order, and the rotation (0 to 3, in quarter turns).

    Raises ValueError, as a sentence's end, for what is no such XML (Broken) or too much of it.
    """
    if len(xml) > BYTES:
        raise ValueError(f"is described in {len(xml) // 1_000_000} MB, which is too much to read")
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise ValueError("is described by XML with definitions of its own, which no phone sends")
    builder = _Builder()
    parser = XMLParser(target=builder)
    try:
        parser.feed(_LONE_HALF.sub("\ufffd", _HALVES.sub(_whole, xml)))
        parser.close()
    except ParseError as error:
        raise Broken(f"is described by broken XML ({error})") from error
    return builder.roots, builder.rotation


def _whole(halves: re.Match[str]) -> str:
    high, low = int(halves[1]), int(halves[2])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return "\ufffd"
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


class _Builder:
    """What the parser calls: builds nodes while it counts them."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.rotation = 0
        self._open: list[Node] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "hierarchy":
            rotation = attributes.get("rotation", "0")
            self.rotation = int(rotation) % 4 if rotation.isdigit() else 0
            return
        self._count += 1
        if self._count > NODES or len(self._open) >= DEPTH:
            raise ValueError(f"has more than {NODES} parts or {DEPTH} layers, which is too much to read")
        node = _node(attributes)
        (self._open[-1].children if self._open else self.roots).append(node)
        self._open.append(node)

    def end(self, tag: str) -> None:
        if tag != "hierarchy":
            self._open.pop()

    def data(self, text: str) -> None:
        """Blanks between the tags."""

    def close(self) -> None:
        """All that is known was built on the way."""


def _node(attributes: dict[str, str]) -> Node:
    bounds = _BOUNDS.fullmatch(attributes.get("bounds", ""))
    return Node(
        kind=attributes.get("class", "")[:NAME],
        text=attributes.get("text", "")[:TEXT],
        description=attributes.get("content-desc", "")[:TEXT],
        hint=attributes.get("hint", "")[:TEXT],
        resource=attributes.get("resource-id", "")[:NAME],
        package=attributes.get("package", "")[:NAME],
        flags=frozenset(flag for flag in FLAGS if attributes.get(flag) == "true"),
        bounds=tuple(map(int, bounds.groups())) if bounds else (0, 0, 0, 0),  # type: ignore[arg-type]
    )
