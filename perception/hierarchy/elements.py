"""From the nodes of a window to elements: controls named by the words in them, lists as rows, switches with state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perception.geometry import Box, Density
from perception.hierarchy.keys import AROUND
from perception.hierarchy.roles import is_edit, is_list, is_tab_bar, role, scrolls_down
from perception.hierarchy.tree import TEXT, Node
from perception.layout import SLACK, same_line
from perception.locators import Attribute, Locator, Part, Path
from perception.roles import CHECKABLE
from perception.screen import CONTAINERS, INTERACTIVE, SCROLLABLE, Element

NEAR = 48.0  # viewport pixels between a field and the text above it that names it
ACTIVE = frozenset({"clickable", "long-clickable", "checkable"})


@dataclass(slots=True)
class Reader:
    """Reads one window; `labelling` is the last text that was met, which may name the field after it."""

    density: Density
    labelling: Element | None = None

    def read(self, node: Node, within: tuple[str, ...]) -> Iterator[Element]:
        """The node and all that is in it, in the order of the tree, a container before what it holds."""
        if is_list(node):
            yield from self._list(node, within)
        elif is_edit(node):
            yield self._field(node, within)
        elif _is_active(node):
            yield from self._control(node, within)
        else:
            yield from self._structure(node, within)

    def _structure(self, node: Node, within: tuple[str, ...]) -> Iterator[Element]:
        """What only says something or holds others; what scrolls is told as a group of its own."""
        kind = role(node)
        if kind:
            yield self._told(node, kind, within)
        elif scrolls_down(node):
            yield self._element(node, "group", node.description, within)
            within = (*within, node.key)
        for child in node.children:
            yield from self._child(node, child, within)

    def _child(self, parent: Node, child: Node, within: tuple[str, ...]) -> Iterator[Element]:
        for element in self.read(child, within):
            tab = is_tab_bar(parent) and element.key == child.key and element.interactive
            yield replace(element, role="tab") if tab else element

    def _list(self, node: Node, within: tuple[str, ...]) -> Iterator[Element]:
        yield self._element(node, "list", node.description, within)
        inner = (*within, node.key)
        for child in node.children:
            key = child.key + AROUND
            parts = list(self.read(child, (*inner, key)))
            if parts:
                said = " ".join(dict.fromkeys(_words([child, *child.below()])))[:TEXT]
                pressed = parts[0].name if parts[0].interactive and parts[0].key == child.key else ""
                yield replace(self._element(child, "listitem", pressed, inner), text=said, key=key)
                yield from parts

    def _field(self, node: Node, within: tuple[str, ...]) -> Element:
        box = self._box(node)
        above = self.labelling
        near = above is not None and (same_line(above.box, box) or -SLACK <= box.y - above.box.bottom <= NEAR)
        label = above.name if above and near else ""
        named = node.description or label or node.hint or node.resource.rpartition("/")[2].replace("_", " ")
        empty = "password" in node.flags or node.text == node.hint
        element = self._element(node, "textbox", named, within)
        self.labelling = None
        return replace(element, value="" if empty else node.text, label=node.hint if node.hint != named else "")

    def _control(self, node: Node, within: tuple[str, ...]) -> Iterator[Element]:
        """Something to press, named by the words in it; a lone switch or box in it gives it role and state."""
        inner, outside = _parted(node)
        merged = inner[0] if len(inner) == 1 and _only_shows(inner[0]) and "checkable" not in node.flags else None
        own = node.below() if merged else outside
        said = list(dict.fromkeys(_words([node, *own])))
        if inner and not merged and not said:  # what only surrounds others is nothing to press by itself
            for child in node.children:
                yield from self.read(child, within)
            return
        kind = role(merged or node)
        element = self._element(node, kind, said[0] if said else "", within, merged)
        described = " ".join(node.description.split())
        label = described if described and described != element.name else ""
        # "Device name" over "Pixel": the second line is what the first one names.
        value = said[1] if len(said) == 2 and kind == "clickable" else ""
        yield replace(element, text=" ".join(said)[:TEXT] if len(said) > 1 else "", label=label, value=value)
        if merged or not inner:
            for text in [n for n in own if n.words and n.words != element.name and not n.children]:
                yield self._told(text, role(text) or "text", within)
        else:
            for child in node.children:
                yield from self._within_control(child, element.name, within)

    def _within_control(self, child: Node, name: str, within: tuple[str, ...]) -> Iterator[Element]:
        """What a control holds, without the text that gave it its name."""
        for element in self.read(child, within):
            if element.interactive or element.name != name:
                nameless = element.role in CHECKABLE and not element.name
                yield replace(element, name=name) if nameless else element

    def _told(self, node: Node, kind: str, within: tuple[str, ...]) -> Element:
        element = replace(self._element(node, kind, node.words, within), text=node.words)
        self.labelling = element
        return element

    def _element(self, node: Node, kind: str, name: str, within: tuple[str, ...], shows: Node | None = None) -> Element:
        """`shows`: the node whose state counts, if it is another one."""
        parts: list[Part] = [Attribute("resource-id", node.resource)] if node.resource else []
        parts.append(Path(node.key, 1))
        return Element(
            kind,
            " ".join(name.split()),
            self._box(node),
            states=_states(shows or node, node, kind),
            within=within,
            key=node.key,
            locator=Locator(tuple(parts), node.key),
        )

    def _box(self, node: Node) -> Box:
        return self.density.box(*node.bounds)


def _is_active(node: Node) -> bool:
    return bool(node.flags & ACTIVE) or role(node) in {"button", "combobox", "slider"}


def _only_shows(node: Node) -> bool:
    """Whether a switch or box takes no touch of its own: the row around it does."""
    return "checkable" in node.flags and "clickable" not in node.flags


def _parted(node: Node) -> tuple[list[Node], list[Node]]:
    """The outermost controls in the node, and what is in it outside of them."""
    inner: list[Node] = []
    outside: list[Node] = []
    waiting = list(reversed(node.children))
    while waiting:
        found = waiting.pop()
        if _is_active(found) or is_edit(found):
            inner.append(found)
        else:
            outside.append(found)
            waiting.extend(reversed(found.children))
    return inner, outside


def _words(nodes: Sequence[Node]) -> list[str]:
    return [node.words for node in nodes if node.words]


def _has_focus(node: Node) -> bool:
    """Whether keys go to the node; those around what has the focus may claim it, too."""
    return "focused" in node.flags and not any("focused" in inner.flags for inner in node.below())


def _states(shows: Node, node: Node, kind: str) -> frozenset[str]:
    states = set(shows.flags & {"selected", "password"})
    if kind in CHECKABLE:
        states.add("checked" if "checked" in shows.flags else "unchecked")
    if kind in INTERACTIVE and _has_focus(node):
        states.add("focused")
    if kind in CONTAINERS and scrolls_down(node):
        states.add(SCROLLABLE)
    if "enabled" not in node.flags and kind not in {"text", "heading", "image"}:
        states.add("disabled")
    return frozenset(states)
