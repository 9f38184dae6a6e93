"""The twelve defects of Mobile-Agent-E, whose architecture this is: each a test that fails where one comes back.

Found in its code at commit 11cea57 of X-PLUG/MobileAgent; the numbers are those of the list that they were kept in.
"""

import json
from dataclasses import replace
from typing import get_args

import pytest

from app.bench.beds import Laid
from app.bench.figures import summary
from app.bench.runner import Played, run_suite, runs
from app.bench.suites.demo import TASKS
from app.brains.brain import Role
from app.brains.claude import ClaudeBrain
from app.brains.prompting.pages import blanks, parts
from app.events import Acted, Asked, Finished, Judged, Learned, Observed, Prompted
from app.proposals import Act, Answer, Ask, Move, Outcome
from app.roles.learner import Lessons
from app.roles.manager import Plan
from app.roles.operator import Choice
from app.tasks import Limits, Permissions
from controllers.actions import Action, Open, SetText, Tap
from controllers.controller import Found, Performed
from controllers.errors import ControllerError
from controllers.fake import FakeController
from perception.checks import TextShown
from perception.screen import Capture
from skills.shortcuts import Tip
from tests.app.brains.models import Canned, action, reply
from tests.app.brains.prompting.situations import form, number, prompt
from tests.app.scripted import ScriptedBrain
from tests.app.stage import OPEN_ORDER, Person, fill, on, play, script, shop, tap

DONE = Answer("done")
MODELS = {role: ("m",) for role in get_args(Role)}
NOWHERE = Move("shop", Tap(), on("Nothing"), TextShown("a miracle"))


@pytest.mark.parametrize("evidence", ["An ad was opened Above All.", "A: it worked", "Answer: C"])
def test_1_a_verdict_is_a_word_of_its_own_and_not_a_letter_somewhere_in_the_text(evidence: str) -> None:
    said = {"evidence": evidence, "judgement": "wrong_screen"}
    outcome = ClaudeBrain(Canned([said]), MODELS).ask(prompt("reflector"), Outcome).value
    assert outcome == Outcome("wrong screen", evidence)


def test_2_a_sequence_that_fails_half_way_says_where_and_the_run_goes_on() -> None:
    act = replace(fill("Search", "x"), moves=(*fill("Search", "x").moves, NOWHERE, *OPEN_ORDER.moves))
    stage = play(act, OPEN_ORDER, DONE)
    assert [event.outcome.judgement for event in stage.of(Judged)] == ["worked", "no change", "worked"]
    assert "a miracle" in stage.of(Judged)[1].outcome.evidence
    assert stage.engine.episode.ending == "done"


def test_3_an_app_that_cannot_be_opened_is_a_failure_that_is_told() -> None:
    controller = shop()
    perform = controller.perform

    def lacking(action: Action, at: Found | None) -> Performed:
        if isinstance(action, Open):
            raise ControllerError("There is no app called Waze.")
        return perform(action, at)

    controller.perform = lacking  # type: ignore[method-assign]
    stage = play(Act("open Waze", "shop", (Move("shop", Open("http://shop/waze")),)), DONE, controller=controller)
    assert stage.of(Acted)[0].error == "There is no app called Waze."
    assert stage.of(Judged)[0].outcome.judgement != "worked"


def test_4_every_step_of_a_sequence_is_looked_at_before_the_next() -> None:
    act = replace(OPEN_ORDER, moves=(NOWHERE, *OPEN_ORDER.moves))
    stage = play(act, DONE)
    assert stage.done == ["tap Nothing"]
    kinds = [event.kind for event in stage.events if isinstance(event, Acted | Observed | Judged)]
    assert kinds == ["observed", "acted", "observed", "judged"]


def test_5_a_run_that_failed_teaches_too() -> None:
    (learned,) = play(*[tap("Nothing")] * 3).of(Learned)
    assert "tap Nothing" in learned.tips[0].text


def test_6_a_tip_says_where_it_comes_from_and_no_run_rewrites_another_s() -> None:
    """What is learned is told as additions, each with its run, place, origin and trust."""
    tip = Tip("The list is short.", "http://shop", "an older run", "how it works")
    brain = script([tap("Nothing"), OPEN_ORDER, DONE], learner=[Lessons(tips=(tip,))])
    stage = play(brain=brain)
    assert stage.of(Learned)[0].tips[-1] == tip
    mine = play(*[tap("Nothing")] * 3).of(Learned)[0].tips[0]
    assert (mine.scope, mine.origin, mine.trust) == ("http://shop", "learned", "quarantined") and mine.evidence


@pytest.mark.parametrize("typed", ["https://example.org/a?b=c#d", "C# tutorial", "50 // 2 # half", 'say "}{" twice'])
def test_7_a_reply_is_read_whole_whatever_is_typed(typed: str) -> None:
    said = reply(action("set_text", number("Name", form()), typed))
    for worded in (json.dumps(said), f"I will type it: {json.dumps(said)} as asked."):
        choice = ClaudeBrain(Canned([worded]), MODELS).ask(prompt("operator"), Choice).value
        assert isinstance(choice.proposal, Act) and choice.proposal.moves[0].action == SetText(typed)


def test_8_nobody_is_told_what_will_be_asked_later() -> None:
    told = {name for role in MODELS for part in parts(role) for name in blanks(part)}
    assert {"earlier", "task"} <= told and not any("later" in name or "future" in name for name in told)
    assert {name for part in parts("learner") for name in blanks(part)} == {"task", "history", "heard", "ending"}


class Turning(FakeController):
    """A screen that is turned with every look."""

    def capture(self, *, picture: bool = True) -> Capture:
        seen = super().capture(picture=picture)
        self.sizes = [*getattr(self, "sizes", [(800, 600)]), getattr(self, "sizes", [(800, 600)])[-1][::-1]]
        return replace(seen, size=self.sizes[-1])


def test_9_a_screen_that_is_turned_ends_nothing() -> None:
    usual = shop()
    stage = play(OPEN_ORDER, DONE, controller=Turning(usual._screens, usual._transitions))
    sizes = {event.screen.size for event in stage.of(Observed)}
    assert sizes == {(800, 600), (600, 800)} and stage.engine.episode.ending == "done"


def test_10_in_doubt_the_person_is_asked_and_without_one_nothing_is_done() -> None:
    doubt = play(Ask("Which order?", ("7", "8")), DONE, person=Person(answers=["7"]))
    assert doubt.of(Asked) and doubt.engine.episode.ending == "done"
    refused = play(tap("Delete"), permissions=Permissions("risky"))
    assert refused.done == [] and refused.engine.episode.ending == "refused"


class Thinking(ScriptedBrain):
    def model(self, role: Role, rung: int = 0) -> str:
        return "m"


def test_11_no_model_is_asked_what_to_remember() -> None:
    brain = Thinking({"manager": [Plan(("all",))], "operator": [Choice(OPEN_ORDER), Choice(DONE)]})
    assert [event.role for event in play(brain=brain).of(Prompted)] == ["operator", "operator"]
    assert not {role for role in get_args(Role) if "retriev" in role}


def test_12_tasks_are_played_more_than_once_and_judged_by_what_they_left_behind() -> None:
    """A run that says it is done and changed nothing has failed; a rate comes with its interval."""

    def claiming(text: str, laid: Laid, run: str) -> Played:
        return Played("done", "I did it.", 3, 1.0)

    task = next(each for each in TASKS if each.id == "ship-all-packed")
    told = summary(task.id, list(run_suite(runs([task], (1, 2)), claiming)))
    assert (told.runs, told.passed, told.causes) == (2, 0, {"change missing": 2})
    assert told.low == 0 < told.high < 1


def test_a_first_move_without_effect_is_told_and_not_fatal() -> None:
    stage = play(tap("Nothing"), OPEN_ORDER, DONE)
    assert stage.of(Finished)[0].ending == "done"


def test_a_subgoal_named_finished_ends_nothing() -> None:
    plan = Plan(("the Finished orders are open",))
    brain = ScriptedBrain({"manager": [plan], "operator": [Choice(OPEN_ORDER), Choice(DONE)], "learner": [Lessons()]})
    assert play(brain=brain, limits=Limits(steps=5)).done == ["tap Order 7"]
