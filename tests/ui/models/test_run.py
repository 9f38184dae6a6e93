"""What a run is in after each event, and what is known of it then."""

from pytestqt.qtbot import QtBot

from app.events import (
    Acted,
    Decided,
    Event,
    Finished,
    HandedBack,
    Intended,
    Observed,
    Prompted,
    Proposed,
    Resumed,
    Reviewed,
    Spent,
    Told,
    TookOver,
)
from app.proposals import Act, Approve, Decision, Move, Reject
from app.serving.orders import Begin
from controllers.actions import Wait
from tests.ui.models.runs import (
    ASKED,
    BEGUN,
    DECIDED,
    ORDER,
    PHASES,
    QUESTION,
    SAVE,
    SPENT,
    STARTED,
    TASK,
    THINKING,
    run,
    seen,
)
from ui.models.phase import Phase, after
from ui.models.run import RunModel

DENIED = Decided(SAVE, Decision("deny", "forbidden", 4), '"Save" button', 2)
FINISH = Finished("failed", "It did not work.")


TRANSITIONS: list[tuple[Phase, Event, Phase]] = [
    ("starting", STARTED, "working"),
    ("working", THINKING, "thinking"),
    ("thinking", SPENT, "working"),
    ("thinking", ASKED, "approving"),
    ("working", DECIDED, "working"),
    ("working", DENIED, "working"),
    ("approving", Reviewed(Approve()), "working"),
    ("approving", seen(), "approving"),
    ("asking", Told("the first"), "working"),
    ("paused", Told("hurry"), "paused"),
    ("paused", Resumed(), "working"),
    ("paused", TookOver(), "yours"),
    ("yours", Intended(SAVE, "", 0), "yours"),
    ("yours", Acted(SAVE, ""), "yours"),
    ("yours", HandedBack(), "working"),
    ("yours", FINISH, "finished"),
    ("finished", seen(), "finished"),
    ("finished", STARTED, "working"),
    ("lost", seen(), "lost"),
    ("lost", FINISH, "finished"),
    ("lost", STARTED, "working"),
]


def test_events_lead_from_phase_to_phase() -> None:
    assert [(before, event, after(before, event)) for before, event, _ in TRANSITIONS] == TRANSITIONS


def test_each_phase_is_reached() -> None:
    assert {phase: run(phase).phase for phase in PHASES} == {phase: phase for phase in PHASES}


def test_changes_are_told_once_per_turn(qtbot: QtBot) -> None:
    model = RunModel(order=ORDER)
    told: list[None] = []
    model.changed.connect(lambda: told.append(None))
    for event in PHASES["approving"]:
        model.take(event)
    assert not told
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1


def test_the_next_move_is_known_before_it_happens() -> None:
    model = run("approving")
    assert model.state.next_words == 'tap "Save" button'
    assert model.state.next_element == seen().screen.element(2)
    model.take(Acted(SAVE, '"Save" button'))
    assert (model.state.next, model.state.next_element) == (None, None)


def test_of_a_wait_it_is_said_for_what() -> None:
    model, wait = run("working"), Move("page", Wait())
    model.take(Proposed(Act('wait until "Saved" is shown', "page", (wait,))))
    model.take(Decided(wait, Decision("allow", "only looks", 0)))
    assert model.state.next_words == 'wait until "Saved" is shown'


def test_what_will_not_happen_is_not_announced() -> None:
    for event in (Reviewed(Reject("no")), TookOver(), QUESTION, FINISH, DENIED):
        model = run("approving")
        model.take(event)
        assert model.state.next is None


def test_who_thinks_is_known_until_they_have() -> None:
    model = run("thinking")
    assert model.state.thinking == Prompted("operator", "some-model", at=102)
    model.take(SPENT)
    assert model.state.thinking is None
    assert (model.state.calls, model.episode.dollars) == (1, 0.25)


def test_the_target_that_something_happens_on_is_watched_until_one_is_chosen() -> None:
    model = RunModel(order=ORDER)
    watched: list[tuple[str, ...]] = []
    model.watched.connect(watched.append)
    for event in (*BEGUN, seen(on="mail"), seen(on="page")):
        model.take(event)
    model.watch("mail")
    model.take(seen(on="page"))
    assert watched == [("page",), ("mail",), ("page",), ("mail",)]


def test_the_dialog_of_the_page_is_known() -> None:
    model = run("yours")
    assert not model.dialog
    model.take(seen(digest="", blocked=True))
    assert [element.name for element in model.dialog] == ["Search", "Save", "<b>Drop</b> & go"]


def test_time_runs_until_the_end() -> None:
    assert run("working").state.elapsed(now=160.0) == 60
    assert run("finished").state.elapsed(now=160.0) == 8
    assert RunModel().state.elapsed(now=160.0) == 0


def test_a_run_without_an_order_makes_its_own() -> None:
    model = RunModel()
    model.take(STARTED)
    assert model.order == Begin(TASK, ORDER.on, "plain")


def test_spent_events_of_types_unknown_to_a_phase_do_not_matter() -> None:
    assert after("approving", Spent("reflector")) == "approving"
    assert after("yours", Observed("page", seen().screen)) == "yours"
