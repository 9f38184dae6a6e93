"""Words compared as people compare them: without case, blanks and punctuation; numbers stay whole."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

MISTYPED = 85.0  # percent; what two words need in common to be the same word mistyped
MISREAD = 80.0  # percent; the same for a word read off a picture: one letter in five
CUT_OFF = 92.0  # percent; the same for a longer text as a whole
LEGIBLE = 5  # letters; shorter words are read right or not at all
_DIGIT = re.compile(r"\d")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_WORD = re.compile(r"(?<!\w)[-+\u2212]?\d+(?:[.,:/-]\d+)*(?!\w)|\w+|[%$€£¥]")
NEGATIONS = {"not", "no", "never", "without", "dont", "doesnt", "nicht", "kein", "keine", "keinen", "nie", "ohne"}


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
    return not NEGATIONS & set(given[:start]) - set(wanted)


def mistyped(text: str, phrase: str) -> bool:
    """Whether the phrase is the text with slips of the pen or other blanks ("Log in", "login").

    Word by word, so that "Anja" never stands for "Anna"; a different number or beginning ("read", "unread"),
    or what is done ("save", "saved"), is another word, not a slip.
    """
    given, wanted = words(text).split(), words(phrase).split()
    return bool(wanted) and _alike(given, wanted, MISTYPED)


def misread(text: str, phrase: str) -> bool:
    """Whether the phrase may stand in a text that was read off a picture: letters of its words differ, no number does.

    Word by word, so that "inactive" never stands for "active"; blanks may be lost or too many.
    """
    given, wanted = words(text).split(), words(phrase).split()
    if len(" ".join(wanted)) < LEGIBLE:
        return False
    several = range(max(1, len(wanted) - 1), len(wanted) + 2)
    return any(_alike(given[at : at + n], wanted, MISREAD) for n in several for at in range(len(given) - n + 1))


def cut_off(text: str, whole: str) -> bool:
    """Whether a text that was read off a picture is the beginning or the end of the whole; no number differs."""
    read, told = words(text).replace(" ", ""), words(whole).replace(" ", "")
    return bool(read) and any(_reads(read, part) for part in (told[: len(read)], told[-len(read) :]))


def _reads(read: str, part: str) -> bool:
    return _DIGIT.findall(read) == _DIGIT.findall(part) and fuzz.ratio(read, part) >= CUT_OFF


def _alike(given: list[str], wanted: list[str], least: float) -> bool:
    """Whether they are the same words with slips in them, or with other blanks."""
    if "".join(given) == "".join(wanted):
        return True
    return len(given) == len(wanted) and all(_slip(*pair, least) for pair in zip(given, wanted, strict=True))


def _done(word: str, other: str) -> bool:
    """Whether the other says that what the word asks for was done: "save", "saved"."""
    return other in (f"{word}d", f"{word}ed")


def _slip(word: str, other: str, least: float) -> bool:
    if word == other:
        return True
    alike = word[0] == other[0] and fuzz.ratio(word, other) >= least and not _done(*sorted((word, other), key=len))
    return alike and not any(letter.isdigit() for letter in word + other)
