"""The loop: what happens, in which order, and how a run ends."""

from dataclasses import replace

import pytest

from app.engine import Engine
from app.events import (
    Acted,
    Asked,
    Decided,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Learned,
    Noted,
    Observed,
    Planned,
    Proposed,
    Reviewed,
    Told,
    TookOver,
)
from app.proposals import Amend, Answer, Approve, Ask, HandOver, Move, Outcome, Reject, TakenOver, Wanted
from app.session import Session
from app.supervision import HandBack, HumanMove, Pause, Resume, Stop, TakeOver, Tell, Wish
from app.tasks import Limits, Permissions, Task
from app.wire import to_json
from controllers.actions import Action, SetText, Tap
from controllers.controller import Found, Performed
from controllers.errors import TargetLost
from controllers.fake import FakeController
from perception.checks import TextShown
from perception.locators import Locator
from tests.app.stage import OPEN_ORDER, Person, Stage, fill, on, play, script, shop, tap


def swallowing(controller: FakeController) -> FakeController:
    """The same target, except that its first tap does nothing."""
    perform = controller.perform
    swallowed: list[Action] = []

    def swallow_once(action: Action, at: Found | None) -> Performed:
        if isinstance(action, Tap) and not swallowed:
            swallowed.append(action)
            return Performed()
        return perform(action, at)

    controller.perform = swallow_once  # type: ignore[method-assign]
    return controller


DONE = Answer("done")
RISKY = Permissions("risky")


def ending(stage: Stage) -> tuple[str, str]:
    finished = stage.of(Finished)
    assert finished == stage.events[-1:]
    return finished[0].ending, finished[0].sentence


def test_one_step_tells_everything_in_order() -> None:
    stage = play(OPEN_ORDER, DONE)
    kinds = [event.kind for event in stage.events]
    assert kinds == (
        "started observed planned proposed decided intended acted observed judged proposed answered finished".split()
    )
    assert stage.done == ["tap Order 7"]
    assert ending(stage) == ("done", "done")
    assert stage.of(Observed)[1].screen.place.address == "http://shop/orders/7"
    assert stage.of(Judged)[0].outcome.judgement == "worked"


def test_nothing_moves_before_its_intention_has_been_taken() -> None:
    controller = shop()
    run = Engine(Session({"shop": controller}), script([OPEN_ORDER, DONE]), Person()).run(Task("do it"))
    assert any(isinstance(event, Intended) for event in run)
    run.close()
    assert controller.performed == []


def test_a_click_without_effect_is_noticed_and_done_again() -> None:
    stage = play(tap("Order 7"), tap("Order 7"), DONE, controller=swallowing(shop()))
    assert [judged.outcome.judgement for judged in stage.of(Judged)] == ["no change", "worked"]
    assert stage.done == ["tap Order 7"]
    assert ending(stage)[0] == "done"


def test_reading_goes_into_the_notes_with_its_place() -> None:
    stage = play(
        OPEN_ORDER, replace(OPEN_ORDER, moves=(), wanted=(Wanted("total", on("Total")),)), Answer("30", ("total",))
    )
    note = stage.of(Noted)[0].note
    assert (note.name, "30" in note.text) == ("total", True)
    assert note.box is not None


def test_an_answer_without_evidence_is_not_accepted() -> None:
    stage = play(Answer("30", ("total",)), Answer("30", ("total",)), Answer("30", ("total",)))
    assert ending(stage)[0] == "failed"
    assert "no note" in ending(stage)[1]


def test_what_is_typed_into_a_password_field_is_told_nowhere() -> None:
    typed = HumanMove(fill("Password", "hunter2").moves[0])
    person = Person([Approve()], wishes=[(TakeOver(),), (typed,), (HandBack(),)])
    stage = play(replace(fill("Password", "hunter2"), words="log in"), DONE, permissions=RISKY, person=person)
    assert [action for action, _ in stage.controller.performed] == [SetText("hunter2")] * 2
    assert "hunter2" not in "".join(map(to_json, stage.events))


class TestPermission:
    def test_nobody_there_means_no(self) -> None:
        stage = play(tap("Delete"), permissions=RISKY)
        assert stage.done == []
        kind, sentence = ending(stage)
        assert kind == "refused"
        assert '"Delete" button was not touched: R3 delete' in sentence
        assert sentence.endswith("permit it with --mode scope --allow delete.")

    def test_no_means_no(self) -> None:
        stage = play(tap("Delete"), permissions=RISKY, person=Person([Reject()]))
        assert (stage.done, ending(stage)[0]) == ([], "refused")

    def test_yes_means_this_once(self) -> None:
        person = Person([Approve()])
        stage = play(tap("Delete"), DONE, permissions=RISKY, person=person)
        assert (stage.done, ending(stage)[0]) == (["tap Delete"], "done")
        assert person.reviewed[0][1].effect == "delete"
        assert [e.kind for e in stage.events if isinstance(e, Decided | Reviewed | Intended)] == [
            "decided",
            "reviewed",
            "intended",
        ]

    def test_no_with_a_reason_goes_on_with_it(self) -> None:
        stage = play(tap("Delete"), OPEN_ORDER, DONE, permissions=RISKY, person=Person([Reject("open it instead")]))
        assert (stage.done, ending(stage)[0]) == (["tap Order 7"], "done")
        assert stage.of(Told)[0].text == "open it instead"

    def test_what_the_person_puts_in_its_place_is_decided_anew(self) -> None:
        other = Move("shop", Tap(), on("Order 7"), TextShown("Total"))
        stage = play(tap("Delete"), DONE, permissions=RISKY, person=Person([Amend(other)]))
        assert stage.done == ["tap Order 7"]
        assert [d.decision.verdict for d in stage.of(Decided)] == ["ask", "allow"]

    def test_a_person_may_do_it_themselves(self) -> None:
        person = Person([TakenOver()], wishes=[(), (), (HumanMove(Move("shop", Tap(), on("Order 7"))),), (HandBack(),)])
        stage = play(tap("Delete"), DONE, permissions=RISKY, person=person)
        assert stage.done == ["tap Order 7"]
        assert stage.of(Acted)[0].target.endswith("by the person")
        assert [len(stage.of(kind)) for kind in (TookOver, HandedBack)] == [1, 1]

    def test_watch_mode_only_watches(self) -> None:
        assert ending(play(tap("Order 7"), permissions=Permissions("watch")))[0] == "refused"


class TestWishes:
    def test_stop_ends_the_run_before_the_next_step(self) -> None:
        stage = play(OPEN_ORDER, tap("Orders"), DONE, person=Person(wishes=[(), (), (Stop(),)]))
        assert (stage.done, ending(stage)[0]) == (["tap Order 7"], "stopped")

    def test_pause_waits_for_resume(self) -> None:
        stage = play(OPEN_ORDER, DONE, person=Person(wishes=[(Pause(),), (Tell("hurry"),), (Resume(),)]))
        kinds = [event.kind for event in stage.events]
        assert kinds.index("paused") < kinds.index("told") < kinds.index("resumed") < kinds.index("intended")
        assert ending(stage)[0] == "done"

    def test_wishes_that_come_at_once_are_heeded_in_order(self) -> None:
        move = HumanMove(Move("shop", Tap(), on("Order 7")))
        wishes = (Pause(), Resume(), TakeOver(), move, HandBack(), Tell("go on"))
        stage = play(tap("Orders"), DONE, person=Person(wishes=[wishes]))
        assert ending(stage)[0] == "done"
        assert stage.done == ["tap Order 7", "tap Orders"]
        assert [told.text for told in stage.of(Told)] == ["go on"]

    @pytest.mark.parametrize("wish", [Pause(), TakeOver()])
    def test_a_person_who_does_not_come_back_ends_the_run(self, wish: Wish) -> None:
        assert ending(play(OPEN_ORDER, DONE, person=Person(wishes=[(wish,)])))[0] == "asked"

    def test_a_move_of_the_person_on_a_target_that_does_not_exist_is_only_told(self) -> None:
        wishes = (TakeOver(), HumanMove(Move("nowhere", Tap(), 1)), HandBack())
        stage = play(DONE, person=Person(wishes=[wishes]))
        assert (ending(stage)[0], "nowhere" in stage.of(Acted)[0].error) == ("done", True)

    def test_a_pause_can_be_stopped(self) -> None:
        assert ending(play(OPEN_ORDER, person=Person(wishes=[(Pause(),), (Stop(),)])))[0] == "stopped"

    def test_while_a_person_drives_the_agent_neither_acts_nor_looks(self) -> None:
        move = HumanMove(Move("shop", Tap(), on("Order 7")))
        stage = play(tap("Orders"), DONE, person=Person(wishes=[(TakeOver(),), (move,), (HandBack(),)]))
        kinds = [event.kind for event in stage.events]
        driven = kinds[kinds.index("took over") : kinds.index("handed back") + 1]
        assert driven == ["took over", "intended", "acted", "handed back"]
        assert stage.done == ["tap Order 7", "tap Orders"]


class TestQuestions:
    def test_nobody_to_ask_ends_with_the_candidates(self) -> None:
        kind, sentence = ending(play(Ask("Which Delete?", ("the first", "the second"))))
        assert kind == "asked"
        assert "the first; the second" in sentence

    def test_an_answer_is_told_to_the_brain(self) -> None:
        stage = play(Ask("Which?"), DONE, person=Person(answers=["the second"]))
        assert stage.brain.asked[-2].situation.episode.reply == "the second"
        assert ending(stage)[0] == "done"

    def test_a_hand_over_waits_for_the_person(self) -> None:
        stage = play(HandOver("log in"), DONE, person=Person(wishes=[(), (), (HandBack(),)]))
        assert ending(stage)[0] == "done"
        assert ending(play(HandOver("log in")))[0] == "asked"

    @pytest.mark.parametrize("button", ["Delete", "Nothing"])
    def test_sent_without_a_sign_of_it_is_asked_and_never_done_again(self, button: str) -> None:
        controller = shop()
        silent = replace(controller._screens["list"], sent=1)
        controller._screens["silent"] = silent
        controller._transitions["list", "tap", button] = "silent"
        brain = script([tap(button), tap(button), DONE], reflector=[Outcome("undecided")] * 9)
        stage = play(controller=controller, brain=brain)
        assert stage.done == [f"tap {button}"]
        assert ending(stage)[0] == "asked"
        assert "Did it?" in stage.of(Asked)[0].question


class TestLimits:
    def test_failures_in_a_row(self) -> None:
        kind, sentence = ending(play(*[tap("Nothing")] * 5))
        assert kind == "failed"
        assert "3 times in a row" in sentence

    def test_the_manager_is_called_again_after_two_failures(self) -> None:
        stage = play(tap("Nothing"), tap("Nothing"), OPEN_ORDER, DONE)
        assert [planned.why for planned in stage.of(Planned)] == ["at the start", "after two failures in a row"]

    def test_steps(self) -> None:
        kind, sentence = ending(play(*[fill("Search", str(n)) for n in range(9)], limits=Limits(steps=4)))
        assert (kind, "after 4 steps" in sentence) == ("failed", True)

    def test_the_same_move_on_the_same_screen(self) -> None:
        stage = play(*[OPEN_ORDER, tap("Orders")] * 9)
        assert ending(stage)[0] == "failed"
        assert "circles" in ending(stage)[1]
        assert stage.done.count("tap Order 7") == 3

    def test_empty_acts_come_to_an_end(self) -> None:
        assert ending(play(*[replace(OPEN_ORDER, moves=())] * 9, limits=Limits(steps=5)))[0] == "failed"


class TestTrouble:
    def test_a_target_that_is_not_there(self) -> None:
        stage = play(tap("Refund"), tap("Refund"), tap("Refund"))
        assert (stage.done, ending(stage)[0]) == ([], "failed")

    def test_an_element_that_became_another_is_not_touched(self) -> None:
        controller = shop()
        locate = controller.locate

        def changed(locator: Locator) -> Found:
            found = locate(locator)
            assert isinstance(found, Found)
            return replace(found, element=replace(found.element, name="Confirm purchase"))

        controller.locate = changed  # type: ignore[method-assign]
        stage = play(*[tap("Order 7")] * 3, controller=controller)
        assert stage.done == []
        assert "has become" in stage.of(Acted)[0].error

    def test_a_lost_target_ends_the_run_in_one_sentence(self) -> None:
        controller = shop()

        def gone(action: Action, at: Found | None) -> Performed:
            raise TargetLost("The browser is gone; open it again.")

        controller.perform = gone  # type: ignore[method-assign]
        assert ending(play(OPEN_ORDER, controller=controller)) == ("failed", "The browser is gone; open it again.")

    def test_a_brain_without_a_reply(self) -> None:
        assert ending(play(OPEN_ORDER))[0] == "failed"

    def test_a_mistake_of_our_own_keeps_its_traceback(self) -> None:
        controller = shop()
        controller.settled = None  # type: ignore[method-assign, assignment]
        stage = play(OPEN_ORDER, controller=controller)
        assert ending(stage)[0] == "crashed"
        assert "Traceback" in stage.of(Finished)[0].detail

    def test_a_failure_leaves_a_caution(self) -> None:
        tips = play(*[tap("Nothing")] * 3).of(Learned)[0].tips
        assert tips[0].scope == "http://shop"
        assert "tap Nothing" in tips[0].text

    @pytest.mark.parametrize("wrong", [Move("shop", Tap(), 99), Move("shop", Tap(), None)])
    def test_a_move_without_an_element_is_a_failed_move(self, wrong: Move) -> None:
        stage = play(replace(OPEN_ORDER, moves=(wrong,)), OPEN_ORDER, DONE)
        assert stage.done == ["tap Order 7"]
        assert len(stage.of(Proposed)) == 3
