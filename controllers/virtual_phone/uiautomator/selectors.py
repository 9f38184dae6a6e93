"""UiAutomator's selectors: dictionaries whose `mask` says which of their fields count.

Source: AutomatorServiceImpl and Selector of android-uiautomator-server.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from controllers.virtual_phone.uiautomator.errors import BAD_ARGUMENT, NOT_FOUND, RpcError
from controllers.virtual_phone.uiautomator.hierarchy import Node, Window

Selector = dict[str, Any]
FIELDS = (
    "text textContains textMatches textStartsWith className classNameMatches description descriptionContains "
    "descriptionMatches descriptionStartsWith checkable checked clickable longClickable scrollable enabled focusable "
    "focused selected packageName packageNameMatches resourceId resourceIdMatches index instance"
).split()
MASKS = {name: 1 << bit for bit, name in enumerate(FIELDS)}
"""The bit of the mask for each field."""
VALUES: dict[str, Callable[[Node], str]] = {
    "text": lambda node: node.text,
    "className": lambda node: node.type,
    "description": lambda node: node.description,
    "packageName": lambda node: node.package,
    "resourceId": lambda node: node.id,
}
COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "": lambda value, wanted: value == wanted,
    "Contains": lambda value, wanted: wanted.casefold() in value.casefold(),
    "StartsWith": lambda value, wanted: value.casefold().startswith(wanted.casefold()),
    "Matches": lambda value, wanted: re.fullmatch(wanted, value, re.DOTALL) is not None,
}


def find_all(selector: Selector, windows: Iterable[Window]) -> list[Node]:
    """Every node that the selector names, in the order of the dump. Raises RpcError for one that makes no sense."""
    roots = [window.root for window in windows]
    parents = {child: node for root in roots for node in root.walk() for child in node.children}
    try:
        return _chosen(selector, [node for root in roots for node in root.walk()], parents)
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise RpcError(BAD_ARGUMENT, f"no selector: {error}") from error


def find(selector: Selector, windows: Iterable[Window]) -> Node:
    """The first that the selector names. Raises RpcError when there is none."""
    found = find_all(selector, windows)
    if not found:
        raise RpcError(NOT_FOUND, described(selector))
    return found[0]


def described(selector: Selector) -> str:
    """The selector as UiAutomator tells it: UiSelector[TEXT=OK, INSTANCE=0]."""
    told = [f"{name.upper()}={selector.get(name)}" for name in _counting(selector)]
    return f"UiSelector[{', '.join(told)}]"


def _chosen(selector: Selector, among: Iterable[Node], parents: dict[Node, Node]) -> list[Node]:
    found = [node for node in among if _matches(selector, node)]
    if selector["mask"] & MASKS["instance"]:
        found = found[selector["instance"] :][:1]
    relations = zip(selector.get("childOrSibling") or (), selector.get("childOrSiblingSelector") or (), strict=False)
    for relation, inner in relations:
        related = (node for start in found for node in _related(relation, start, parents))
        found = _chosen(inner, dict.fromkeys(related), parents)
    return found


def _related(relation: str, start: Node, parents: dict[Node, Node]) -> list[Node]:
    """All below a node, or all below its parent."""
    top = start if relation.lower() == "child" else parents.get(start)
    return [node for node in top.walk() if node is not top] if top else []


def _counting(selector: Selector) -> list[str]:
    return [name for name, bit in MASKS.items() if int(selector["mask"]) & bit]


def _matches(selector: Selector, node: Node) -> bool:
    return all(_holds(name, selector[name], node) for name in _counting(selector) if name != "instance")


def _holds(name: str, wanted: Any, node: Node) -> bool:
    if name == "index":
        return node.index == int(wanted)
    if isinstance(wanted, bool):
        return (("long-clickable" if name == "longClickable" else name) in node.flags) == wanted
    field = next(field for field in VALUES if name.startswith(field))
    return COMPARISONS[name.removeprefix(field)](VALUES[field](node), wanted)
