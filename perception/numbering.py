"""Stable numbers: an element keeps its number for as long as it lives, and no number is used twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from perception.roles import ROWS
from perception.screen import CONTAINERS, Capture, Element, Observation
from perception.wording import words

# Role, name or text, label, and the same of the containers around: what a re-rendered element keeps.
Identity = tuple[str, ...]


def observe(capture: Capture, previous: Observation | None = None) -> Observation:
    """The capture with numbers.

    An element keeps the number of the element with its key in `previous`, or else of the only one that is
    clearly the same after a re-render; any other gets one above `previous.last_number`.
    """
    known = previous.elements if previous else ()
    numbers = _by_key(capture.nodes, known)
    numbers |= _by_identity(capture.nodes, numbers, known)
    last = previous.last_number if previous else 0
    elements = []
    for position, node in enumerate(capture.nodes):
        number = numbers.get(position)
        if number is None:
            last = number = last + 1
        elements.append(replace(node, number=number))
    return Observation(
        place=capture.place,
        elements=tuple(elements),
        size=capture.size,
        picture=capture.picture,
        tabs=capture.tabs,
        loading=capture.loading,
        sent=capture.sent,
        last_number=last,
    )


def _by_key(nodes: Sequence[Element], known: Sequence[Element]) -> dict[int, int]:
    """Position -> number of the nodes that live on; a key that now stands for another role is another element."""
    numbers = {(e.key, e.role): e.number for e in known if e.key}
    kept = {}
    for position, node in enumerate(nodes):
        number = numbers.pop((node.key, node.role), None)
        if number is not None:
            kept[position] = number
    return kept


def _by_identity(nodes: Sequence[Element], kept: dict[int, int], known: Sequence[Element]) -> dict[int, int]:
    """Position -> number of the nodes whose identity is the only one of its kind before and after."""
    taken = set(kept.values())
    fresh = {position for position in range(len(nodes)) if position not in kept}
    if not fresh or len(taken) == len(known):
        return {}
    before, after = _identities(known), _identities(nodes)
    unique_before = {identity: e.number for e, identity in zip(known, before, strict=True) if e.number not in taken}
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
