"""Which wishes a run sends on in which phase, and what they say."""

from collections.abc import Callable
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from app.events import (
    Decided,
    Finished,
    Paused,
    Reviewed,
    Started,
    TookOver,
)
from app.executor import MASK
from app.proposals import Amend, Approve, Decision, Move, Reject, TakenOver
from app.serving.orders import Begin
from app.supervision import Hand, HandBack, HumanMove, Pause, Record, Resume, Rule, Stop, TakeOver, Tell
from app.tasks import Task, Turn
from controllers.actions import SetText, Tap
from controllers.gestures import Text
from tests.ui.models.runs import (
    ASKING,
    ORDER,
    STARTED,
    TASK,
    TYPE,
    run,
    sent,
)
from ui.models.phase import Phase
from ui.models.run import RunModel

GESTURE = Text("x")
WISHES: dict[str, Callable[[RunModel], object]] = {
    "reject": lambda model: model.reject(" later "),
    "amend": lambda model: model.amend("Bob", 3),
    "do it myself": lambda model: model.do_it_myself(),
    "answer": lambda model: model.answer("the first"),
    "tell": lambda model: model.tell(" hurry "),
    "pause": lambda model: model.pause(),
    "resume": lambda model: model.resume(),
    "stop": lambda model: model.stop(),
    "take over": lambda model: model.take_over(),
    "record": lambda model: model.record(),
    "hand back": lambda model: model.hand_back(),
    "gesture": lambda model: model.gesture(GESTURE, "page"),
    "act": lambda model: model.act(Tap(), 2),
    "go on": lambda model: model.go_on(" now the same for Bob "),
    "again": lambda model: model.again(),
    "resume lost": lambda model: model.resume_lost(),
}
FURTHER = Task("now the same for Bob", TASK.permissions, TASK.limits, (Turn(TASK.instruction, "Saved."),))
MINE = Rule(TakenOver(), 2)
SENT: dict[Phase, dict[str, object]] = {
    "starting": {"stop": Stop()},
    "working": {"pause": Pause(), "stop": Stop(), "take over": TakeOver(), "tell": Tell("hurry", -1)},
    "thinking": {"pause": Pause(), "stop": Stop(), "take over": TakeOver(), "tell": Tell("hurry", -1)},
    "paused": {"resume": Resume(), "stop": Stop(), "take over": TakeOver(), "tell": Tell("hurry", -1)},
    "approving": {
        "reject": Rule(Reject("later"), 2),
        "amend": Rule(Amend(Move("page", Tap(), 3)), 2),
        "do it myself": MINE,
        "take over": MINE,
        "stop": Stop(),
        "tell": Tell("hurry", -1),
    },
    "asking": {"answer": Tell("the first", 7), "tell": Tell("hurry", -1), "stop": Stop()},
    "yours": {
        "record": Record(),
        "hand back": HandBack(),
        "gesture": Hand("page", GESTURE),
        "act": HumanMove(Move("page", Tap(), 2)),
        "stop": Stop(),
        "tell": Tell("hurry", -1),
    },
    "finished": {"go on": Begin(FURTHER, brain="plain", headed=True), "again": ORDER},
    "lost": {"resume lost": Begin(TASK, ORDER.on, "plain", True, resume="e1")},
}


def outcome(phase: Phase, wish: str) -> list[object]:
    """What is sent when this is wished for in that phase."""
    model = run(phase)
    messages = sent(model)
    WISHES[wish](model)
    return messages


@pytest.mark.parametrize("phase", get_args(Phase))
def test_a_wish_is_sent_where_it_makes_sense_and_nowhere_else(phase: Phase) -> None:
    wanted = {wish: [SENT[phase][wish]] if wish in SENT[phase] else [] for wish in WISHES}
    assert {wish: outcome(phase, wish) for wish in WISHES} == wanted


def test_nothing_is_not_said() -> None:
    asking, finished = run("asking"), run("finished")
    messages = [sent(asking), sent(finished)]
    asking.answer("  ")
    asking.tell("  ")
    finished.go_on("  ")
    assert messages == [[], []]


def test_a_question_can_be_approved_only_after_a_moment(qtbot: QtBot) -> None:
    model = run("approving")
    messages = sent(model)
    model.approve()
    assert not messages
    qtbot.waitUntil(lambda: model.armed)
    model.approve()
    model.approve()
    assert messages == [Rule(Approve(), 2)]


def test_the_next_question_must_be_read_anew(qtbot: QtBot) -> None:
    model = run("approving")
    messages = sent(model)
    qtbot.waitUntil(lambda: model.armed)
    model.take(Decided(TYPE, Decision("ask", "scope", 2, number=3), '"Search" searchbox', 1))
    model.approve()
    assert not messages
    qtbot.waitUntil(lambda: model.armed)
    model.approve()
    assert messages == [Rule(Approve(), 3)]


def test_what_is_out_of_sight_is_not_armed(qtbot: QtBot) -> None:
    unseen, seen = run("approving"), run("approving")
    unseen.show(in_sight=False)
    qtbot.waitUntil(lambda: seen.armed)
    assert (unseen.armed, unseen.arming_left) == (False, 0)
    unseen.show(in_sight=True)
    qtbot.waitUntil(lambda: unseen.armed)


def test_what_comes_into_sight_again_must_be_read_anew(qtbot: QtBot) -> None:
    model = run("approving")
    messages = sent(model)
    qtbot.waitUntil(lambda: model.armed)
    model.show(in_sight=False)
    model.show(in_sight=True)
    model.approve()
    assert not messages
    qtbot.waitUntil(lambda: model.armed)


def test_a_word_that_comes_too_late_is_not_sent(qtbot: QtBot) -> None:
    for event in (Reviewed(Reject("no")), Finished("stopped", ""), TookOver()):
        model = run("approving", arming=0)
        messages = sent(model)
        qtbot.waitUntil(lambda model=model: model.armed)  # type: ignore[misc]
        model.take(event)
        model.approve()
        model.reject("too dear")
        model.amend("Bob")
        assert not messages


def test_amending_changes_the_text_and_expects_nothing_any_more() -> None:
    model = run("working")
    messages = sent(model)
    model.take(Decided(TYPE, ASKING, '"Search" searchbox', 1))
    model.amend("Bob")
    assert messages == [Rule(Amend(Move("page", SetText("Bob"), 1)), 2)]


def test_a_masked_text_is_not_typed_as_its_mask() -> None:
    model = run("working")
    messages = sent(model)
    model.take(Decided(Move("page", SetText(MASK), 1), ASKING, '"Search" searchbox', 1))
    model.amend(MASK, 2)
    assert not messages


def test_a_wish_is_sent_once_until_it_shows_effect() -> None:
    model = run("working")
    messages = sent(model)
    model.pause()
    model.pause()
    assert (messages, model.pending) == ([Pause()], "pause")
    model.take(Paused())
    assert model.pending == ""


def test_after_stop_nothing_else_is_wished() -> None:
    model = run("yours")
    messages = sent(model)
    model.stop()
    model.hand_back()
    model.gesture(GESTURE, "page")
    assert messages == [Stop()]


def test_the_second_escape_within_a_moment_stops() -> None:
    model = run("thinking")
    messages = sent(model)
    assert not model.escape()
    assert not messages
    assert model.escape()
    assert messages == [Stop()]


def test_a_follow_up_begins_afresh_and_remembers() -> None:
    model = run("finished")
    model.go_on("now the same for Bob")
    assert model.phase == "starting"
    model.take(Started("e2", FURTHER, "plain", STARTED.targets))
    assert (model.phase, model.episode.id, model.episode.acts) == ("working", "e2", 0)
    assert model.timeline.rowCount() == 4  # task, step and answer of the first, then the second task


def test_a_follow_up_after_the_engine_is_gone_opens_its_targets_anew() -> None:
    model = run("finished")
    messages = sent(model)
    model.lose("The engine ended.")
    assert model.phase == "finished"
    model.go_on("now the same for Bob")
    assert messages == [Begin(FURTHER, ORDER.on, "plain", True)]


def test_a_run_that_is_gone_on_with_keeps_what_it_had() -> None:
    model = run("lost")
    model.resume_lost()
    model.take(Started("e2", TASK, "plain", STARTED.targets, resumes="e1"))
    assert (model.phase, model.episode.acts, model.state.done_subgoals) == ("working", 1, 1)


def test_a_follow_up_whose_engine_is_lost_before_it_began_is_begun_anew() -> None:
    model = run("finished")
    model.go_on("now the same for Bob")
    messages = sent(model)
    model.lose("The engine was ended.")
    model.resume_lost()
    assert messages == [Begin(FURTHER, ORDER.on, "plain", True)]


def test_an_engine_lost_before_anything_happened_is_tried_again() -> None:
    model = RunModel(order=ORDER)
    messages = sent(model)
    model.lose("It would not start.")
    model.resume_lost()
    assert messages == [ORDER]
