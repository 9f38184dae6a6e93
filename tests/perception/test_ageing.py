"""What is said as seen from now names nothing: tomorrow it is said otherwise of the same."""

import pytest

from perception.ageing import ages, lasting


@pytest.mark.parametrize(
    ("said", "old"),
    [
        *((said, True) for said in ("Mon", "Yesterday", "12:30", "Mon 9:05 PM", "2 hours ago", "due in 3 days", "2h")),
        *((said, True) for said in ("vor 2 Stunden", "il y a 3 jours", "an hour ago", "3 days left")),
        *((said, False) for said in ("Sam", "12.30", "30", "12 May 2026", "Order 7", "Mon Repos", "Today's deals", "")),
    ],
)
def test_a_time_as_seen_from_now_ages(said: str, old: bool) -> None:
    assert ages(said) is old


@pytest.mark.parametrize(
    ("said", "lasts"),
    [
        ("Pay rent due in 3 days", "pay rent"),
        ("Pay rent 2 hours ago", "pay rent"),
        ("Backup yesterday", "backup"),
        ("Plan for 30 days", "plan for 30 days"),
        ("Standup Mon", "standup mon"),
        ("due in 3 days", "due in 3 days"),
    ],
)
def test_what_else_is_said_lasts(said: str, lasts: str) -> None:
    assert lasting(said) == lasts
