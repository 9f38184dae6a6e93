"""Keys for nodes that have none: where a node stands, told so that rows of a list keep theirs when the list moves."""

from collections import Counter
from collections.abc import Sequence

from perception.hierarchy.roles import is_list, short
from perception.hierarchy.tree import Node
from perception.wording import words

LEAD = 40  # characters of a row's first words; more does not tell it better from the others


def give_keys(roots: Sequence[Node]) -> None:
    """Give every node its key: its window, then what each node on the way down is among its siblings."""
    for root, name in zip(roots, _counted([root.package for root in roots]), strict=True):
        root.key = name
        waiting = [root]
        while waiting:
            node = waiting.pop()
            for child, part in zip(node.children, _counted(_parts(node)), strict=True):
                child.key = f"{node.key}/{part}"
            waiting.extend(node.children)


def lead(row: Node) -> str:
    """The first words in a row, which tell it from the others."""
    return next((node.words for node in (row, *row.below()) if node.words), "")


def _parts(parent: Node) -> list[str]:
    """What each child is: a row by its words, anything else by its resource or its class."""
    if is_list(parent):
        return [words(lead(child))[:LEAD] or short(child.kind) for child in parent.children]
    return [child.resource.rpartition("/")[2] or short(child.kind) for child in parent.children]


def _counted(parts: Sequence[str]) -> list[str]:
    """The parts, those that stood there before with how often."""
    seen: Counter[str] = Counter()
    named = []
    for part in parts:
        seen[part] += 1
        named.append(part if seen[part] == 1 else f"{part}~{seen[part]}")
    return named
