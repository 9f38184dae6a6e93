"""A person at the terminal is asked in full, and silence is never a yes."""

import io
import os
import pty
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from math import inf
from queue import SimpleQueue

import pytest

from app.proposals import Approve, Decision, Move, Reject, Verdict
from app.supervision import HandBack, NobodyThere
from app.supervisors.console import Console
from controllers.actions import Tap
from controllers.errors import Stopped


class Heard(io.StringIO):
    """Passes on what is said."""

    def __init__(self, said: "SimpleQueue[str]") -> None:
        super().__init__()
        self._said = said

    def write(self, text: str) -> int:
        self._said.put(text)
        return len(text)


DELETE = Decision("ask", "irreversible or outward", 3, "delete", 'its words are "Delete"')


def review(said: str) -> tuple[Verdict, str]:
    out = io.StringIO()
    return Console(io.StringIO(said), out).review(Move("shop", Tap(), 1), DELETE, '"Delete" button'), out.getvalue()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("yes\n", Approve("console")),
        ("Y\n", Approve("console")),
        ("no\n", Reject("", "console")),
        ("\n", Reject("", "console")),
        ("no, because use the second one\n", Reject("use the second one", "console")),
        ("the other row\n", Reject("the other row", "console")),
    ],
)
def test_only_yes_is_yes(said: str, expected: Verdict) -> None:
    assert review(said)[0] == expected


def test_the_question_holds_the_engines_facts() -> None:
    assert 'tap "Delete" button on shop?  [R3 delete; its words are "Delete"]' in review("no\n")[1]


def test_end_of_input_means_nobody() -> None:
    with pytest.raises(NobodyThere):
        review("")


def test_answer_lists_candidates_and_hand_over_waits_for_enter() -> None:
    out = io.StringIO()
    console = Console(io.StringIO("2\n\n"), out)
    assert console.answer("Which?", ("this", "that"), 1) == "2"
    assert "2. that" in out.getvalue()
    assert list(console.checkpoint()) == []
    assert list(console.checkpoint(wait=inf)) == [HandBack()]


def test_a_stop_ends_a_question_even_where_no_signal_breaks_its_read_off() -> None:
    ours, terminal = pty.openpty()
    with os.fdopen(ours, "wb", buffering=0) as person, os.fdopen(terminal) as questions, ThreadPoolExecutor() as asking:
        said: SimpleQueue[str] = SimpleQueue()
        console = Console(questions, Heard(said))
        asked = asking.submit(console.answer, "Which?", (), 1)
        while said.get(timeout=5) != "> ":
            pass
        with suppress(Stopped):  # which a signal's handler would raise in the thread that asks
            console.interrupt()
        try:
            assert isinstance(asked.exception(timeout=5), Stopped)
        finally:
            person.write(b"\n")
