"""Dates and times as people write them, turned into what a field of the browser takes: 2026-12-31, 23:59."""

import re
from contextlib import suppress
from datetime import date, time

from perception.days import certain_day

_NUMBERS = re.compile(r"(\d{1,2})[/\-](\d{1,2})[/\-](\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)


def as_field_writes(text: str, kind: str, last_day: str) -> str:
    """The text for a field of this HTML type; as it is where it is no date or time.

    last_day: how the browser's language writes 31 December 2000. It says whether the month or the day comes first in
    "03/04/2026"; what can be read in one way alone, such as 3.4.2026 or 31/12/2026, settles that by itself.
    """
    match kind:
        case "date":
            return certain_day(text) or _date(text.strip(), month_first=last_day.startswith("12"))
        case "time":
            return _time(text.strip())
        case _:
            return text


def _date(text: str, month_first: bool) -> str:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return text
    first, second, year = map(int, found.groups())
    month, day = (first, second) if month_first else (second, first)
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return text


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found or not (found[2] or found[3]):
        return text
    hour, half = int(found[1]), (found[3] or "").lower()
    with suppress(ValueError):
        return time(hour % 12 + 12 * (half == "p") if half else hour, int(found[2] or 0)).isoformat("minutes")
    return text
