"""The Reflector's deterministic verdicts."""

from dataclasses import replace

import pytest

from app.engine import Engine
from app.events import Judged
from app.proposals import Answer, Judgement, Move, Outcome
from app.roles.reflector import judge
from app.session import Session
from app.tasks import Task
from controllers.actions import Action, Scroll, SetText, Tap, TypeText
from perception.checks import Changed, Check, TextShown, ValueIs
from perception.screen import Observation, Place
from tests.app.stage import Person, on, script, shop, tap
from tests.perception.screens import element, screen, text

BEFORE = screen(element("textbox", "Name"), element("button", "Save", (100, 0)))
SAVED = screen(element("textbox", "Name"), element("button", "Save", (100, 0)), text("Saved", (0, 50)), before=BEFORE)
FILLED = screen(element("textbox", "Name", value="Ada"), element("button", "Save", (100, 0)), before=BEFORE)
SENT = replace(BEFORE, sent=1)
NAMED = ValueIs(on("Name"), "Ada")


def test_in_a_program_the_focus_is_a_sign_that_a_press_arrived() -> None:
    """Not on a page, where a press that set nothing off may be a swallowed one."""
    (field, button) = BEFORE.elements
    pressed = (field, replace(button, states=frozenset({"focused"})))
    move = Move("desktop", Tap(), button.number, Changed())
    for scope, expected in (("Calculator", "worked"), ("http://shop", "no change")):
        place = Place(scope, scope)
        before, after = replace(BEFORE, place=place), replace(BEFORE, place=place, elements=pressed)
        assert judge(move, "", before, after).judgement == expected
        assert judge(move, "", after, after).judgement == "no change"


def test_where_nothing_was_expected_the_focus_is_a_sign_on_a_page_too() -> None:
    (field, button) = BEFORE.elements
    pressed = replace(BEFORE, elements=(field, replace(button, states=frozenset({"focused"}))))
    move = Move("page", Tap(), button.number)
    assert judge(move, "", BEFORE, pressed).judgement == "worked"
    assert judge(move, "", BEFORE, replace(pressed, sent=1)).judgement == "undecided"


def test_only_a_move_that_was_made_and_whose_sign_did_not_come_is_unseen() -> None:
    awaiting = Move("page", Tap(), 2, TextShown("Saved"))
    assert judge(awaiting, "", BEFORE, BEFORE).unseen and judge(awaiting, "", BEFORE, FILLED).unseen
    assert not judge(awaiting, "", BEFORE, SAVED).unseen
    assert not judge(awaiting, "expected a button there", BEFORE, BEFORE).unseen  # words of whoever did not make it
    assert not judge(replace(awaiting, expect=None), "", BEFORE, BEFORE).unseen


@pytest.mark.parametrize(
    ("action", "expect", "error", "after", "expected"),
    [
        (Tap(), Changed(), "", SAVED, "worked"),
        (Tap(), Changed(), "", BEFORE, "no change"),
        (Tap(), None, "", BEFORE, "no change"),
        (Tap(), Changed(), "", SENT, "undecided"),
        (Tap(), TextShown("Saved"), "", SAVED, "worked"),
        (Tap(), TextShown("Saved"), "", BEFORE, "no change"),
        (Tap(), TextShown("Welcome"), "", SAVED, "wrong screen"),
        (SetText("Ada"), NAMED, "", FILLED, "worked"),
        (SetText("Ada"), NAMED, "", BEFORE, "no change"),
        (SetText("Ada"), NAMED, "", SAVED, "wrong screen"),
        (Scroll(), None, "", BEFORE, "worked"),
        (TypeText("a"), None, "", BEFORE, "worked"),
        (Tap(), Changed(), '"Save" is covered.', BEFORE, "no change"),
        (Tap(), Changed(), '"Save" is covered.', SAVED, "wrong screen"),
    ],
)
def test_verdict(action: Action, expect: Check | None, error: str, after: Observation, expected: Judgement) -> None:
    outcome = judge(Move("page", action, 1, expect), error, BEFORE, after)
    assert outcome.judgement == expected
    assert outcome.evidence
    assert not error or outcome.evidence == error


def test_a_screen_that_tells_that_it_is_at_work_is_given_more_time() -> None:
    """What is expected comes only after it was missed for the first time."""
    controller = shop()
    listed = controller._screens["list"]
    controller._screens["working"] = replace(listed, nodes=(*listed.nodes, element("progressbar", "Computing")))
    controller._transitions["list", "tap", "Nothing"] = "working"

    def missing_once(move: Move, error: str, before: Observation, after: Observation) -> Outcome:
        controller.screen = "order"
        return judge(move, error, before, after)

    brain = script([tap("Nothing", TextShown("Total")), Answer("done")])
    engine = Engine(Session({"shop": controller}), brain, Person(), judge=missing_once, patience=0.01)
    judged = [event.outcome.judgement for event in engine.run(Task("do it")) if isinstance(event, Judged)]
    assert judged == ["worked"]
