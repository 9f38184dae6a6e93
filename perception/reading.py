"""What a person reads off a screen: what an element says, and which element answers "the Total"."""

import re
from collections.abc import Sequence

from perception.layout import area, same_line
from perception.roles import CHECKABLE, HEADERS
from perception.screen import EDITABLE, INTERACTIVE, Element
from perception.wording import covers, words

VALUED = EDITABLE | CHECKABLE | frozenset("listbox slider file progressbar meter".split())


def read(element: Element, asked: str = "") -> str:
    """What the element says: a field's value, "yes" or "no" for a tick, else its text or name.

    With `asked`, the words that were asked for are left off the front: "Total: 30" reads "30" by "Total".
    """
    if element.role in CHECKABLE:
        return "yes" if "checked" in element.states else "no"
    if element.role in VALUED:
        return element.value
    text = (element.value or element.text or element.name).strip()
    return _without(asked, text)


def values(name: str, elements: Sequence[Element]) -> list[list[Element]]:
    """The elements that may hold what a person calls by that name, in groups, likeliest first.

    Fields and cells of just this label or name; then texts that go on after it ("Total: 30") and whatever
    stands right of or below it; then labels and names that merely hold the words.
    """
    holders = [e for e in elements if e.role in VALUED or (e.label and e.role not in INTERACTIVE | HEADERS)]
    wanted = words(name)
    exact = [e for e in holders if wanted in (words(e.label), words(e.role in VALUED and e.name or ""))]
    plain = [e for e in elements if e.role not in INTERACTIVE]
    prefixed = [e for e in plain if _without(name, e.text or e.name) not in ("", (e.text or e.name).strip())]
    partial = [e for e in holders if covers(e.label, name) or (e.role in VALUED and covers(e.name, name))]
    return [exact, _innermost(prefixed) + _neighbours(wanted, plain, elements), partial]


def _without(asked: str, text: str) -> str:
    """The text without the words asked for and the sign after them, if it starts with them."""
    pattern = r"[\W_]+".join(re.escape(word) for word in words(asked).split())
    start = re.match(rf"{pattern}\s*(?:[:=–—-]\s*|\s)(?=\S)", text, re.IGNORECASE) if pattern else None
    return text[start.end() :].strip() if start else text
