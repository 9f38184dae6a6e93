"""Dates and times as people write them, turned into what a field of the browser takes: 2026-12-31, 23:59."""

import re
from contextlib import suppress
from datetime import date, time

_NUMBERS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?", re.IGNORECASE)


def as_field_writes(text: str, kind: str, last_day: str) -> str:
    """The text for a field of this HTML type; as it is where it is no date or time.

    last_day: how the browser's language writes 31 December 2000. It says whether the month or the day comes first in
    "03/04/2026"; a year of four digits that comes first settles that by itself.
    """
    match kind:
        case "date":
            return _date(text.strip(), month_first=last_day.startswith("12"))
        case "time":
            return _time(text.strip())
        case _:
            return text


def _date(text: str, month_first: bool) -> str:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return text
    first, second, third = map(int, found.groups())
    year, month, day = (first, second, third) if len(found[1]) == 4 else (third, first, second)
    if len(found[1]) != 4 and not month_first:
        month, day = day, month
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return text


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        return text
    hour, half = int(found[1]), (found[3] or "").lower()
    with suppress(ValueError):
        return time(hour % 12 + 12 * (half == "p") if half else hour, int(found[2])).isoformat("minutes")
    return text
