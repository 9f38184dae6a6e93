"""Dates, times and numbers that are the same in another notation; what can be read in two ways proves nothing."""

import re
from datetime import date
from decimal import Decimal

from perception.moments import same_moment

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_EXAMPLE = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")
_DAY_FIRST = re.compile(r"\b[dtjg]{1,2}[-/.]m{1,2}[-/.][yja]{2,4}\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\bm{1,2}[-/.]d{1,2}[-/.]y{2,4}\b", re.IGNORECASE)
"""How fields ask for a date: DD/MM/YYYY, TT.MM.JJJJ, JJ/MM/AAAA."""
_MONTHS = 12
_PARTED = re.compile(r"(?<=\d)[ '\u2019\xa0\u202f](?=\d{3}(?!\d))")


def is_certain(text: str) -> bool:
    """Whether it is a date, a time or a number that can be read in one way alone."""
    return same_value(text, text)


def same_value(told: str, other: str, asked: str = "") -> bool:
    """Whether both are certainly the same date, time or number.

    asked: what a field says of the notation it wants for `other`: that may tell the day from the month.
    """
    told, other = told.strip(), other.strip()
    if ":" in told and ":" in other:
        return same_moment(other, told)
    days, numbers = (_days(told), _days(other, asked)), (_numbers(told), _numbers(other))
    return any(len(mine) == 1 and mine == theirs for mine, theirs in (days, numbers))


def _days(text: str, asked: str = "") -> frozenset[object]:
    """All days that it may mean, where a field asks so."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
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


def _day(year: str, month: str, day: str) -> frozenset[object]:
    try:
        return frozenset({date(int(year), int(month), int(day))})
    except ValueError:
        return frozenset()


def _numbers(text: str) -> frozenset[object]:
    """All numbers that it may mean, with a point and with a comma before the fraction; a code such as 007 is none."""
    plain = _PARTED.sub("", text).replace("\N{MINUS SIGN}", "-")
    return frozenset(number for mark, group in (".,", ",.") if (number := _number(plain, mark, group)) is not None)


def _number(text: str, mark: str, group: str) -> Decimal | None:
    whole = rf"0|[1-9]\d*|[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+"
    found = re.fullmatch(rf"(-?(?:{whole}))(?:{re.escape(mark)}(\d+))?", text)
    return Decimal(f"{found[1].replace(group, '')}.{found[2] or 0}") if found else None
