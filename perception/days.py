"""The days that a text may mean, by numbers or the name of the month: "3.12.2026" is the 3rd, "3/12/2026" either."""

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_EXAMPLE = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")
_DAY_FIRST = re.compile(r"\b[dtjg]{1,2}[-/.]m{1,2}[-/.][yja]{2,4}\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\bm{1,2}[-/.]d{1,2}[-/.]y{2,4}\b", re.IGNORECASE)
"""How fields ask for a date: DD/MM/YYYY, TT.MM.JJJJ, JJ/MM/AAAA."""
_MONTHS = 12
_NAMES = "january february march april may june july august september october november december".split()
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?", r"(?P<month>[a-z]{3,9})\.?", r"(?P<year>\d{4})"
_NAMED = [
    re.compile(rf"{first},?\s+{_YEAR}", re.I) for first in (rf"{_DAY}\s+(?:of\s+)?{_MONTH}", rf"{_MONTH}\s+{_DAY}")
]


def certain_day(text: str) -> str:
    """The day that it means, as 2026-12-31, where it can be read in one way alone; else ""."""
    found = days(text)
    return next(iter(found)).isoformat() if len(found) == 1 else ""


def days(text: str, asked: str = "") -> frozenset[date]:
    """All days that it may mean, where a field asks so; none of what is no date.

    asked: what a field says of the notation it wants: that may tell the day from the month.
    """
    text = re.sub(r"(?<=\d)\s*([-/.])\s*(?=\d)", r"\1", text.strip())
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := next(filter(None, (each.fullmatch(text) for each in _NAMED)), None):
        return _named(found["year"], found["month"], found["day"])
    found = _YEAR_LAST.fullmatch(text)
    if found is None:
        return frozenset()
    by_day, by_month = _day(found[4], found[3], found[1]), _day(found[4], found[1], found[3])
    day_first, month_first = _orders(asked)
    day_first = day_first or (found[2] == "." and not month_first)
    return by_day | by_month if day_first == month_first else by_day if day_first else by_month


def _orders(asked: str) -> tuple[bool, bool]:
    """Whether the day is asked for first, and whether the month is, by the letters of a notation or by an example."""
    examples = [(int(found[1]), int(found[3])) for found in _EXAMPLE.finditer(asked)]
    day_first = bool(_DAY_FIRST.search(asked)) or any(first > _MONTHS for first, _ in examples)
    return day_first, bool(_MONTH_FIRST.search(asked)) or any(second > _MONTHS for _, second in examples)


def _named(year: str, name: str, day: str) -> frozenset[date]:
    """By the whole name of its month in English or the first three letters of it, or "Sept"."""
    short = [each[:3] for each in _NAMES]
    told = name.lower()
    if told not in (*_NAMES, *short, "sept"):
        return frozenset()
    return _day(year, str(short.index(told[:3]) + 1), day)


def _day(year: str, month: str, day: str) -> frozenset[date]:
    try:
        return frozenset({date(int(year), int(month), int(day))})
    except ValueError:
        return frozenset()
