"""From the accessibility tree of a program's window to elements in reading order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from perception.atspi import roles
from perception.atspi.roles import has
from perception.atspi.rows import in_rows
from perception.geometry import Box, Point
from perception.layout import reading_order
from perception.locators import Labelled, Locator, Named, Part, Path
from perception.roles import CHECKABLE, DIALOGS
from perception.screen import CONTAINERS, EDITABLE, Element

TEXT_LIMIT = 4000  # characters of a text that are kept
ALIKE = 0.03  # part of its size by which a window may differ from its own account of it


PASSIVE = frozenset({"text", "image", "cell", "rowheader", "columnheader"})
"""What says nothing without words."""


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible object as its program told it.

    key: bus name and path. parent: the parent's key, "" for the window itself. box: in the program's own pixels,
    on the screen. text, label: what it holds, and the label beside it. number, least, most, step: the value of a slider
    and what it may be.
    """

    key: str
    parent: str
    role: int
    name: str
    states: int
    box: Box
    text: str = ""
    label: str = ""
    number: float | None = None
    least: float | None = None
    most: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """From a program's own pixels to those of the screen."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def box(self, box: Box) -> Box:
        """The box on the screen."""
        k = self.scale
        return Box(box.x * k + self.dx, box.y * k + self.dy, box.width * k, box.height * k)

    def told(self, point: Point) -> Point:
        """A point of the screen as the program itself would tell it."""
        return Point((point.x - self.dx) / self.scale, (point.y - self.dy) / self.scale)


def placing(told: Box, frames: Sequence[Box]) -> Placing:
    """How a window's own account of its box fits the boxes that the screen knows: with its border and without.

    Programs that scale themselves tell unscaled pixels, and some only know places within their window.
    """
    if not told.area or any(frame.encloses(told) and told.area >= frame.area / 2 for frame in frames):
        return Placing()
    real = min((f for f in frames if f.area), key=lambda f: _unlike(f, told), default=told)
    if _unlike(real, told) > ALIKE:
        return Placing()
    scale = real.width / told.width
    scale = round(scale) if abs(round(scale) - scale) <= ALIKE else scale
    middle = real.centre  # a window that draws its own border tells its box without the shadow around it
    return Placing(scale, middle.x - told.centre.x * scale, middle.y - told.centre.y * scale)


def _unlike(box: Box, other: Box) -> float:
    """By which part the boxes' proportions differ."""
    return abs(box.width * other.height / (box.height * other.width) - 1)


def on_screen(nodes: Sequence[Node], placed: Placing) -> list[Node]:
    """The nodes with their boxes in pixels of the screen."""
    return [replace(node, box=placed.box(node.box)) for node in nodes]


def elements(nodes: Sequence[Node], screen: Box, window: Box | None = None) -> tuple[Element, ...]:
    """The elements of a window, whose nodes' boxes are on the screen, in reading order.

    A container comes before what it holds.

    What lies outside of the screen, of the window (its place on the screen) or of a panel around it is off screen, and
    what has no size is nothing.
    """
    inside: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        inside[node.parent].append(node)
    return _counted(tuple(_elements(inside, "", (), "", Views(screen, window or screen, screen))))


def floating(nodes: Sequence[Node]) -> frozenset[str]:
    """The keys of what stands in an open menu or choice list, which may lie over the window itself."""
    inside: set[str] = set()
    openers = {node.key for node in nodes if node.role in roles.OPENERS}
    for node in nodes:  # parents come before what is in them
        if node.parent in inside | openers or node.role == roles.POPUP_WINDOW:
            inside.add(node.key)
    return frozenset(inside)


Inside = Mapping[str, Sequence[Node]]


@dataclass(frozen=True, slots=True)
class Views:
    """The screen, the place of the window, and the part that shows what is looked at."""

    screen: Box
    window: Box
    part: Box

    def within(self, node: Node) -> "Views":
        """What shows the inside of a node; a menu or choice list opens over everything."""
        if node.role in roles.FLOATING:
            return replace(self, part=self.screen)
        if not node.parent:
            return replace(self, part=self.window)
        clips = node.role in roles.CLIPPING and node.box.area
        return replace(self, part=self.part.common(node.box)) if clips else self


def _elements(inside: Inside, parent: str, within: tuple[str, ...], path: str, views: Views) -> Iterator[Element]:
    """What stands in a node, with all that stands in that."""
    counts: Counter[int] = Counter()
    paths = {}
    for node in inside.get(parent, ()):
        counts[node.role] += 1
        paths[node.key] = f"{path}/{node.role}[{counts[node.role]}]"
    for node in reading_order(inside.get(parent, ())):
        element = _element(_called(node, inside), within, paths[node.key], views.part)
        if element:
            yield element
        around = (*within, node.key) if element and element.role in CONTAINERS else within
        inner = _elements(inside, node.key, around, paths[node.key], views.within(node))
        content = _without_echo(element, inner)
        yield from in_rows(list(content), around) if node.role in roles.TABLES else content


def _called(node: Node, inside: Inside) -> Node:
    """The node, named by the texts in it where it should have a name and has none."""
    if node.name or node.role not in roles.WORDLESS:
        return node
    return replace(node, name=" ".join(_texts(node.key, inside)))


def _texts(key: str, inside: Inside) -> Iterator[str]:
    for node in reading_order(inside.get(key, ())):
        if roles.ROLES.get(node.role) == "text" and node.name:
            yield node.name
        yield from _texts(node.key, inside)


def _without_echo(parent: Element | None, inner: Iterator[Element]) -> Iterator[Element]:
    """Without the texts that only repeat what the control around them is called."""
    for element in inner:
        if not (parent and parent.interactive and element.role in {"text", "image"} and element.name in parent.name):
            yield element


def _element(node: Node, within: tuple[str, ...], path: str, view: Box) -> Element | None:
    """The node as an element; None for what only structures the window."""
    role = _role(node)
    name, value = _name(node), _value(node, role)
    if not role or node.box.width < 1 or node.box.height < 1:
        return None
    if role in PASSIVE and not name:
        return None
    parts: list[Part] = [Named(role, name)] if name else []
    parts += [Labelled(role, node.label)] if node.label else []
    return Element(
        role,
        name,
        node.box,
        value=value,
        label=node.label,
        states=frozenset(_states(node, role)),
        visibility="shown" if view.contains(node.box.centre) else "offscreen",
        within=within,
        key=node.key,
        locator=Locator((*parts, Path(path, 1)), node.key),
        about=_bounds(node),
    )


def _role(node: Node) -> str:
    if node.role in roles.NAMED_ONLY:
        return "group" if node.name else ""
    if has(node.states, roles.MODAL) and roles.ROLES.get(node.role) not in DIALOGS:
        return "dialog"
    return roles.ROLES.get(node.role, "")


def _name(node: Node) -> str:
    """Its name; a label's or paragraph's is its text. What a choice list has chosen is no name but its value."""
    if node.role == roles.COMBO_BOX and node.text in ("", node.name):
        return ""
    return (node.name or (node.text if node.role == roles.PARAGRAPH else "")).strip()


def _value(node: Node, role: str) -> str:
    """What it holds; "" for passwords, whatever the program says."""
    if node.role == roles.PASSWORD:
        return ""
    if node.role == roles.COMBO_BOX:
        return node.text or node.name
    if node.number is not None:
        return f"{node.number:g}"
    return node.text[:TEXT_LIMIT] if role in EDITABLE or role == "terminal" else ""


def _bounds(node: Node) -> str:
    """Between which numbers the value lies, and in which steps: `0 to 100 by 5`; "" where the program does not say."""
    if node.least is None or node.most is None or node.least >= node.most:
        return ""
    return f"{node.least:g} to {node.most:g}" + (f" by {node.step:g}" if node.step else "")


def _states(node: Node, role: str) -> Iterator[str]:
    bits = {
        "focused": roles.FOCUSED, "selected": roles.SELECTED, "required": roles.REQUIRED, "invalid": roles.INVALID,
    }  # fmt: skip
    yield from (state for state, bit in bits.items() if has(node.states, bit))
    checked = has(node.states, roles.CHECKED)
    if role in CHECKABLE:
        yield "mixed" if has(node.states, roles.MIXED) else "checked" if checked else "unchecked"
    if node.role == roles.TOGGLE_BUTTON and (checked or has(node.states, roles.PRESSED)):
        yield "pressed"
    if has(node.states, roles.EXPANDABLE):
        yield "expanded" if has(node.states, roles.EXPANDED) else "collapsed"
    if not has(node.states, roles.SENSITIVE):
        yield "disabled"
    if node.role == roles.PASSWORD:
        yield "password"
    if role == "textbox":
        if has(node.states, roles.MULTI_LINE):
            yield "multiline"
        if not has(node.states, roles.EDITABLE):
            yield "readonly"


def _counted(found: tuple[Element, ...]) -> tuple[Element, ...]:
    """With how many elements each part of a locator matches."""
    named = Counter((e.role, e.name) for e in found)
    labelled = Counter((e.role, e.label) for e in found)

    def counted(part: Part) -> Part:
        match part:
            case Named(role, name):
                return replace(part, matches=named[role, name])
            case Labelled(role, label):
                return replace(part, matches=labelled[role, label])
            case _:
                return part

    return tuple(
        replace(e, locator=replace(e.locator, parts=tuple(counted(part) for part in e.locator.parts))) for e in found
    )
