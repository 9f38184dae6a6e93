"""When the Manager is asked, and what a re-plan tells."""

from dataclasses import replace

import pytest

from app.brains.brain import Role
from app.events import Finished, Judged, Planned, Prompted, Reached, Spent
from app.ledger import Fact, Sort
from app.proposals import Act, Answer, Move, Proposal, Wanted
from app.roles.learner import Lessons
from app.roles.manager import Plan, difference
from app.roles.operator import Choice
from app.tasks import Limits
from controllers.actions import Press
from controllers.fake import FakeController
from perception.screen import Capture
from tests.app.scripted import ScriptedBrain
from tests.app.stage import OPEN_ORDER, Stage, fill, play, shop, tap
from tests.perception.screens import element

DONE = Answer("done")
LONG = Plan(("the order is open", "the total is noted", "tell it"), "It stands there.", (Fact("total", "to look up"),))


class Laddered(ScriptedBrain):
    """A script with models behind it, a cheap one and a dear one."""

    def model(self, role: Role, rung: int = 0) -> str:
        return ("cheap", "dear")[min(rung, 1)]


def run(*choices: Choice | Proposal, plans: tuple[Plan, ...] = (), limits: Limits | None = None) -> Stage:
    told = [each if isinstance(each, Choice) else Choice(each) for each in choices]
    brain = Laddered({"manager": plans, "operator": told, "learner": [Lessons()]})
    return play(brain=brain, limits=limits)


def asked(stage: Stage, role: str) -> list[tuple[str, str]]:
    return [(event.model, event.why) for event in stage.of(Prompted) if event.role == role]


def test_a_single_step_costs_one_call_and_its_answer_another() -> None:
    stage = run(OPEN_ORDER, DONE)
    assert [event.role for event in stage.of(Prompted)] == ["operator", "operator"]
    assert asked(stage, "manager") == []


def test_a_task_that_is_its_own_plan_is_reached_by_its_answer_alone() -> None:
    stage = run(Choice(OPEN_ORDER, reached=1), Choice(tap("Orders"), reached=1), DONE)
    assert stage.of(Planned)[0].subgoals == ("do it",) and not stage.of(Reached)


def test_a_loop_is_caught_within_three_steps_and_planned_around() -> None:
    """There and back again: the third step is the first that was made before, the fifth is the third of them."""
    way = [OPEN_ORDER, tap("Orders")] * 2
    stage = run(*way, OPEN_ORDER, fill("Search", "7"), DONE, plans=(LONG,))
    replan = stage.of(Planned)[1]
    assert replan.why == 'going in circles at "Order 7" link'
    before = stage.events[: stage.events.index(replan)]
    assert sum(isinstance(event, Judged) for event in before) == 2 + 3
    assert asked(stage, "operator")[5] == ("dear", "a dearer model, as the run was stuck")
    assert stage.engine.episode.ending == "done"


def test_doing_again_what_left_all_as_it_was_is_no_progress() -> None:
    """The first time changes something; of the three times after it, none does."""
    stage = run(*[fill("Search", "7")] * 4, DONE, plans=(LONG,))
    replan = stage.of(Planned)[1]
    before = stage.events[: stage.events.index(replan)]
    assert replan.why == 'going in circles at "Search" textbox'
    assert sum(isinstance(event, Judged) for event in before) == 1 + 3


def test_a_loop_that_no_plan_ends_is_ended() -> None:
    stage = run(*[OPEN_ORDER, tap("Orders")] * 9, plans=(LONG,) * 3)
    assert stage.of(Finished)[0].sentence.startswith("Going in circles")


def test_keys_that_move_the_focus_are_no_loop() -> None:
    """The fields look the same each time, and the focus is on another one."""
    listed = shop()._screens["list"]
    fields = [e for e in listed.nodes if e.role == "textbox"]
    names = [field.name for field in fields]

    def focused(name: str) -> Capture:
        nodes = (replace(e, states=e.states | {"focused"}) if e.name == name else e for e in listed.nodes)
        return replace(listed, nodes=tuple(nodes))

    screens = {name: focused(name) for name in names}
    press = Act("press Tab", "shop", (Move("shop", Press("Tab")),))
    ways = {(names[0], "press", ""): names[1], (names[1], "press", ""): names[0]}
    stage = play(*[press] * 5, DONE, controller=FakeController(screens, ways))
    assert stage.engine.episode.ending == "done" and len(stage.of(Planned)) == 2


def test_a_key_that_is_pressed_often_by_one_act_is_no_loop_and_by_four_acts_is_one() -> None:
    press = Act("press", "shop", (Move("shop", Press("ArrowRight")),) * 9)
    assert play(press, DONE).engine.episode.ending == "done"
    assert "Going in circles" in play(*[press] * 4, DONE).of(Finished)[0].sentence


def test_keys_that_move_something_are_no_loop() -> None:
    """The handle of a slider that says no number lies elsewhere each time."""
    listed = shop()._screens["list"]

    def moved(pixels: int) -> Capture:
        handle = element("slider", "Volume", (pixels, 300))
        return replace(listed, nodes=(*listed.nodes, handle))

    press = Act("press", "shop", (Move("shop", Press("ArrowRight")),))
    ways = {(f"at {at}", "press", ""): f"at {at + 1}" for at in range(6)}
    controller = FakeController({f"at {at}": moved(at) for at in range(7)}, ways)
    stage = play(*[press] * 6, DONE, controller=controller)
    assert stage.engine.episode.ending == "done" and len(stage.of(Planned)) == 1


def test_two_failures_hand_the_problem_up_once() -> None:
    looks = (tap("Nothing"), tap("Nothing"), Choice(fill("Search", "x")), DONE)
    stage = run(*looks, plans=(LONG,))
    assert asked(stage, "manager") == [("dear", "after two failures in a row; a dearer model, after 2 failed")]
    change = stage.of(Planned)[1]
    assert (change.thought, change.facts) == ("It stands there.", (Fact("total", "to look up"),))
    assert change.change == "dropped: do it; new: the order is open, the total is noted, tell it"


def test_only_a_failed_check_climbs_and_success_climbs_down() -> None:
    stage = run(OPEN_ORDER, tap("Nothing"), tap("Orders"), DONE)
    assert [model for model, _ in asked(stage, "operator")] == ["cheap", "cheap", "dear", "cheap"]
    assert [event.why for event in stage.of(Spent) if event.role == "operator"][2] == "a dearer model, after 1 failed"


@pytest.mark.parametrize(
    ("wanted", "sort", "calls"),
    [((), "guessed", 0), ((Wanted("label", text="Order 7"),), "guessed", 1),
     ((Wanted("label", text="Order 7"),), "to look up", 0)],
)  # fmt: skip
def test_a_subgoal_s_end_calls_for_a_plan_only_where_what_was_read_may_speak_against_a_guess(
    wanted: tuple[Wanted, ...], sort: Sort, calls: int
) -> None:
    first = Choice(replace(OPEN_ORDER, wanted=wanted))
    plans = (replace(LONG, facts=(Fact("total", sort),)),) * 2
    brain = Laddered({"manager": plans, "operator": [first, Choice(tap("Orders"), reached=1), Choice(DONE)],
                      "learner": [Lessons()]})  # fmt: skip
    stage = play(brain=brain, limits=Limits(), instruction="word " * 50)
    assert [why for _, why in asked(stage, "manager")] == ["at the start", "subgoal 1 is reached"][: 1 + calls]
    assert stage.engine.episode.reached == 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((), ("a",), ""),
        (("a", "b"), ("a", "b"), ""),
        (("a", "b"), ("b", "c"), "dropped: a; new: c"),
        (("a",), ("a", "c"), "new: c"),
    ],
)
def test_what_is_new_in_a_plan(before: tuple[str, ...], after: tuple[str, ...], told: str) -> None:
    assert difference(before, after) == told
