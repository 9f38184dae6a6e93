"""Dates and times that are the same, though a field writes them in another way than a person."""

import re

from perception.days import days

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?::00)?)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)


def same_moment(held: str, said: str) -> bool:
    """Whether a field's 2026-12-31 or 23:59 is what was said, such as 12/31/2026 or 11:59 PM.

    Of a date in numbers that may be read in two ways, which are the day and the month is the field's affair.
    """
    if _DATE.fullmatch(held):
        return bool(days(held) & days(said))
    then, now = _minutes(said.strip()), _minutes(held)
    return then is not None and then == now


def _minutes(clock: str) -> int | None:
    """Minutes since midnight; None of what is no time, as a bare number is not."""
    found = _CLOCK.fullmatch(clock)
    if found is None or not (found[2] or found[3]):
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    return 60 * (hour % 12 + 12 * (half == "p") if half else hour) + int(found[2] or 0)
