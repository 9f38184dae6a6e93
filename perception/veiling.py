"""Fields for passwords and for the numbers and codes of payment cards: what they hold is nothing to be told.

A page may mark them for the browser (`type="password"`, `autocomplete="cc-number"`, read by `page/fields.js`); others
are known by their words, in the page's language or in its code: a page that shows a password has made its field a
plain one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from perception.locators import Attribute
from perception.screen import EDITABLE, Element

LONGEST = 40
"""Characters of what names a field; a longer text is a sentence that may speak of anything."""
KEPT = 1024  # names of fields
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]+")
_CARDS = re.compile(
    r"""\b(?:
    card\ ?(?:number|num|no|nr)|cc\ ?(?:number|num|no|nr|csc)|cvv2?|cvc2?|csc|
    (?:card\ )?security\ code|card\ ?(?:verification|validation)\ (?:code|number|value)|
    (?:kredit)?karten\ ?(?:nummer|nr)|kartenpr[üu]f(?:nummer|ziffer)|
    num[ée]ro\ de\ (?:la\ )?carte|cryptogramme|
    n[úu]mero\ de\ (?:la\ )?tarjeta|αριθμ[όο]ς\ κάρτας
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


_PASSWORDS = re.compile(
    r"""\bpin(?:\ number)?\W*$|\b(?:
    pass\ ?(?:word|wd|phrase|code)|pwd|
    passwort|kennwort|mot\ de\ passe|contrase[ñn]a|clave\ de\ acceso|senha|palavra-passe|wachtwoord|hasło|
    parola\ d'ordine|l[öo]senord|adgangskode|salasana|κωδικ[όο]ς(?:\ πρόσβασης)?|парол[ья]
    )\b(?!\ (?:hint|length|policy|strength|expir\w+|resets?)\b)|密码|密碼|パスワード|비밀번호""",
    re.IGNORECASE | re.VERBOSE,
)


_PASS = re.compile(r"pass", re.IGNORECASE)
"""So a page's code calls a field for a password; on the page, it is a ticket or what somebody else is let in with."""
_PIN_CODE = re.compile(r"\bpin ?code\b|\bcode pin\b", re.IGNORECASE)
_POSTAL = re.compile(
    r"(?<!mail )\baddress(?:es)?\b|\b(?:street|city|town|district|state|landmark|locality|postal)\b", re.IGNORECASE
)
"""Beside this a PIN code is one of India's post; alone it is a secret."""


def veiled(element: Element, beside: Sequence[Element] = ()) -> Element:
    """The element as it may be told: a field for a password or for what is on a card without what it holds.

    beside: what stands on the same screen.
    """
    if element.role not in EDITABLE:
        return element
    if "card" in element.states or _speaks_of(_CARDS, element):
        return without_value(element, "card")
    secret = _speaks_of(_PASSWORDS, element) or any(map(_PASS.fullmatch, _marks(element))) or _is_pin(element, beside)
    return without_value(element, "password") if secret else element


def _is_pin(element: Element, beside: Sequence[Element]) -> bool:
    """Whether it is for a PIN code, and not for that of a place."""
    titles = (title for e in beside for title in (e.name, e.label) if title and len(title) <= LONGEST)
    return _speaks_of(_PIN_CODE, element) and not any(map(_POSTAL.search, titles))


def without_value(element: Element, kind: str) -> Element:
    """The field as one of this kind of secrets."""
    return replace(element, value="", text="", states=element.states | {kind})


def names_of(element: Element) -> frozenset[str]:
    """What a field is called, on the page and in its code."""
    return frozenset(filter(None, (element.name, element.label, *_marks(element))))


def _marks(element: Element) -> list[str]:
    return [part.value for part in element.locator.parts if isinstance(part, Attribute)]


def _speaks_of(words: re.Pattern[str], element: Element) -> bool:
    return any(_is_about(words, text) for text in names_of(element) if len(text) <= LONGEST)


@lru_cache(KEPT)  # look after look, the same fields are on the screen
def _is_about(words: re.Pattern[str], text: str) -> bool:
    return words.search(_CAMEL.sub(" ", text)) is not None
