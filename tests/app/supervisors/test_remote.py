"""Wishes from another process: in order, never lost, Stop at once."""

import io
import threading
from dataclasses import replace
from math import inf

import pytest

from app.proposals import Approve, Decision, Move
from app.supervision import HandBack, NobodyThere, Pause, Rule, Tell
from app.supervisors.remote import Remote
from controllers.actions import Tap
from controllers.errors import Stopped

ASK = Decision("ask", "changes something", 2, "submit")


def remote(*lines: str) -> tuple[Remote, threading.Event, list[str]]:
    stopped, complaints = threading.Event(), list[str]()
    return (
        Remote.reading(io.StringIO("".join(f"{line}\n" for line in lines)), stopped.set, complaints.append),
        stopped,
        complaints,
    )


def test_a_ruling_is_taken_and_what_came_before_it_is_kept() -> None:
    person, _, _ = remote('{"kind":"pause"}', '{"kind":"rule","verdict":{"kind":"approve","by":"app"}}')
    assert person.review(Move("page", Tap(), 1), ASK, "Save") == Approve("app")
    assert person.checkpoint(wait=inf)[0] == Pause()


def test_a_ruling_meant_for_another_move_is_not_taken() -> None:
    early = Rule(Approve("too early"), decision=3)
    late, meant, whichever = Rule(Approve("late"), 1), Rule(Approve("meant"), 2), Rule(Approve("whichever"))
    person = Remote(lambda: None)
    for ruling in (early, late, meant, whichever):
        person.take(ruling)
    move, second = Move("page", Tap(), 1), replace(ASK, number=2)
    assert person.review(move, second, "Save") == Approve("meant")
    assert person.review(move, replace(ASK, number=4), "Save") == Approve("whichever")
    assert person.checkpoint() == []


def test_waiting_for_a_wish_ends_with_it_or_with_the_input_or_in_time() -> None:
    person = Remote(lambda: None)
    assert person.checkpoint(wait=0.01) == ()
    person.take(Pause())
    assert person.checkpoint(wait=60) == (Pause(),)
    person.end()
    assert person.checkpoint(wait=60) == ()
    with pytest.raises(NobodyThere):
        person.checkpoint(wait=inf)


def test_who_waits_gets_one_wish_and_leaves_the_rest() -> None:
    person, _, _ = remote('{"kind":"hand back"}', '{"kind":"tell","text":"go on"}')
    assert person.checkpoint(wait=inf) == (HandBack(),)
    assert person.checkpoint(wait=inf) == (Tell("go on"),)


def test_who_waits_for_a_word_is_interrupted() -> None:
    person = Remote(lambda: None)
    person.interrupt()
    with pytest.raises(Stopped):
        person.review(Move("page", Tap(), 1), ASK, "Save")


def test_an_answer_is_told() -> None:
    person, _, _ = remote('{"kind":"tell","text":"the second one"}')
    assert person.answer("Which?", (), 1) == "the second one"
    with pytest.raises(NobodyThere):
        person.answer("And now?", (), 2)


def test_stop_takes_hold_before_anyone_asks_for_it() -> None:
    person, stopped, _ = remote('{"kind":"tell","text":"hello"}', '{"kind":"stop"}')
    assert stopped.wait(20)
    with pytest.raises(Stopped):
        person.review(Move("page", Tap(), 1), ASK, "Save")
    assert person.checkpoint() == [Tell("hello")]


def test_a_line_that_is_no_wish_is_told_and_passed_over() -> None:
    person, _, complaints = remote("nonsense", '{"kind":"fly"}', '{"kind":"tell","text":"x"}')
    assert person.answer("Which?", (), 1) == "x"
    assert len(complaints) == 2
