"""What a run says that was refused: what would have permitted it, where anything would."""

import pytest

from app.endings import rejected
from app.proposals import Decision


@pytest.mark.parametrize(
    ("decision", "remedy"),
    [
        (Decision("ask", "scope", 1, "", "http://b is outside"), "; permit it by its address as one more --on."),
        (Decision("ask", "scope", 1, "", "about: is outside"), "nobody is there to ask."),
        (Decision("ask", "scope", 1, "", "Notes is outside"), "; permit it with --app and the name of the app."),
        (Decision("ask", "changes something", 2, "submit", "so"), "; permit it with --allow submit."),
        (Decision("ask", "irreversible", 3, "send", "so"), "; permit it with --mode scope --allow send."),
        (Decision("ask", "ask before everything", 1, "submit", "so"), "nobody is there to ask."),
    ],
)
def test_what_nobody_permitted_says_how_it_would_be_permitted(decision: Decision, remedy: str) -> None:
    assert rejected('"Save" button', decision, "nobody is there to ask").sentence.endswith(remedy)
