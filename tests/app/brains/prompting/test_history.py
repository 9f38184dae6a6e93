"""What was done, in as few lines as tell it."""

from dataclasses import replace

from app.brains.prompting.history import IN_FULL, lines
from app.episode import Attempt
from app.proposals import Move, Outcome
from controllers.actions import Press, Tap

MOVE = Move("shop", Tap(), 1)


def tried(
    target: str, words: str = "go on", judgement: str = "worked", subgoal: str = "", thought: str = ""
) -> Attempt:
    return Attempt(words, MOVE, target, Outcome(judgement, "so it is"), False, thought, subgoal)  # type: ignore[arg-type]


LAST = [tried(f"last {number}") for number in range(IN_FULL)]
TOLD = [f"tap last {number} ... worked (so it is)" for number in range(IN_FULL)]


def test_the_last_moves_are_told_in_full_with_each_thought_once() -> None:
    attempts = [tried("a", thought="I open it."), tried("b", thought="I open it."), tried("c", thought="Now that.")]
    assert list(lines(attempts, ())) == [
        "[I open it.] tap a ... worked (so it is)", "tap b ... worked (so it is)",
        "[Now that.] tap c ... worked (so it is)",
    ]  # fmt: skip


def test_another_place_is_told_by_its_address_alone() -> None:
    went = replace(tried("a"), outcome=Outcome("worked", "at http://shop/orders; came: row 1, row 2"))
    assert list(lines([went], ())) == ["tap a ... worked (at http://shop/orders)"]


def test_older_moves_of_one_act_share_a_line_and_why_one_failed_is_always_told() -> None:
    older = [tried("a"), tried("b"), tried("c", judgement="no change"), tried("d", "another act")]
    assert list(lines([*older, *LAST], ())) == [
        "tap a; tap b ... worked", "tap c ... no change (so it is)", "tap d ... worked", *TOLD,
    ]  # fmt: skip


def test_only_a_subgoal_that_was_reached_becomes_one_line() -> None:
    older = [tried("a", subgoal="it is open"), tried("b", judgement="no change", subgoal="it is open"),
             tried("c", subgoal="given up")]  # fmt: skip
    assert list(lines([*older, *LAST], {"it is open"})) == [
        "it is open ... reached, after 2 moves, 1 of which did not work", "tap c ... worked", *TOLD,
    ]  # fmt: skip


def test_what_was_done_several_times_in_a_row_is_told_once() -> None:
    pressed = Attempt("go on", Move("shop", Press("Tab")), "press Tab", Outcome("worked", "so it is"))
    assert list(lines([pressed] * 7, ())) == ["press Tab 7 times ... worked (so it is)"]
    assert list(lines([*[pressed] * 7, tried("a"), *LAST], ())) == ["press Tab 7 times; tap a ... worked", *TOLD]
    assert len(list(lines([pressed, replace(pressed, words="again")], ()))) == 2


def test_the_last_move_alone_tells_much_of_what_it_changed() -> None:
    long = replace(tried("a"), outcome=Outcome("worked", "came: " + "word " * 60))
    older, last = lines([long, replace(long, target="b")], ())
    assert older.endswith("…)") and last.endswith("word)")
