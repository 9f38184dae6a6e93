"""Dates, times and numbers that are the same in another notation; what can be read in two ways proves nothing."""

import re
from decimal import Decimal

from perception.days import days
from perception.moments import same_moment

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
    pairs = (days(told), days(other, asked)), (_numbers(told), _numbers(other))
    return any(len(mine) == 1 and mine == theirs for mine, theirs in pairs)


def _numbers(text: str) -> frozenset[object]:
    """All numbers that it may mean, with a point and with a comma before the fraction; a code such as 007 is none."""
    plain = _PARTED.sub("", text).replace("\N{MINUS SIGN}", "-")
    return frozenset(number for mark, group in (".,", ",.") if (number := _number(plain, mark, group)) is not None)


def _number(text: str, mark: str, group: str) -> Decimal | None:
    whole = rf"0|[1-9]\d*|[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+"
    found = re.fullmatch(rf"(-?(?:{whole}))(?:{re.escape(mark)}(\d+))?", text)
    return Decimal(f"{found[1].replace(group, '')}.{found[2] or 0}") if found else None
