"""Words compared as people compare them: without case, blanks and punctuation; numbers stay whole."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

ALIKE = 85.0  # percent; what two words need in common to be the same word mistyped
LEGIBLE = 5  # letters; shorter words are read right or not at all
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_WORD = re.compile(r"(?<!\w)[-+\u2212]?\d+(?:[.,:/-]\d+)*(?!\w)|\w+|[%$€£¥]")
_NEGATIONS = {"not", "no", "never", "without", "dont", "doesnt", "nicht", "kein", "keine", "keinen", "nie", "ohne"}


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """The text casefolded, its words parted by single blanks; a text of signs only ("+") stays as it is.

    Numbers keep their inner punctuation and sign, so that "30" is no word of "30.50" or of "-30".
    """
    folded = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(_APOSTROPHE.sub("", folded))) or folded.strip()


def says(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the text, whole and in this order."""
    wanted = words(phrase)
    return bool(wanted) and f" {wanted} " in f" {words(text)} "


def covers(text: str, phrase: str) -> bool:
    """Whether every word of the phrase is a word of the text; "Save" is no word of "Don't save"."""
    wanted, given = words(phrase).split(), words(text).split()
    if not wanted or not set(wanted) <= set(given):
        return False
    start = min(given.index(word) for word in wanted)
    return not _NEGATIONS & set(given[:start]) - set(wanted)


def mistyped(text: str, phrase: str) -> bool:
    """Whether the phrase is the text with slips of the pen or other blanks ("Log in", "login").

    Word by word, so that "Anja" never stands for "Anna"; a different number or beginning ("read", "unread")
    is another word, not a slip.
    """
    given, wanted = words(text).split(), words(phrase).split()
    if "".join(given) == "".join(wanted):
        return bool(wanted)
    return len(given) == len(wanted) and all(map(_slip, given, wanted))


def misread(text: str, phrase: str) -> bool:
    """Whether the phrase may stand in a text that was read off a picture: a few letters differ, no number does."""
    wanted, given = words(phrase), words(text)
    if len(wanted) < LEGIBLE or len(given) < len(wanted) - 2:
        return False
    numbers = {word for word in wanted.split() if any(sign.isdigit() for sign in word)}
    return numbers <= set(given.split()) and fuzz.partial_ratio(wanted, given) >= ALIKE


def _slip(word: str, other: str) -> bool:
    if word == other:
        return True
    alike = word[0] == other[0] and fuzz.ratio(word, other) >= ALIKE
    return alike and not any(letter.isdigit() for letter in word + other)
