"""What learning and macros are made of: each judged move once, with all that is known of it."""

import pytest

from app.episode import Episode
from app.errors import UserError
from app.events import Acted, Event, Finished, Intended, Judged, Observed, Proposed, Started
from app.executor import MASK
from app.learning.cautions import cautions
from app.macros.harvest import harvest
from app.proposals import Act, Answer, Judgement, Move, Outcome
from app.tasks import Task
from app.tried import tried
from controllers.actions import Action, SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from perception.screen import Observation
from tests.perception.screens import SHOP, element, screen, text

FIELD, NEXT = element("textbox", "Password", (0, 0)), element("button", "Next", (0, 40))
EMPTY = screen(FIELD, NEXT)
FILLED = screen(FIELD, NEXT, text("Ready", (0, 80)))
TASK = Task("log in")


def move(action: Action, name: str, after: Observation, judged: Judgement, error: str = "") -> list[Event]:
    """One move as a run tells it."""
    made = Move("page", action, described(name), TextShown("Ready") if isinstance(action, SetText) else None)
    return [
        Proposed(Act(f"do {name}", "page", (made,))), Intended(made, f'"{name}"', 1, described(name)),
        Acted(made, f'"{name}"', error=error), Observed("page", after), Judged(Outcome(judged, "seen")),
    ]  # fmt: skip


def run(*moves: list[Event]) -> list[Event]:
    begun: list[Event] = [Started("run1", TASK, "plain", (("page", SHOP.address),)), Observed("page", EMPTY)]
    return [*begun, *(event for each in moves for event in each), Finished("done", "")]


def test_each_judged_move_comes_once_with_its_screens() -> None:
    events = run(move(Tap(), "Next", EMPTY, "no change"), move(SetText("a"), "Password", FILLED, "worked"))
    first, second = tried([*events, Proposed(Answer("done")), Judged(Outcome("worked", "of nothing"))])
    assert (first.worked, second.worked, second.deed.words) == (False, True, "do Password")
    assert (second.deed.before, second.deed.after, second.deed.element) == (EMPTY, FILLED, EMPTY.elements[0])


def test_what_the_world_refused_is_in_no_macro_though_it_may_have_worked() -> None:
    events = run(move(Tap(), "Next", FILLED, "worked", error="It did not answer in time."))
    assert [each.error for each in tried(events)] == ["It did not answer in time."]
    with pytest.raises(UserError, match="Nothing in that run worked"):
        harvest(events)


@pytest.mark.parametrize(("typed", "learned"), [("Ada", True), (MASK, False)])
def test_what_was_typed_in_secret_is_no_remedy(typed: str, learned: bool) -> None:
    events = run(
        move(Tap(), "Next", EMPTY, "no change"),
        move(SetText(typed), "Password", FILLED, "worked"),
        move(Tap(), "Next", FILLED, "worked"),
    )
    assert [tip.guard is not None for tip in cautions(events, Episode("run1", TASK, "page"))] == ([True] * learned)
