"""A day is certain where numbers, dots or the name of the month leave one way to read it."""

import pytest

from perception.days import certain_day, days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", "2026-12-03"),
        ("2026/12/3", "2026-12-03"),
        ("3.12.2026", "2026-12-03"),
        ("3. 12. 2026", "2026-12-03"),
        ("31/12/2026", "2026-12-31"),
        ("3/12/2026", ""),
        ("3-12-2026", ""),
        ("3/3/2026", "2026-03-03"),
        ("30.2.2026", ""),
        ("3 December 2026", "2026-12-03"),
        ("3rd of december, 2026", "2026-12-03"),
        ("Dec. 3, 2026", "2026-12-03"),
        ("Sept 9 2026", "2026-09-09"),
        ("3 Decembre 2026", ""),
        ("3 December 26", ""),
        ("3.12.26", ""),
        ("tomorrow", ""),
        ("", ""),
    ],
)
def test_one_way_to_read_it(text: str, day: str) -> None:
    assert certain_day(text) == day


def test_two_ways_to_read_it_are_both_told() -> None:
    assert {day.isoformat() for day in days("3/12/2026")} == {"2026-12-03", "2026-03-12"}
