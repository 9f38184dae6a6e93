"""What a person reads off a screen: what an element says, and which elements answer "the Total"."""

import re
from collections.abc import Sequence

from perception.layout import Area, area
from perception.roles import CHECKABLE, HEADERS, VALUED
from perception.screen import CONTAINERS, INTERACTIVE, Element
from perception.wording import covers, words

UNDER = 1.5  # of a label's height; what is further below is hardly its value

_VALUE_AHEAD = re.compile(r"\s*[:=\u2013\u2014-]\s*(?=\S)|\s+(?=[-+\u2212]?[\d$€£¥])")


def read(element: Element, asked: str = "") -> str:
    """What the element says: a field's value, "yes" or "no" for a tick, else its text or name.

    With `asked`, a label of these words is left off the front: "Total: 30" reads "30" by "Total".
    """
    if element.role in CHECKABLE:
        return "yes" if "checked" in element.states else "no"
    if element.role in VALUED:
        return element.value
    text = (element.value or element.text or element.name).strip()
    return _after(asked, text) or text


def values(name: str, elements: Sequence[Element]) -> list[list[Element]]:
    """The elements that may hold what a person calls by that name, in groups, likeliest first.

    Fields and cells of just this label or name; then texts that go on after it ("Total: 30") and whatever
    stands right of or below it; then those whose label or name merely holds the words.
    """
    holders = [e for e in elements if e.role in VALUED or (e.label and e.role not in INTERACTIVE | HEADERS)]
    plain = [e for e in elements if e.role not in INTERACTIVE | CONTAINERS]
    prefixed = [e for e in plain if _after(name, e.text or e.name)]
    labels = [e for e in plain if e.role != "columnheader" and words(e.text or e.name) == words(name)]
    neighbours = [e for label in labels for e in _neighbour(label, elements)]
    return [
        [e for e in holders if any(words(title) == words(name) for title in _titles(e))],
        prefixed + neighbours,
        [e for e in holders if any(covers(title, name) for title in _titles(e))],
    ]


def _titles(element: Element) -> tuple[str, ...]:
    return (element.label, element.name) if element.role in VALUED else (element.label,)


def _after(label: str, text: str) -> str:
    """What the text says after the label and a sign or before a number, or ""."""
    wanted = words(label)
    if not wanted or not words(text).startswith(wanted + " "):
        return ""
    for word in re.finditer(r"\w+", text):
        ahead = _VALUE_AHEAD.match(text, word.end())
        if ahead and words(text[: word.end()]) == wanted:
            return text[ahead.end() :].strip()
    return ""


def _neighbour(label: Element, elements: Sequence[Element]) -> list[Element]:
    """The nearest thing with something to read right of the label, or else straight below it.

    Both, where a picture shows both and nothing tells a list of labels from a row of headings: then it is asked about.
    """
    beside = [e for side in ("right of", "below") for e in _nearest(area(side, label, elements))]
    if label.source != "vision" or len(beside) < 2 or (label.text or label.name).rstrip().endswith(":"):
        return beside[:1]
    right, below = beside
    if below.box.y - label.box.bottom > UNDER * label.box.height:
        return [right]
    figured = [e for e in beside if any(sign.isdigit() for sign in read(e))]
    return figured if len(figured) == 1 else beside


def _nearest(side: Area) -> list[Element]:
    readable = [e for e in side.pools[0] if _readable(e)]
    return [min(readable, key=side.distance)] if readable and side.distance else []


def _readable(element: Element) -> bool:
    told = element.role in VALUED or element.role not in INTERACTIVE - {"link"} | CONTAINERS | HEADERS
    return told and bool(read(element))
