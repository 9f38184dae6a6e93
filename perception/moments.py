"""Dates and times that are the same, though a field writes them in another way than a person."""

import re

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)


def same_moment(held: str, said: str) -> bool:
    """Whether a field's 2026-12-31 or 23:59 is what was said, such as 12/31/2026 or 11:59 PM.

    Of a date in numbers, which are the day and the month is the field's affair.
    """
    if _DATE.fullmatch(held):
        return not re.search(r"[^\d\s./-]", said) and _numbers(held) == _numbers(said)
    then, now = _CLOCK.fullmatch(said.strip()), _CLOCK.fullmatch(held)
    return bool(then and now) and _minutes(then) == _minutes(now)


def _numbers(text: str) -> list[int]:
    return sorted(map(int, re.findall(r"\d+", text)))


def _minutes(clock: "re.Match[str] | None") -> int:
    assert clock is not None
    hour, half = int(clock[1]), (clock[3] or "").lower()
    return 60 * (hour % 12 + 12 * (half == "p") if half else hour) + int(clock[2])
