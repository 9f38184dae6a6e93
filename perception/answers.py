"""What a screen says to what was done on it: what came then, and by which words it would be known again."""

import re

from perception.landmarks import LONGEST, headings, mark_of
from perception.roles import DIALOGS, ROWS
from perception.screen import Element, Observation

SAYING = DIALOGS | {"heading", "alert", "status"}
"""Roles of what says how a page has answered."""
FEW = 3
"""Texts that came and are the whole answer, where nothing of such a role is."""
ALSO = 12
"""As much of what a page says beside its landmarks is kept of it."""


def came(before: Observation, after: Observation) -> list[Element]:
    """What says anything, is not to be pressed, and did not say it before."""
    known = {before.place.title, *(said for e in before.elements for said in (e.name, e.text))}
    return [e for e in after.shown if not e.interactive and not known.issuperset((e.name, e.text))]


def answer(before: Observation, after: Observation) -> list[str]:
    """What the page says that it did not say before, as its title, its headings and alerts; else its few texts."""
    known = {before.place.title, *(said for e in before.elements for said in (e.name, e.text))}
    new = came(before, after)
    saying = [e for e in new if e.role in SAYING]
    inside = {e.key for e in after.elements if e.role in DIALOGS | ROWS}
    texts = [e for e in new if e.role == "text" and inside.isdisjoint(e.within)]
    headed = before.place.address != after.place.address and any(e.role == "heading" for e in after.elements)
    told = saying or (texts if len(texts) <= FEW and not headed else [])
    said = [after.place.title, *(e.name or ("" if e.role in DIALOGS else e.text) for e in told)]
    return [each for each in said if each not in known and len(each) <= LONGEST]


def beside(before: Observation, after: Observation, landmarks: tuple[str, ...]) -> tuple[str, ...]:
    """What the page says that its landmarks do not: its title, other headings, its answer, what it asks to be let in.

    None of it tells that it is the page; met again, it tells of no other one.
    """
    asked = [e.name for e in after.shown if "password" in e.states]
    heads = headings(after) if "://" in after.place.address else ()
    known = {"", *map(mark_of, landmarks)}
    told: dict[str, str] = {}
    for said in (after.place.title, *asked, *answer(before, after), *heads):
        if mark_of(said) not in known:
            told.setdefault(mark_of(said), said)
    return tuple(told.values())[:ALSO]


def telling(element: Element) -> str:
    """The longest thing it says without a number or a file's name, which may be another next time."""
    said = re.split(r"\S*\d\S*|\S+\.[A-Za-z]{2,5}\b", (element.name or element.text).strip())
    longest = max(said, key=len).strip(" .,:;!")
    return longest if 1 < len(longest) <= LONGEST else ""
