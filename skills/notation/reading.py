"""Text to a Shortcut: every part checked against the format, every mistake told with its line."""

import math
import re
import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin

from perception.locators import Described, Description, Locator, Part, Patch, Relation
from perception.patches import NAMED
from perception.roles import ROLE_WORDS, ROLES
from skills.notation.nodes import List, Mapping, Misread, Node, Text, tree
from skills.notation.spelling import FORMAT, IT, RELATIONS, STEPS, default, hints, kind, written
from skills.shortcuts import Parameter, Shortcut
from skills.steps import EachRow

NAME = re.compile(r"[^\W\d]\w*")
SAID = {"click": "tap", "double click": "double tap", "type": "set text", "fill": "set text", "choose": "select",
        "check": "set checked", "tick": "set checked", "wait": "wait for", "key": "press"}  # fmt: skip
"""What people call it -> what it is called here."""
PATTERN = re.compile(r"(?:[0-9a-f]{2}){1,4096}")


def shortcut(text: str) -> Shortcut:
    """The Shortcut that the text tells, quarantined and of no origin but the writing. Raises Misread."""
    root = tree(text)
    if not isinstance(root, Mapping):
        raise Misread("a Shortcut begins with format, name and steps, each on a line of its own.", root.line)
    _check_format(root)
    fields = {name: node for name, node in root.items.items() if name != "format"}
    found: Shortcut = _Reading().object(Shortcut, Mapping(fields, root.line))
    return found


def _check_format(root: Mapping) -> None:
    found = root.items.get("format")
    if not isinstance(found, Text) or not found.value.isascii() or not found.value.isdigit():
        raise Misread(f"the first line must be: format: {FORMAT}", found.line if found else root.line)
    if int(found.value[:9]) > FORMAT:
        raise Misread(
            f"this was written by a newer Journeyman (format {found.value[:9]}, this one knows {FORMAT}): update it.",
            found.line,
        )


class _Reading:
    """Reads one text. `_it` is the target of the step that is being read; `_tables` are gone over, with their lines."""

    def __init__(self) -> None:
        self._it: Locator | None = None
        self._tables: list[tuple[str, int]] = []

    def value(self, wanted: Any, node: Node) -> Any:
        """The node as a value of that type."""
        origin, args = get_origin(wanted), get_args(wanted)
        if origin in (Union, types.UnionType):
            return self._member([each for each in args if each is not types.NoneType], node)
        if origin is Literal:
            return _one_of(args, node)
        if origin is tuple:
            return self._tuple(args[0], node)
        if wanted is Locator:
            return self._locator(node)
        return self.object(wanted, node) if is_dataclass(wanted) else _plain(wanted, node)

    def object(self, cls: Any, node: Node) -> Any:
        """The node's mapping as an object of the class."""
        if not isinstance(node, Mapping):
            raise Misread(f"here should stand {_listed(each.name for each in written(cls))}.", node.line)
        return self._built(cls, node.items, node.line)

    def _built(self, cls: Any, nodes: dict[str, Node], line: int) -> Any:
        known = {each.name: each for each in written(cls)}
        for name, node in nodes.items():
            if name not in known:
                raise Misread(f"{name!r} is not known here; {_hint(name, known)}", node.line)
        values: dict[str, Any] = {}
        for name in (each for each in known if each in nodes):
            values[name] = self.value(hints(cls)[name], nodes[name])
            if cls in STEPS and name == "target":
                self._it = values[name]
            if name == "role":
                _check_role(values[name], ROLE_WORDS if cls is Description else ROLES, nodes[name].line)
        if missing := [name for name, field in known.items() if name not in values and default(field) is MISSING]:
            raise Misread(f"{_listed(missing)} must be said here.", line)
        _check_names(cls, values, line)
        if cls is EachRow:
            self._tables.append((values["table"], nodes["table"].line))
        if cls is Shortcut:
            self._check_tables(values.get("parameters", ()))
        return cls(**values)

    def _check_tables(self, parameters: tuple[Parameter, ...]) -> None:
        tables = [each.name for each in parameters if each.type == "table"]
        for name, line in self._tables:
            if name not in tables:
                raise Misread(f"{name[:40]!r} must be a parameter of type table.", line)

    def _member(self, members: list[Any], node: Node) -> Any:
        """What the union's members are told apart by; a lone member is itself."""
        if len(members) == 1:
            return self.value(members[0], node)
        kinds = {kind(member): member for member in members}
        if isinstance(node, Text):
            return self._built(_found(node.value, kinds, node.line), {}, node.line)
        if not isinstance(node, Mapping) or not node.items:
            raise Misread(f"here should stand one of {_listed(kinds)}.", node.line)
        tag, inner = next(iter(node.items.items()))
        cls = _found(tag, kinds, inner.line)
        if cls in STEPS:
            return self._step(cls, node)
        if len(node.items) > 1:
            raise Misread(f"only {tag!r} can stand here; move the rest under it or away.", node.line)
        return self._tagged(cls, inner)

    def _tagged(self, cls: Any, inner: Node) -> Any:
        if cls is Described:
            return self._described(inner)
        only = written(cls)
        if len(only) == 1:
            return self._built(cls, {only[0].name: inner}, inner.line)
        return self.object(cls, inner)

    def _step(self, cls: Any, node: Mapping) -> Any:
        before, self._it = self._it, None
        nodes = {("words" if name == kind(cls) else name): inner for name, inner in node.items.items()}
        if "words" in node.items:
            raise Misread(f"a step's words stand behind {kind(cls)!r}.", node.line)
        step = self._built(cls, nodes, node.line)
        self._it = before
        return step

    def _locator(self, node: Node) -> Locator:
        if isinstance(node, Text) and node.value == IT:
            if self._it is None:
                raise Misread("'it' stands for the target of the same step, which has none.", node.line)
            return self._it
        if not isinstance(node, List) or not node.items:
            raise Misread("here should stand a list of what the element is known by.", node.line)
        return Locator(tuple(self.value(Part, item) for item in node.items))

    def _described(self, node: Node) -> Described:
        if not isinstance(node, Mapping):
            raise Misread("here should stand the element's name, role or place.", node.line)
        matches = node.items.get("matches")
        rest = {name: inner for name, inner in node.items.items() if name != "matches"}
        return Described(self._description(rest, node.line), _plain(int, matches) if matches else 0)

    def _description(self, nodes: dict[str, Node], line: int) -> Description:
        placed = [name for name in nodes if name in RELATIONS]
        if "relation" in nodes or len(placed) > 1:
            raise Misread(f"an element may stand in one place: one of {_listed(RELATIONS)}.", line)
        said: Description = self._built(Description, {n: i for n, i in nodes.items() if n not in placed}, line)
        if not placed:
            return said
        anchor = nodes[placed[0]]
        if not isinstance(anchor, Mapping):
            raise Misread("here should stand the name or role of the place.", anchor.line)
        relation = Relation(placed[0], self._description(anchor.items, anchor.line))  # type: ignore[arg-type]
        return Description(said.name, said.role, said.ordinal, said.exact, relation)

    def _tuple(self, item: Any, node: Node) -> tuple[Any, ...]:
        if get_origin(item) is tuple and isinstance(node, Mapping):
            return tuple((name, _plain(str, inner)) for name, inner in node.items.items())
        if get_origin(item) is tuple or not isinstance(node, List):
            raise Misread(f"here should stand a {'mapping' if get_origin(item) is tuple else 'list'}.", node.line)
        return tuple(self.value(item, inner) for inner in node.items)


def _plain(wanted: Any, node: Node) -> Any:
    if not isinstance(node, Text):
        raise Misread("here should stand a single value, not a list or mapping.", node.line)
    if wanted is str:
        return node.value
    read: dict[Any, Callable[[str], Any]] = {bool: {"true": True, "false": False}.__getitem__, int: int, float: float}
    try:
        found = read[wanted](node.value[:40])
    except (KeyError, ValueError):
        found = math.nan
    if not math.isfinite(found):
        shape = {bool: "true or false", int: "a whole number", float: "a number"}[wanted]
        raise Misread(f"here should stand {shape}, not {node.value[:40]!r}.", node.line)
    return found


def _one_of(allowed: Iterable[str], node: Node) -> str:
    known = {str(each): str(each) for each in allowed}
    if not isinstance(node, Text):
        raise Misread(f"here should stand one of {_listed(known)}.", node.line)
    return str(_found(node.value, known, node.line))


def _found(name: str, known: dict[str, Any], line: int) -> Any:
    if name not in known:
        raise Misread(f"{name[:40]!r} is not known here; {_hint(name, known)}", line)
    return known[name]


def _hint(name: str, known: Iterable[str]) -> str:
    listed = list(known)
    close = [SAID[name]] if SAID.get(name) in listed else get_close_matches(name, listed, 1)
    return f"did you mean {close[0]!r}?" if close else f"it may be {_listed(listed)}."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _check_role(role: str, known: frozenset[str], line: int) -> None:
    if role and role not in known:
        close = get_close_matches(role[:40].casefold(), sorted(known), 1)
        hint = f"did you mean {close[0]!r}?" if close else "there are such as button, link, textbox, checkbox."
        raise Misread(f"there is no role {role[:40]!r}; {hint}", line)


def _check_names(cls: Any, values: dict[str, Any], line: int) -> None:
    """What is used as a name between braces must be one, and a look must be a picture."""
    name = values.get("name", "x") if cls.__name__ in {"Parameter", "Read", "Repeat"} else "x"
    if not NAME.fullmatch(name):
        raise Misread(f"{name[:40]!r} cannot be a name: use letters, digits and _, a letter first.", line)
    if cls is Shortcut and not values["name"].strip():
        raise Misread("a Shortcut needs a name.", line)
    if not PATTERN.fullmatch(values.get("pattern", "00")):
        raise Misread("a look is a row of two-digit hexadecimal numbers.", line)
    if cls is Patch and values.get("picture") and not NAMED.fullmatch(values["picture"]):
        raise Misread("a picture is named by 32 hexadecimal digits; leave it out where there is none.", line)
