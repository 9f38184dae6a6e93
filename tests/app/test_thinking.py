"""What the loop does for a brain with a model: notes at once, calls only where they matter, waits thought over."""

from dataclasses import replace
from typing import TypeVar

import pytest

from app.brains.brain import Prompt, Reply, Role, Usage
from app.episode import Episode
from app.errors import MalformedReply
from app.events import (
    Answered,
    Asked,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Learned,
    LookedUp,
    Noted,
    Observed,
    Planned,
    Prompted,
    Spent,
    Told,
)
from app.proposals import Act, Answer, LookUp, Move, Proposal, Wanted
from app.roles import manager
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.tasks import Limits, Task
from controllers.actions import Wait
from controllers.errors import Stopped
from controllers.fake import FakeController
from perception.checks import TextShown
from perception.screen import Beyond, Capture
from skills.flow import Frame
from skills.shortcuts import Tip
from tests.app.scripted import ScriptedBrain
from tests.app.stage import OPEN_ORDER, Stage, play, shop, tap

T = TypeVar("T")
DONE = Answer("done")
TIP = Tip("The list is short.", "http://shop", "e")
VAIN = Act("wait", "shop", (Move("shop", Wait(0.01), None, TextShown("a miracle")),))


class Thinking(ScriptedBrain):
    """A script with a model behind it, as far as the loop can tell."""

    def model(self, role: Role, rung: int = 0) -> str:
        return "m"


def think(*proposals: Proposal) -> Stage:
    plans = (Plan(("all of it",)) for _ in range(9))
    lessons = [Lessons(tips=(TIP,))]
    return play(brain=Thinking({"manager": plans, "operator": map(Choice, proposals), "learner": lessons}))


def prompted(stage: Stage) -> list[str]:
    return [event.role for event in stage.of(Prompted)]


def test_what_was_read_is_noted_before_anything_moves() -> None:
    stage = play(replace(OPEN_ORDER, wanted=(Wanted("label", text="Order 7"),)), DONE)
    kinds = [event.kind for event in stage.events if isinstance(event, Noted | Intended)]
    assert kinds == ["noted", "intended"]
    note = stage.of(Noted)[0].note
    assert (note.name, note.text, note.box is not None) == ("label", "Order 7", True)


def test_an_answer_may_bring_its_note_along() -> None:
    stage = play(Answer("Order 7", ("label",), (Wanted("label", text="Order 7"),)))
    assert [e.kind for e in stage.events if isinstance(e, Noted | Answered)] == ["noted", "answered"]


def test_what_the_screen_does_not_say_is_never_noted() -> None:
    stage = play(replace(OPEN_ORDER, wanted=(Wanted("label", text="Order 8"),)))
    assert not stage.of(Noted) and stage.done == []
    assert stage.of(Asked)[0].question == 'I cannot read label: "8" is not on the screen.'


def test_a_short_task_that_goes_well_asks_neither_manager_nor_learner() -> None:
    stage = think(OPEN_ORDER, DONE)
    assert prompted(stage) == ["operator", "operator"]
    assert stage.of(Planned)[0].subgoals == ("do it",) and not stage.of(Learned)


class Costly(Thinking):
    """Every call costs half a dollar; the operator's second one comes to nothing."""

    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        if sum(asked.role == "operator" for asked in self.asked) == 1 and prompt.role == "operator":
            raise MalformedReply("No usable reply.", Usage(dollars=0.75))
        return replace(super().ask(prompt, reply), usage=Usage(dollars=0.5))


def test_a_call_that_came_to_nothing_is_paid_all_the_same() -> None:
    lessons = [Lessons(tips=(TIP,))]
    stage = play(brain=Costly({"operator": [Choice(OPEN_ORDER), Choice(DONE)], "learner": lessons}))
    assert [event.dollars for event in stage.of(Spent)] == [0.5, 0.75]
    assert stage.of(Finished)[0].sentence == "No usable reply."


@pytest.mark.parametrize(("dollars", "asked"), [(0.4, ["operator"]), (0.9, ["operator", "learner"])])
def test_no_model_is_asked_when_the_money_is_spent(dollars: float, asked: list[str]) -> None:
    brain = Costly({"operator": [Choice(tap("Nothing"))], "learner": [Lessons(tips=(TIP,))]})
    stage = play(brain=brain, limits=Limits(dollars=dollars, failures_in_row=1))
    assert prompted(stage) == asked
    assert "did not work" in stage.of(Finished)[0].sentence


class Late(FakeController):
    """What a press leads to shows only when somebody waits for it: the first time it comes to rest, nothing does."""

    rests = 0

    def settled(self, within: float) -> bool:
        self.rests += bool(self.performed) and within > 1
        self.screen = "empty" if self.rests > 1 else self.screen
        return super().settled(within)


@pytest.mark.parametrize(("awaited", "judged"), [("No orders", ["worked", "worked"]), ("Nothing", ["no change"])])
def test_a_press_is_judged_by_what_is_waited_for_next_unless_that_was_there_before(
    awaited: str, judged: list[str]
) -> None:
    wait = Move("shop", Wait(9.0), None, TextShown(awaited))
    press = tap("Nothing")
    stage = play(replace(press, moves=(*press.moves, wait)), DONE, controller=shop(Late))
    assert [event.outcome.judgement for event in stage.of(Judged)] == judged


def test_what_is_looked_up_is_told_until_something_is_done() -> None:
    """From the screen that is known: no look, no act."""
    stage = think(LookUp("order"), LookUp(element=3), OPEN_ORDER, DONE)
    found = stage.of(LookedUp)
    assert [event.asked for event in found] == ['"order"', "all of 3"]
    assert found[0].found == '2 link "Order 7"'
    assert [e.kind for e in stage.events if isinstance(e, Observed | LookedUp | Intended)][1:5] == [
        "looked up", "looked up", "intended", "observed",
    ]  # fmt: skip
    assert not stage.engine.episode.looked


class Glimpsing(FakeController):
    """A big screen, of which a glance tells one element."""

    def glance(self, *, picture: bool = True) -> Capture:
        seen = self.capture(picture=picture)
        return replace(seen, nodes=seen.nodes[:1], beyond=(Beyond("", 0, 0, len(seen.nodes) - 1),))


def test_a_big_screen_is_read_whole_only_where_it_is_looked_up() -> None:
    glimpsing = Glimpsing({"list": shop().capture()})
    plans = [Plan(("all of it",))]
    choices = [Choice(LookUp("order")), Choice(DONE)]
    stage = play(brain=Thinking({"manager": plans, "operator": choices}), controller=glimpsing)
    assert [len(event.screen.elements) for event in stage.of(Observed)] == [1]
    assert stage.of(LookedUp)[0].found == '2 link "Order 7"'
    assert len(play(DONE, controller=Glimpsing({"list": shop().capture()})).of(Observed)[0].screen.elements) == 5


def test_what_the_last_move_changed_stays_known() -> None:
    stage = think(OPEN_ORDER, DONE)
    assert stage.engine.episode.news.startswith("at http://shop/orders/7")
    assert think(OPEN_ORDER, tap("Orders"), DONE).engine.episode.news.startswith("at http://shop/orders;")


def test_a_long_task_is_planned() -> None:
    episode = Episode(task=Task("word " * (manager.SHORT + 1)))
    assert manager.short(episode) is None
    assert manager.short(Episode(task=Task("do it"))) == Plan(("do it",))
    assert manager.short(Episode(task=Task("do it"), subgoals=("do it",))) is None


def test_after_failures_the_manager_plans_and_the_learner_learns() -> None:
    stage = think(tap("Nothing"), tap("Nothing"), OPEN_ORDER, DONE)
    assert prompted(stage) == ["operator", "operator", "manager", "operator", "operator", "learner"]
    assert stage.of(Learned)[0].tips[-1] == TIP


class StoppedWhileLearning(Thinking):
    def ask(self, prompt: Prompt, reply: type[T]) -> Reply[T]:
        if prompt.role == "learner":
            raise Stopped
        return super().ask(prompt, reply)


def test_a_stop_while_the_learner_thinks_leaves_the_ending_as_it_is() -> None:
    plans = [Plan(("all of it",))]
    choices = [Choice(tap("Nothing")), Choice(OPEN_ORDER), Choice(DONE)]
    stage = play(brain=StoppedWhileLearning({"manager": plans, "operator": choices}))
    assert prompted(stage)[-1] == "learner"
    assert stage.engine.episode.ending == "done"
    assert [tip.text for tip in stage.of(Learned)[0].tips] == ["tap Nothing: no change; the screen stayed the same"]


@pytest.mark.parametrize(("cursor", "ending"), [((), "done"), ((Frame(1),), "failed")])
def test_a_wait_in_vain_ends_only_what_cannot_be_thought_over(cursor: tuple[Frame, ...], ending: str) -> None:
    stage = play(replace(VAIN, cursor=cursor), OPEN_ORDER, DONE)
    assert stage.of(Judged)[0].outcome.judgement == "no change"
    assert stage.engine.episode.ending == ending


def test_what_the_person_says_and_does_stays_known() -> None:
    episode = Episode()
    for event in (Asked("Which?"), Told("the second"), Told("hurry"), HandedBack("2 clicks")):
        episode.apply(event)
    assert episode.heard == [
        ("Which?", "the second"), ("", "hurry"), ("", "(took over and handed back: 2 clicks)"),
    ]  # fmt: skip
