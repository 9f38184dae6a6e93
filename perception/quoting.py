"""Words of a screen as they are told: on one line, in short, and unable to pass for the notation around them.

A page writes what it likes, `12 button "Pay"` or `=== plan ===` included; whoever reads a screen's text must be able
to tell what the page says from what Journeyman says of it.
"""

import re
from itertools import chain

TEXT_LIMIT = 160
# What shows nothing and yet is read by models and terminals: control characters, tags, marks of direction and width.
# The joiners stay, for scripts and emoji that are written with them.
UNSEEN = dict.fromkeys(
    chain(
        range(0x20), range(0x7F, 0xA0), (0xAD, 0x200B, 0x200E, 0x200F, 0xFEFF),
        range(0x202A, 0x202F), range(0x2060, 0x2070), range(0xE0000, 0xE0200),
    )
)  # fmt: skip
# What is no plain text inside a row: the marks of cells and names, and a control without words.
_NOTATION = re.compile(r'["|]|\d+ [a-z]+ at -?\d')


def short(text: str, limit: int = TEXT_LIMIT) -> str:
    """The text on one line, without what nobody sees, cut to so many characters."""
    line = " ".join(text.split())
    line = line if line.isprintable() else line.translate(UNSEEN)
    return line if len(line) <= limit else line[: limit - 1] + "\N{HORIZONTAL ELLIPSIS}"


def quoted(line: str) -> str:
    """The line in quotes; those inside it, and backslashes beside them, are escaped by a backslash."""
    if '"' in line or line.endswith("\\"):
        line = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'


def plain(line: str) -> str:
    """The line as it is; in quotes where it could be taken for a line of this notation: none begins with a capital."""
    return line if line[:1].isalpha() and not ('"' in line and line[0].islower()) else quoted(line)


def inline(line: str) -> str:
    """Words in a row or an item as they are; in quotes where they could be taken for a cell or a control."""
    return quoted(line) if _NOTATION.search(line) else line
