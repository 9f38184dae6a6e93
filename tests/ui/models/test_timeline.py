"""The timeline tells every step of a run."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Event,
    HandedBack,
    Intended,
    Judged,
    Noted,
    Observed,
    Reviewed,
    Spent,
    Told,
    TookOver,
)
from app.invocations import Verified
from app.proposals import Amend, Approve, Decision, Note, Outcome, Reject
from tests.app.stage import EVERYTHING, OPEN_ORDER, Person, play, tap
from tests.ui.models.runs import (
    AFTER,
    ASKED,
    BEFORE,
    BEGUN,
    FINISHED,
    PHASES,
    SAVE,
    SAVING,
    SHOP,
    SPENT,
    TYPED,
    seen,
)
from ui.models.steps import Step, lines
from ui.models.timeline import STEP, TimelineModel


def timeline(*events: Event) -> TimelineModel:
    model = TimelineModel()
    for event in events:
        model.take(event)
    return model


def last(*events: Event) -> Step:
    model = timeline(*events)
    return model.step(model.rowCount() - 1)


def test_it_keeps_qts_rules_while_it_grows(qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for event in (*PHASES["finished"], *PHASES["yours"], *PHASES["approving"]):
        model.take(event)
    assert model.rowCount() == 8


def test_a_real_run_step_by_step() -> None:
    model = timeline(*play(OPEN_ORDER, tap("Nothing"), tap("Orders"), permissions=EVERYTHING).events)
    told = [(step.kind, step.number, step.words, step.verdict) for step in map(model.step, range(model.rowCount()))]
    assert told[:4] == [
        ("task", 0, "do it", ""),
        ("act", 1, "tap Order 7", "worked"),
        ("act", 2, "tap Nothing", "no change"),
        ("act", 3, "tap Orders", "worked"),
    ]


def test_a_step_tells_what_was_done_and_what_shows_it() -> None:
    step = last(*BEGUN, *TYPED)
    assert [*lines(step)] == [
        ("thought", "The field is there."),
        ("move", 'type "Ada" in "Search" searchbox … worked'),
        ("evidence", 'it holds "Ada"'),
    ]
    assert (step.before, step.after, step.seconds) == (BEFORE, AFTER, 0.25)


def test_a_row_is_brought_up_to_date_in_place() -> None:
    model = timeline(*BEGUN)
    rows: list[int] = []
    model.dataChanged.connect(lambda top, _: rows.append(top.row()))
    for event in TYPED:
        model.take(event)
    assert set(rows) == {1}
    assert model.index(1).data() == "1  type Ada in Search"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "1  type Ada in Search, worked, 250 ms"
    assert model.index(1).data(STEP) is model.step(1)


def test_what_thinking_cost_is_booked_on_what_it_led_to() -> None:
    model = timeline(*BEGUN, SPENT, *TYPED, Spent("reflector", dollars=0.5), SPENT, *FINISHED)
    assert [model.step(row).dollars for row in range(model.rowCount())] == [0, 0.75, 0.25]
    assert model.step(1).troubles == ["The reply was cut off; asked again."]
    assert model.step(1).seconds == 2.25


def test_cost_that_led_to_nothing_is_booked_on_the_last_step() -> None:
    assert last(*BEGUN, *TYPED, SPENT, FINISHED[-1]).dollars == 0.25


@pytest.mark.parametrize(
    ("verdict", "outcome", "line"),
    [
        (Approve("person"), "", "approved by person: R2 submit, it sends a form to /save (changes something)"),
        (
            Reject("too dear"),
            "refused",
            "rejected by person: too dear: R2 submit, it sends a form to /save (changes something)",
        ),
        (Amend(SAVE), "changed", "changed to: tap: R2 submit, it sends a form to /save (changes something)"),
    ],
)
def test_who_allowed_it_is_told(verdict: Approve | Reject | Amend, outcome: str, line: str) -> None:
    step = last(*BEGUN, SAVING, ASKED, Reviewed(verdict))
    assert (step.verdict, dict(lines(step))["decision"]) == (outcome, line)


def test_a_move_that_was_changed_is_told_twice() -> None:
    step = last(*BEGUN, SAVING, ASKED, Reviewed(Amend(SAVE)), Decided(SAVE, Decision("allow", "ok", 1), "the other"))
    assert [tried.words for tried in step.tried] == ['tap "Save" button', "tap the other"]


def test_a_move_that_the_policy_forbids_is_refused() -> None:
    assert (
        last(*BEGUN, SAVING, Decided(SAVE, Decision("deny", "forbidden", 4, "", "no such thing"))).verdict == "refused"
    )


def test_what_the_person_does_and_says_is_told() -> None:
    mine = (Intended(SAVE, '"Save" button by the person', 0), Acted(SAVE, '"Save" button by the person'))
    step = last(*BEGUN, *TYPED, TookOver("log in"), *mine, Told("done"), HandedBack("2 clicks"))
    assert (step.kind, step.words, step.verdict, step.said) == (
        "yours", "log in", "you did it", ['you said: "done"', "handed back after 2 clicks"],
    )  # fmt: skip


def test_what_the_world_refuses_the_person_is_told() -> None:
    step = last(*BEGUN, TookOver(), Acted(SAVE, "by the person", error="There is no such target."))
    assert (step.verdict, step.tried[0].evidence) == ("refused", "There is no such target.")


def test_a_question_in_the_middle_of_a_move_does_not_take_its_verdict() -> None:
    begun = (Intended(SAVE, "", 1), Acted(SAVE, ""), seen(AFTER))
    model = timeline(
        *BEGUN, SAVING, *begun, Asked("Did it work?"), Told("yes"), Judged(Outcome("worked", "you said yes"))
    )
    assert [(model.step(row).kind, model.step(row).verdict) for row in (1, 2)] == [("act", "worked"), ("ask", "")]
    assert model.step(2).said == ['you said: "yes"']


def test_what_came_of_the_trials_after_the_end_is_told_there() -> None:
    model = timeline(*BEGUN, *TYPED, *FINISHED, Verified("Save", "begun"), Verified("Save", "proven", 4))
    assert model.step(model.rowCount() - 1).said[-1] == 'the shortcut "Save" is proven: right in 4 trials'


def test_what_was_read_is_noted_on_its_step() -> None:
    step = timeline(*BEGUN, *TYPED, *FINISHED).step(1)
    assert ("note", "total: 30 €") in lines(step)


def test_a_step_tells_what_a_model_was_asked_besides_it_and_why() -> None:
    step = last(*BEGUN, SAVING, Spent("reflector", dollars=0.01, why="the checks could not decide"))
    assert ("said", "asked the reflector: the checks could not decide") in list(lines(step))


def test_an_answer_tells_which_notes_carry_it() -> None:
    notes = (Noted(Note("total", "30", place=SHOP)), Noted(Note("other", "x")))
    assert list(lines(last(*BEGUN, *notes, Answered("30", ("total",))))) == [("said", f"total: 30, read at {SHOP}")]


def test_long_evidence_is_cut() -> None:
    step = last(*BEGUN, *TYPED[:-1], Judged(Outcome("worked", "x" * 5000)))
    assert len(dict(lines(step))["evidence"]) == 240


def test_a_person_who_was_never_asked_has_no_say() -> None:
    model = timeline(*play(tap("Delete"), person=Person()).events)
    assert model.step(1).tried[0].said == ""
    assert isinstance(model.index(99).data(), type(None))


def test_events_before_any_step_do_no_harm() -> None:
    assert timeline(Judged(Outcome("worked")), Told("x"), SPENT, Observed("page", seen().screen)).rowCount() == 0
