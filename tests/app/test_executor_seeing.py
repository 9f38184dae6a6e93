"""A target is told when it is looked at right after an act, so that the look may come along with it."""

from dataclasses import replace

import pytest

from app.engine import Engine
from app.events import Judged
from app.proposals import Act, Answer
from app.session import Session
from app.tasks import Task
from controllers.actions import Action, SetText
from controllers.controller import Performed, Sure, act_in_turns
from controllers.fake import FakeController
from perception.checks import Changed, Check, ValueIs
from perception.locators import Locator
from tests.app.stage import EVERYTHING, Person, fill, on, script, shop


class Told(FakeController):
    """Notes what it is told."""

    def act(self, action: Action, locator: Locator, sure: Sure, *, seeing: bool = False) -> Performed:
        self.seeing = seeing
        return act_in_turns(self, action, locator, sure)


def typed(eager: bool, expect: Check) -> Act:
    act = fill("Search", "Ada")
    return replace(act, moves=(replace(act.moves[0], expect=expect),), eager=eager)


@pytest.mark.parametrize(
    ("eager", "pictures", "expect", "seeing"),
    [
        (True, False, ValueIs(on("Search"), "Ada"), True),
        (False, False, ValueIs(on("Search"), "Ada"), False),  # the screen comes to rest first
        (True, False, Changed(), False),
        (True, True, ValueIs(on("Search"), "Ada"), False),
    ],
)
def test_only_who_looks_at_once_and_without_a_picture_says_so(
    eager: bool, pictures: bool, expect: Check, seeing: bool
) -> None:
    target = shop(Told)
    assert isinstance(target, Told)
    brain = script([typed(eager, expect), Answer("done")])
    engine = Engine(Session({"shop": target}), brain, Person(), patience=0.02, pictures=pictures)
    events = list(engine.run(Task("type Ada", EVERYTHING)))
    assert [each.outcome.judgement for each in events if isinstance(each, Judged)] == ["worked"]
    assert target.performed == [(SetText("Ada"), "Search")] and target.seeing is seeing
