"""An answer is taken only where every constraint is met and every claim has its note."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.events import Answered, Asked, Constrained, Finished, Judged, Noted, Planned, Reached, Satisfied
from app.proposals import Act, Answer, GiveUp, Move, Proposal, Wanted
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice, Met
from app.supervision import Tell
from controllers.actions import Press
from controllers.fake import FakeController
from perception.screen import Capture, Element
from tests.app.scripted import ScriptedBrain
from tests.app.stage import DETAIL, OPEN_ORDER, ORDERS, Person, Stage, play, shop, tap
from tests.perception.screens import capture, element, text

DONE = Answer("done")
LIMIT = "under € 100"


def run(choices: Iterable[Choice | Proposal], *constraints: str, person: Person | None = None) -> Stage:
    """A run that is bound by these constraints from its plan on."""
    plan = Plan(("open it", "tell it"), "", (), constraints)
    told = [each if isinstance(each, Choice) else Choice(each) for each in choices]
    brain = ScriptedBrain({"manager": [plan] * 9, "operator": told, "learner": [Lessons()] * 9})
    return play(brain=brain, person=person)


def test_an_open_constraint_is_put_to_the_person() -> None:
    stage = run([DONE], LIMIT, person=Person(answers=["yes"]))
    assert stage.of(Asked)[0].question == f'The task says "{LIMIT}". Is that so now?'
    assert [(event.constraint, event.by) for event in stage.of(Satisfied)] == [(1, "you said yes")]
    assert stage.engine.episode.ending == "done"


def test_with_nobody_there_an_open_constraint_ends_the_run_without_an_answer() -> None:
    stage = run([DONE], LIMIT)
    assert not stage.of(Answered) and stage.engine.episode.ending == "asked"
    assert stage.of(Finished)[0].sentence.startswith(f'The task says "{LIMIT}"')


def test_a_no_sends_the_answer_back() -> None:
    stage = run([DONE, GiveUp("Nothing costs less than € 100.")], LIMIT, person=Person(answers=["no"]))
    assert not stage.of(Answered)
    assert stage.of(Finished)[0].sentence == "Nothing costs less than € 100."


def test_what_meets_a_constraint_is_kept_once() -> None:
    met = (Met(1, "price: € 90"),)
    stage = run([Choice(OPEN_ORDER, (), met, 1), Choice(DONE, (), met)], LIMIT)
    assert [event.constraints for event in stage.of(Constrained)] == [(LIMIT,)]
    assert len(stage.of(Satisfied)) == len(stage.of(Reached)) == 1
    assert stage.engine.episode.ending == "done"


def test_constraints_come_from_the_first_reply_where_no_plan_told_them() -> None:
    plan = Plan(("do it",))
    choices = [Choice(OPEN_ORDER, ("by noon",)), Choice(DONE, ("another",), (Met(1, "noon"),))]
    stage = play(brain=ScriptedBrain({"manager": [plan], "operator": choices, "learner": [Lessons()]}))
    assert [event.constraints for event in stage.of(Constrained)] == [("by noon",)]
    assert stage.engine.episode.ending == "done"


def test_what_the_task_forbids_is_never_touched() -> None:
    stage = run([tap("Delete"), OPEN_ORDER, DONE], "never click Delete")
    assert stage.done == ["tap Order 7"]
    assert [event.outcome.judgement for event in stage.of(Judged)] == ["refused", "worked"]
    assert stage.of(Satisfied)[0].by == "nothing of the kind was done"


def test_a_claim_without_a_note_is_refused_once_and_then_ends_the_run() -> None:
    assert run([Answer("30", ("total",)), DONE]).engine.episode.ending == "done"
    stage = run([Answer("30", ("total",))] * 2)
    assert stage.of(Finished)[0].sentence == "There is no note behind total, so the answer was not accepted."


def test_a_note_says_where_and_when_it_was_read() -> None:
    stage = run([Answer("Order 7", ("label",), (Wanted("label", text="Order 7"),))])
    note = stage.of(Noted)[0].note
    assert (note.place, note.text) == ("http://shop/orders", "Order 7")
    assert note.box and stage.events[0].at <= note.at <= stage.events[-1].at


SHOWN = 'check that "Total" is shown'


def test_done_is_refused_until_the_screen_is_as_demanded_whatever_is_claimed() -> None:
    claimed = Choice(DONE, met=(Met(1, "it is done"),))
    stage = run([claimed, OPEN_ORDER, DONE], SHOWN)
    kinds = [type(event) for event in stage.events if isinstance(event, Judged | Satisfied | Answered)]
    assert kinds == [Judged, Satisfied, Answered]
    assert not stage.of(Asked) and stage.engine.episode.ending == "done"


def test_what_the_engine_cannot_check_may_be_shown_by_the_brain() -> None:
    shown = Choice(DONE, met=(Met(1, "Order 7"),))
    stage = run([shown], "check that nothing is amiss")
    assert not stage.of(Asked) and stage.engine.episode.ending == "done"


def test_an_end_that_is_as_demanded_needs_no_second_reply() -> None:
    stage = run([replace(OPEN_ORDER, answer=DONE)], SHOWN)
    assert stage.of(Satisfied)[0].by == "it is so at the end" and stage.engine.episode.ending == "done"


class Late(FakeController):
    """A second look at the order finds a dialog over it."""

    def capture(self, *, picture: bool = True) -> Capture:
        seen = super().capture(picture=picture)
        self.screen = "asked" if self.screen == "order" else self.screen
        return seen


def test_an_answer_that_came_along_is_not_taken_where_a_dialog_comes_up_a_moment_later() -> None:
    order = capture(text("Total: 30"), place=DETAIL)
    asked = capture(text("Total: 30"), element("dialog", "Place order?", (0, 40)), place=DETAIL)
    link = capture(element("link", "Order 7"), place=ORDERS)
    late = Late({"list": link, "order": order, "asked": asked}, {("list", "tap", "Order 7"): "order"})
    stage = play(replace(OPEN_ORDER, answer=DONE), GiveUp("It wants to be paid."), controller=late)
    assert not stage.of(Answered) and stage.of(Finished)[0].sentence == "It wants to be paid."


def test_whoever_only_says_done_is_stopped_with_the_truth() -> None:
    stage = run([DONE] * 4, SHOWN)
    assert not stage.of(Answered)
    assert (
        stage.of(Finished)[0].sentence
        == f'The task says "{SHOWN}", which is not so, and nothing more was done about it.'
    )


@pytest.mark.parametrize(
    ("demand", "answer", "taken"),
    [
        ("answer with the order", DONE, False),
        ("answer with the order", Answer("7", ("label",), (Wanted("label", text="Order 7"),)), True),
        ('answer with "yes" or answer with "no"', Answer("done"), False),
        ('answer with "yes" or answer with "no"', Answer("No."), True),
    ],
)
def test_an_answer_says_what_was_asked_for(demand: str, answer: Answer, taken: bool) -> None:
    assert bool(run([answer] * 3, demand).of(Answered)) is taken


@pytest.mark.parametrize("seed", range(60))
def test_no_planted_early_answer_is_ever_taken(seed: int) -> None:
    """Constraints, some of them met, and claims, some of them noted, at random: done only where nothing is missing."""
    chance = random.Random(seed)
    constraints = [f"condition {number}" for number in range(chance.randint(0, 4))]
    met = [number for number in range(1, len(constraints) + 1) if chance.random() < 0.6]
    claims = [claim for claim in ("Order 7", "total", "Search") if chance.random() < 0.5]
    wanted = tuple(Wanted(claim, text=claim) for claim in claims if claim != "total")
    answer = Choice(Answer("done", tuple(claims), wanted), None, tuple(Met(number, "shown") for number in met))
    stage = run([answer] * 3, *constraints)
    complete = len(met) == len(constraints) and "total" not in claims
    assert bool(stage.of(Answered)) is complete
    assert (stage.engine.episode.ending == "done") is complete
    assert stage.of(Planned)


def ahead(act: Act, *claims: str) -> Act:
    return replace(act, answer=Answer("opened", claims))


def test_an_answer_that_came_with_an_act_ends_the_task_once_that_has_worked() -> None:
    stage = run([ahead(OPEN_ORDER)])
    assert [event.text for event in stage.of(Answered)] == ["opened"] and stage.engine.episode.ending == "done"


@pytest.mark.parametrize("act", [tap("Nothing"), Act("press", "shop", (Move("shop", Press("Tab")),))])
def test_an_act_that_did_not_work_or_shows_no_effect_takes_no_answer_along(act: Act) -> None:
    stage = run([ahead(act), DONE])
    assert [event.text for event in stage.of(Answered)] == ["done"]


@pytest.mark.parametrize(
    ("constraint", "claims", "met"), [(LIMIT, (), False), ("never click Delete", (), True), ("", ("total",), False)]
)
def test_with_an_act_an_answer_is_held_to_the_same_rules_and_nobody_is_asked(
    constraint: str, claims: tuple[str, ...], met: bool
) -> None:
    """What is missing may stand on the screen that the act led to: the brain is asked once more."""
    later = Choice(DONE, None, (Met(1, "price: € 90"),))
    stage = run([ahead(OPEN_ORDER, *claims), later], *filter(None, [constraint]))
    assert [event.text for event in stage.of(Answered)] == ["opened" if met else "done"] and not stage.of(Asked)


@pytest.mark.parametrize(
    "came",
    [element("alert", "Not opened"), element("dialog", "Sure?"),
     element("textbox", "Search", states={"invalid"}, message="Too short")],
)  # fmt: skip
def test_what_asks_for_attention_is_seen_before_anything_is_called_done(came: Element) -> None:
    controller = shop()
    order = controller._screens["order"]
    controller._screens["order"] = replace(order, nodes=(*order.nodes, came))
    plan = Plan(("open it", "tell it"))
    brain = ScriptedBrain({"manager": [plan], "operator": [Choice(ahead(OPEN_ORDER)), Choice(DONE)],
                           "learner": [Lessons()]})  # fmt: skip
    assert [event.text for event in play(brain=brain, controller=controller).of(Answered)] == ["done"]


def test_what_the_person_said_meanwhile_comes_before_an_answer_that_was_made_earlier() -> None:
    person = Person(wishes=[(), (), (Tell("and order 8"),), (), ()])
    stage = run([ahead(OPEN_ORDER), DONE], person=person)
    assert [event.text for event in stage.of(Answered)] == ["done"]
