"""The time of a run is told once, whole, and by what was done."""

import pytest

from app.events import Asked, Finished, Intended, Observed, Paused, Prompted, Started, TookOver
from app.proposals import Move
from app.report.timing import Share, shares
from app.tasks import Task
from controllers.actions import Tap
from tests.app.report.runs import AFTERWARDS, everything, ticking

START = Started("e", Task("do it"), "plain", ())
END = Finished("stopped", "Stopped.")


def test_every_second_is_told_once_and_by_what_was_done() -> None:
    told = {(share.doing, share.role): share.seconds for share in shares(everything())}
    assert told == {
        ("looking", ""): 1.0,
        ("thinking", "learner"): 1.0,
        ("thinking", "manager"): 1.0,
        ("thinking", "operator"): 1.0,
        ("acting", ""): 1.25,
        ("settling", ""): 2.0,
        ("person", ""): 7.0,
        ("own work", ""): 28.75,
    }
    events = everything()
    assert sum(told.values()) == events[-1].at - events[0].at


@pytest.mark.parametrize(
    ("last", "doing"),
    [
        (Asked("Which?"), "person"),
        (Paused("you asked for it"), "person"),
        (TookOver(), "person"),
        (Prompted("operator", "m"), "thinking"),
        (Intended(Move("shop", Tap()), "Save", 1), "own work"),
    ],
)
def test_a_run_that_ends_in_the_middle_of_something_spent_its_time_on_that(last: object, doing: str) -> None:
    told = shares(ticking([START, last, END]))  # type: ignore[list-item]
    assert {share.doing: share.seconds for share in told} == (
        {"own work": 2.0} if doing == "own work" else {doing: 1.0, "own work": 1.0}
    )


def test_nothing_is_longer_than_the_clock_says() -> None:
    assert shares(ticking([START, Observed("shop", AFTERWARDS, seconds=99.0)])) == (Share("looking", 1.0),)


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    first, second, third = ticking([START, END, END])
    assert shares([second, first, third]) == (Share("own work", 2.0),)
