"""A date, a time or a number in another notation is the same only where it can be read in no other way."""

import pytest

from perception.notations import is_certain, same_value

SAME = [
    ("2026-06-16", "16/06/2026"),
    ("2026-06-16", "06/16/2026"),
    ("2026-06-07", "7.6.2026"),
    ("16/06/2026", "2026-06-16"),
    ("23:59", "11:59 PM"),
    ("1234.50", "1.234,50"),
    ("1234.50", "1234,5"),
    ("1,234,567", "1 234 567"),
    ("-3", "\N{MINUS SIGN}3"),
]
OTHERS = [
    ("2026-06-16", "17/06/2026"),
    ("2026-06-07", "07/06/2026"),  # the 6th of July as well
    ("07/06/2026", "2026-06-07"),
    ("2026-02-30", "30.02.2026"),
    ("2026-06-16", "16/06/26"),
    ("2026-06-16", "20260616"),
    ("1,234", "1234"),  # a bit more than one as well
    ("1234", "1.234"),
    ("12.30", "12:30"),
    ("9:30", "9:30 pm"),
    ("007", "7"),
    ("+49", "49"),
    ("Ada", "Ada"),
    ("", ""),
]


@pytest.mark.parametrize(("told", "other"), SAME)
def test_it_is_the_same_in_another_notation(told: str, other: str) -> None:
    assert same_value(told, other) and is_certain(told)


@pytest.mark.parametrize(("told", "other"), OTHERS)
def test_what_is_another_value_or_may_be_read_in_two_ways_is_not(told: str, other: str) -> None:
    assert not same_value(told, other)


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("Use DD/MM/YYYY", "07/06/2026"),
        ("so: 31/12/2026", "07/06/2026"),
        ("mm/dd/yyyy", "06/07/2026"),
        ("like 12/31/2026", "06/07/2026"),
        ("MM.DD.YYYY", "06.07.2026"),
    ],
)
def test_what_the_field_asks_for_tells_the_day_from_the_month(asked: str, same: str) -> None:
    turned = f"{same[3:5]}{same[2]}{same[:3]}{same[6:]}"
    assert same_value("2026-06-07", same, asked)
    assert not same_value("2026-06-07", turned, asked)


@pytest.mark.parametrize("asked", ["", "DD/MM/YYYY or MM/DD/YYYY", "like 01/02/2026"])
def test_what_asks_for_neither_tells_nothing(asked: str) -> None:
    assert not same_value("2026-06-07", "07/06/2026", asked)
