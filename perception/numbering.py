"""Stable numbers: an element keeps its number for as long as it lives, and no number is used twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from perception.roles import ROWS
from perception.screen import CONTAINERS, EDITABLE, Capture, Element, Observation
from perception.veiling import veiled
from perception.wording import words

# Role, name or text, label, and the same of the containers around: what a re-rendered element keeps.
Identity = tuple[str, ...]

_FIELDS = [field.name for field in fields(Element)]
_BEFORE_NUMBER = attrgetter(*_FIELDS[: _FIELDS.index("number")])
_AFTER_NUMBER = attrgetter(*_FIELDS[_FIELDS.index("number") + 1 :])


def observe(capture: Capture, previous: Observation | None = None) -> Observation:
    """The capture with numbers.

    An element keeps the number of the element with its key in `previous`, or else of the only one that is
    clearly the same after a re-render; any other gets one above `previous.last_number`.
    """
    known = previous.elements if previous else ()
    nodes = [veiled(node, capture.nodes) if node.role in EDITABLE else node for node in capture.nodes]
    kept = _by_key(nodes, known)
    kept |= _by_identity(nodes, kept, known)
    last = previous.last_number if previous else 0
    elements = []
    for position, node in enumerate(nodes):
        if position in kept:
            elements.append(_continued(node, kept[position]))
        else:
            last += 1
            elements.append(_numbered(node, last))
    return Observation(
        place=capture.place,
        elements=tuple(elements),
        size=capture.size,
        picture=capture.picture,
        tabs=capture.tabs,
        loading=capture.loading,
        sent=capture.sent,
        last_number=last,
        blocked=capture.blocked,
        sight=capture.sight,
        beyond=capture.beyond,
    )


def _continued(node: Element, before: Element) -> Element:
    """The node with the number it had; the very element of before where nothing changed, which most of a page is."""
    if _BEFORE_NUMBER(node) == _BEFORE_NUMBER(before) and _AFTER_NUMBER(node) == _AFTER_NUMBER(before):
        return before
    return _numbered(node, before.number)


def _numbered(node: Element, number: int) -> Element:
    """As `replace(node, number=number)` does, in half the time."""
    values: list[Any] = [*_BEFORE_NUMBER(node), number, *_AFTER_NUMBER(node)]
    return Element(*values)


def _by_key(nodes: Sequence[Element], known: Sequence[Element]) -> dict[int, Element]:
    """Position -> known element of the nodes that live on; a key that now stands for another role is another one."""
    living = {(e.key, e.role): e for e in known if e.key}
    kept = {}
    for position, node in enumerate(nodes):
        before = living.pop((node.key, node.role), None)
        if before:
            kept[position] = before
    return kept


def _by_identity(nodes: Sequence[Element], kept: dict[int, Element], known: Sequence[Element]) -> dict[int, Element]:
    """Position -> known element of the nodes whose identity is the only one of its kind before and after."""
    fresh = {position for position in range(len(nodes)) if position not in kept}
    if not fresh or len(kept) == len(known):
        return {}
    taken = {e.number for e in kept.values()}
    before, after = _identities(known), _identities(nodes)
    unique_before = {identity: e for e, identity in zip(known, before, strict=True) if e.number not in taken}
    seen_before, seen_after = Counter(before), Counter(after)
    return {
        position: unique_before[after[position]]
        for position in fresh
        if after[position] in unique_before and seen_before[after[position]] == seen_after[after[position]] == 1
    }


def _identities(elements: Sequence[Element]) -> list[Identity]:
    leads = _leads(elements)
    containers = {e.key: (e.role, leads.get(e.key) or words(e.name)) for e in elements if e.role in CONTAINERS}
    return [
        (
            e.role,
            leads.get(e.key, "") + words(e.name or ("" if e.role in CONTAINERS else e.text)),
            words(e.label),
            *(word for key in e.within for word in containers.get(key, ())),
        )
        for e in elements
    ]


def _leads(elements: Sequence[Element]) -> dict[str, str]:
    """Key of each row or item -> the first words in it, which tell it from the others."""
    rows = {e.key for e in elements if e.role in ROWS}
    leads: dict[str, str] = {}
    for element in elements:
        lead = words(element.name or element.text) if element.role not in CONTAINERS else ""
        for key in element.within:
            if lead and key in rows:
                leads.setdefault(key, lead)
    return leads
