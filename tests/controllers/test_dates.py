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
        ("3.4.2026", "date", AMERICAN, "2026-04-03"),
        ("31/12/2026", "date", AMERICAN, "2026-12-31"),
        ("31/31/2026", "date", AMERICAN, "31/31/2026"),
        ("3/4/26", "date", AMERICAN, "3/4/26"),
        ("3 December 2026", "date", AMERICAN, "2026-12-03"),
        ("Dec 3rd, 2026", "date", GERMAN, "2026-12-03"),
        ("tomorrow", "date", AMERICAN, "tomorrow"),
        ("7:05 PM", "time", AMERICAN, "19:05"),
        ("12:30 am", "time", AMERICAN, "00:30"),
        ("12:30 p.m.", "time", AMERICAN, "12:30"),
        ("4 pm", "time", GERMAN, "16:00"),
        ("4", "time", GERMAN, "4"),
        ("19.05", "time", GERMAN, "19:05"),
        ("25:05", "time", GERMAN, "25:05"),
        ("03/04/2026", "text", AMERICAN, "03/04/2026"),
    ],
)
def test_what_a_field_takes(text: str, kind: str, last_day: str, written: str) -> None:
    assert as_field_writes(text, kind, last_day) == written
