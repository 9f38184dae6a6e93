"""Keys for nodes that have none: where a node stands, told so that rows of a list keep theirs when the list moves.

What stands several times beside itself is told apart by what is said in it: a card that comes in above the others must
not take the key of one of them.
"""

import zlib
from collections import Counter
from collections.abc import Sequence

from perception.hierarchy.roles import is_edit, is_list, short
from perception.hierarchy.tree import Node
from perception.wording import words

LEAD = 40  # characters of a row's first words; more does not tell it better from the others
AROUND = "\t"
"""What follows the key of a node in that of the container around it; no other key can end so."""


def give_keys(roots: Sequence[Node]) -> None:
    """Give every node its key: its window, then what each node on the way down is among its siblings."""
    ordered = sorted(roots, key=lambda root: (-root.area, root.bounds))  # Android lists windows in any order
    for root, name in zip(ordered, _counted([root.package for root in ordered]), strict=True):
        root.key = name
        said = _digests(root)
        waiting = [root]
        while waiting:
            node = waiting.pop()
            for child, part in zip(node.children, _told_apart(node, said), strict=True):
                child.key = f"{node.key}/{part}"
            waiting.extend(node.children)


def lead(row: Node) -> str:
    """The first words in a row, which tell it from the others. What is typed there may be other words in a moment."""
    return next((node.words for node in (row, *row.below()) if node.words and not is_edit(node)), "")


def _digests(root: Node) -> dict[int, int]:
    """By the id of each node: a number for all that is said in it, 0 for nothing. What is typed is not said."""
    said: dict[int, int] = {}
    for node in reversed([root, *root.below()]):
        own = "" if is_edit(node) else node.words
        value = zlib.crc32(own.encode()) if own else 0
        for child in node.children:
            if said[id(child)]:
                value = zlib.crc32(said[id(child)].to_bytes(4, "big"), value)
        said[id(node)] = value
    return said


def _told_apart(parent: Node, said: dict[int, int]) -> list[str]:
    """What each child is: a row by its words, anything else by its resource or its class; what several are, by more."""
    parts = [_part(child, is_list(parent)) for child in parent.children]
    often = Counter(parts)
    return _counted([
        f"{part}~{said[id(child)]:08x}" if often[part] > 1 and child.children and said[id(child)] else part
        for part, child in zip(parts, parent.children, strict=True)
    ])  # fmt: skip


def _part(node: Node, is_row: bool) -> str:
    told = words(lead(node))[:LEAD] if is_row else node.resource.rpartition("/")[2]
    return told or short(node.kind)


def _counted(parts: Sequence[str]) -> list[str]:
    """The parts, those that stood there before with how often."""
    seen: Counter[str] = Counter()
    named = []
    for part in parts:
        seen[part] += 1
        named.append(part if seen[part] == 1 else f"{part}~{seen[part]}")
    return named
