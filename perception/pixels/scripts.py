"""Which script a screen is written in, and which of Tesseract's languages read it."""

import re
import unicodedata

from perception.pixels.raster import Pixels
from perception.pixels.tesseract import ask, find_tesseract, languages

DETECTION = "0"  # Tesseract's page segmentation for "orientation and script detection only"
LETTERS = 8  # that are enough to tell a script by
UNREAD: dict[str, tuple[str, ...]] = {
    "Arabic": ("ara", "fas", "urd"),
    "Armenian": ("hye",),
    "Bengali": ("ben", "asm"),
    "Cyrillic": ("rus", "ukr", "bel", "bul", "srp", "mkd"),
    "Devanagari": ("hin", "mar", "nep"),
    "Georgian": ("kat",),
    "Greek": ("ell",),
    "Gujarati": ("guj",),
    "Gurmukhi": ("pan",),
    "Hebrew": ("heb",),
    "Kannada": ("kan",),
    "Khmer": ("khm",),
    "Korean": ("kor",),
    "Malayalam": ("mal",),
    "Tamil": ("tam",),
    "Telugu": ("tel",),
    "Thai": ("tha",),
}
"""Scripts that PP-OCRv6 does not read -> Tesseract's languages that are written in them, the most spoken first."""

LEAST_SHARE = 0.3  # of the letters that must be of a script
CALLED = {"Korean": "HANGUL"}
"""What Unicode calls the letters of a script where that is not its name."""

_TOLD = re.compile(r"^Script: (\w+)", re.MULTILINE)


def script(pixels: Pixels) -> str:
    """The script of most of the text, as Tesseract calls it; "" without the program, or where it cannot tell."""
    if find_tesseract() is None:
        return ""
    told = _TOLD.search(ask(pixels, "--psm", DETECTION, "-c", f"min_characters_to_try={LETTERS}"))
    return told[1] if told else ""


def installed(of: str) -> str:
    """The language of that script that Tesseract has, or ""."""
    return next((language for language in UNREAD.get(of, ()) if language in languages()), "")


def is_written_in(of: str, text: str) -> bool:
    """Whether enough letters of the text are of that script."""
    letters = [sign for sign in text if sign.isalpha()]
    own = sum(unicodedata.name(sign, "").startswith(CALLED.get(of, of.upper())) for sign in letters)
    return own > LEAST_SHARE * len(letters)
