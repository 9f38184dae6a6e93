"""Quoted text is taken literally, so it is hidden while the words around it are being read.

Inside a pair of marks every character is shifted into a private plane of Unicode: no blank, comma or
word of the grammar can match there, and the text carries its quotes along wherever it is cut.
"""

import re

from skills.plain_words.errors import Unclear

OPENING, CLOSING = "\ue000", "\ue001"
QUOTED = f"{OPENING}[^{CLOSING}]*{CLOSING}"
_SHIFT = 0xF0000
_QUOTES = re.compile(
    r'"(?P<double>[^"]*)"|“(?P<curly>[^”“]*)[”“]|„(?P<low>[^“”]*)[“”]|«(?P<angle>[^»]*)»'
    r"|(?<![\w'\u2019])'(?P<single>\S|\S[^\n]*?\S)'(?!\w)|\u2018(?P<high>[^\u2018]*?)\u2019(?!\w)"
)


def hide(text: str) -> str:
    """The text with every quotation hidden and plain apostrophes. Raises Unclear where a quote is left open."""
    if any(char in (OPENING, CLOSING) or ord(char) >= _SHIFT for char in text):
        raise Unclear("It holds characters that have no meaning in words.")
    hidden = _QUOTES.sub(_hidden, text)
    if re.search(r'["“„«»]', hidden):
        raise Unclear('A quote is opened and not closed; write it like "this".')
    return hidden.replace("\u2019", "'")


def show(hidden: str) -> str:
    """The text meant: quotations as they are, without their marks."""
    return re.sub(f"[{OPENING}{CLOSING}]", "", _shifted_back(hidden))


def said(hidden: str) -> str:
    """The text as it was said: quotations in quotation marks."""
    return re.sub(f"[{OPENING}{CLOSING}]", '"', _shifted_back(hidden))


def _hidden(match: re.Match[str]) -> str:
    inside = next(group for group in match.groups() if group is not None)
    shifted = "".join(chr(ord(char) + _SHIFT) if ord(char) < 0xFFFE else char for char in inside)
    return f"{OPENING}{shifted}{CLOSING}"


def _shifted_back(hidden: str) -> str:
    return "".join(chr(ord(char) - _SHIFT) if ord(char) >= _SHIFT else char for char in hidden)
