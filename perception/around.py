"""What stands about an element: by it, an element is known again that bears other words and marks than before."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from perception.locators import Around
from perception.roles import ROWS
from perception.screen import CONTAINERS, Element
from perception.wording import words

NEIGHBOURS = 3
MOST_OTHERS = 20
LONGEST = 40  # characters of a neighbour's words; longer ones are no landmark
_NUMBER = re.compile(r"\d+")
_BRACES = re.compile(r"[{}]")


def around(element: Element, elements: Sequence[Element]) -> Around:
    """What is about the element now: within its row if it stands in one, for other rows say other things."""
    pool = _surrounding(element, elements)
    at = next((i for i, e in enumerate(pool) if e is element), 0)
    return Around(
        _landmarks(element, pool[:at][::-1]),
        _landmarks(element, pool[at + 1 :]),
        tuple(dict.fromkeys(_others(element, pool)))[:MOST_OTHERS],
        _inside(element, elements),
        effect(element),
        *_place(element, pool),
    )


def effect(element: Element) -> str:
    """What the page says that the element does, where it says so for all records alike."""
    return general(element.effect)


def general(effect: str) -> str:
    """An effect without its query and with `#` for every number; "" where it speaks of a parameter."""
    return _NUMBER.sub("#", effect.partition("?")[0]) if "{" not in effect else ""


def numbers_none(effect: str) -> bool:
    """Whether it goes to a place where no number names a record; of an effect for all records alike."""
    return "#" not in effect.partition("://")[2].partition("/")[2]


def does_certainly(element: Element, address: str, in_its_row: bool = False) -> bool:
    """Whether what the page says that the element does tells what that is done to.

    A number names a record: that of the page's own address, or of the row that is still the recorded one, but no other.
    What leads to the page itself, or to a mark on it that is no route, is for a script to tell; of a query it is not
    kept which.
    """
    method, _, url = element.effect.partition(" ")
    there, here = urlsplit(url), urlsplit(address)
    routed = there.fragment.startswith(("/", "!")) and there.fragment != here.fragment
    stays = method == "GET" and there.path == here.path and not routed
    if not url or "?" in url or stays:
        return False
    numbers, known = (set(_NUMBER.findall(f"{each.path}#{each.fragment}")) for each in (there, here))
    return in_its_row or numbers <= known


def _surrounding(element: Element, elements: Sequence[Element]) -> list[Element]:
    rows = {e.key for e in elements if e.role in ROWS}
    row = next((key for key in reversed(element.within) if key in rows), "")
    return [e for e in elements if (row in e.within if row else not rows & set(e.within)) or e is element]


def _landmarks(element: Element, pool: Sequence[Element]) -> tuple[str, ...]:
    """The nearest words, each once; the element's own label is no neighbour."""
    own = {words(said) for said in (element.name, element.label, element.text, element.value)}
    near = dict.fromkeys(said for e in pool if (said := _said(e)) and words(said) not in own)
    return tuple(near)[:NEIGHBOURS]


def _said(element: Element) -> str:
    """What it says whatever is typed into it; nothing long, and nothing that could be taken for a parameter."""
    said = "" if element.role in CONTAINERS else (element.name or element.label or element.text).strip()
    return said if len(said) <= LONGEST and words(said) and not _BRACES.search(said) else ""


def _others(element: Element, pool: Sequence[Element]) -> Iterator[str]:
    """The names of the like that it is not; those that it shares with another tell nothing."""
    own = {words(element.name), words(element.label)}
    for other in pool:
        rival = other is not element and other.interactive == element.interactive
        if rival and (said := _said(other)) and words(said) not in own:
            yield said


def _inside(element: Element, elements: Sequence[Element]) -> str:
    """The innermost thing around it that a screen is divided into."""
    for key in reversed(element.within):
        for holder in elements:
            if holder.key == key and holder.role in CONTAINERS - ROWS:
                said = holder.name if len(holder.name) <= LONGEST and not _BRACES.search(holder.name) else ""
                return f"{holder.role} {said}".strip()
    return ""


def _place(element: Element, pool: Sequence[Element]) -> tuple[float, int]:
    alike = [e for e in pool if e.role == element.role]
    at = next((i for i, e in enumerate(alike) if e is element), 0)
    return round(at / max(1, len(alike) - 1), 2), len(alike)
