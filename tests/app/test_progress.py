"""Loops are found by what is done on which screen, in words; the numbers of elements count for nothing."""

from app.progress import Progress
from app.proposals import Move, Outcome
from controllers.actions import Tap, Wait
from perception.checks import TextShown
from perception.screen import Observation
from tests.perception.screens import element, screen

WORKED = Outcome("worked", "it says so")
STALLS = 3


def rows(load: int, *, marked: int = -1) -> Observation:
    """Three rows with a button each, all of the same words; loaded anew, every element has another number."""
    buttons = [element("button", "Like", (0, 30 * at), key=f"{load}/{at}") for at in range(3)]
    counts = [element("text", "1 like" if at == marked else "0 likes", (100, 30 * at)) for at in range(3)]
    return screen(*buttons, *counts, before=screen(*(element("link", f"{load}.{n}") for n in range(10 * load))))


def pressed(progress: Progress, before: Observation, row: int, act: int, after: Observation) -> int:
    """How often that was made, as the run is told when it presses the button of that row."""
    aim = [e.number for e in before.elements if e.role == "button"][row]
    times = progress.making(Move("shop", Tap(), aim), '"Like" button', before, act)
    progress.judged(WORKED, after)
    return times


def test_the_same_button_under_ever_new_numbers_is_a_loop() -> None:
    progress, loads = Progress(), [rows(load) for load in range(5)]
    assert len({load.elements[1].number for load in loads}) == len(loads)
    times = [pressed(progress, loads[at], 1, at, loads[at + 1]) for at in range(4)]
    assert times == [1, 2, 3, 4] and progress.stalled(STALLS) == 'going in circles at "Like" button'


def test_other_rows_with_the_same_words_are_no_loop() -> None:
    progress, same = Progress(), rows(0)
    assert [pressed(progress, same, row, row, same) for row in range(3)] == [1, 1, 1]
    assert not progress.stalled(1)


def test_waits_for_different_things_are_no_loop() -> None:
    progress, same = Progress(), rows(0)
    awaited = [Move("shop", Wait(1.0), None, TextShown(said)) for said in ("One", "Two", "One")]
    assert [progress.making(move, "wait", same, act) for act, move in enumerate(awaited)] == [1, 1, 2]


def test_a_screen_that_shows_what_was_done_is_no_loop() -> None:
    progress = Progress()
    assert [pressed(progress, rows(0, marked=at), 0, at, rows(0, marked=at + 1)) for at in range(3)] == [1, 1, 1]
    assert not progress.stalled(1)
