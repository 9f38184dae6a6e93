"""Fields for the numbers and codes of payment cards: they show what they hold, yet it is nothing to be told.

A page may mark them for the browser (`autocomplete="cc-number"`, read by `page/fields.js`); others are known by their
words, in the page's language or in its code.
"""

import re
from dataclasses import replace

from perception.locators import Attribute
from perception.screen import EDITABLE, Element

LONGEST = 40
"""Characters of what names a field; a longer text is a sentence that may speak of anything."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]+")
_WORDS = re.compile(
    r"""\b(?:
    card\ ?(?:number|num|no|nr)|cc\ ?(?:number|num|no|nr|csc)|cvv2?|cvc2?|csc|
    (?:card\ )?security\ code|card\ ?(?:verification|validation)\ (?:code|number|value)|
    (?:kredit)?karten\ ?(?:nummer|nr)|kartenpr[üu]f(?:nummer|ziffer)|
    num[ée]ro\ de\ (?:la\ )?carte|cryptogramme|
    n[úu]mero\ de\ (?:la\ )?tarjeta|αριθμ[όο]ς\ κάρτας
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def veiled(element: Element) -> Element:
    """The element as it may be told: a field for the number or code of a card without what it holds."""
    if element.role not in EDITABLE or not ("card" in element.states or _named_so(element)):
        return element
    return replace(element, value="", text="", states=element.states | {"card"})


def _named_so(element: Element) -> bool:
    marks = [part.value for part in element.locator.parts if isinstance(part, Attribute)]
    named = [_CAMEL.sub(" ", text) for text in (element.name, element.label, *marks) if len(text) <= LONGEST]
    return any(_WORDS.search(text) for text in named)
