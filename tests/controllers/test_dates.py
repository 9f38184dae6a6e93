"""Dates and times as people write them."""

import pytest

from controllers.browser.dates import as_field_writes

AMERICAN, GERMAN = "12/31/2000", "31.12.2000"


@pytest.mark.parametrize(
    ("text", "kind", "last_day", "written"),
    [
        ("03/04/2026", "date", AMERICAN, "2026-03-04"),
        ("03/04/2026", "date", GERMAN, "2026-04-03"),
        ("3.4.2026", "date", GERMAN, "2026-04-03"),
        ("2026/3/4", "date", GERMAN, "2026-03-04"),
        ("31/12/2026", "date", AMERICAN, "31/12/2026"),
        ("tomorrow", "date", AMERICAN, "tomorrow"),
        ("7:05 PM", "time", AMERICAN, "19:05"),
        ("12:30 am", "time", AMERICAN, "00:30"),
        ("12:30 p.m.", "time", AMERICAN, "12:30"),
        ("19.05", "time", GERMAN, "19:05"),
        ("25:05", "time", GERMAN, "25:05"),
        ("03/04/2026", "text", AMERICAN, "03/04/2026"),
    ],
)
def test_what_a_field_takes(text: str, kind: str, last_day: str, written: str) -> None:
    assert as_field_writes(text, kind, last_day) == written
