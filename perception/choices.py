"""Several choices of one list as one text: parted by commas, in quotes what has a comma itself, as in a table's file.

`Rome, "Bern, Switzerland"`. How a list offers them comes first: what it offers as a whole is one choice, and what was
told before there were quotes is read as it was.
"""

import re
from collections.abc import Iterable, Sequence

_CHOICE = re.compile(r'\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))\s*(?:,|$)')


def parted(text: str, options: Sequence[str] = ()) -> list[str]:
    """The choices that the text tells; `options` are what the list offers."""
    plain = [each for part in text.split(",") if (each := part.strip())]
    if text.strip() in options:
        return [text.strip()]
    if options and set(plain) <= set(options):
        return plain
    told = (quoted.replace('""', '"') or plain.strip() for quoted, plain in _CHOICE.findall(text))
    return [each for each in told if each]


def joined(choices: Iterable[str], options: Sequence[str] = ()) -> str:
    """The text that tells these choices, and nothing else of what is offered."""
    told = list(choices)
    unclear = ", ".join(told) in options
    quoted = (
        '"' + each.replace('"', '""') + '"' if unclear or "," in each or each[:1] == '"' else each for each in told
    )
    return ", ".join(quoted) if len(told) > 1 else "".join(told)
