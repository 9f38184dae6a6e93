"""What a person reads of a run."""

import time
from dataclasses import replace

import pytest

from app.events import (
    Acted,
    Answered,
    Asked,
    Constrained,
    Decided,
    Ending,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Learned,
    Noted,
    Observed,
    Paused,
    Planned,
    Proposed,
    Reached,
    Resumed,
    Reviewed,
    Satisfied,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.ledger import Fact
from app.proposals import Act, Amend, Approve, Ask, Decision, Move, Note, Outcome, Reject, TakenOver, Verdict, Wanted
from app.tasks import Task
from app.transcript import Transcript, moment
from controllers.actions import Open, Press, Scroll, Select, SetChecked, SetText, Tap, Upload
from perception.geometry import Box
from perception.screen import Element, Observation, Place
from skills.shortcuts import Shortcut, Tip

SHOP = "http://127.0.0.1:8000"
SEARCH, CARD, DELETE = '"Search" searchbox', '"Visa" radio', '"Delete" button'
TYPE, ENTER = Move("page", SetText("Ada"), 4), Move("page", Press("Enter"))
CHECK, TAP = Move("page", SetChecked(True), 7), Move("page", Tap(), 9)
STARTED = Started("1f2e3d", Task("find Ada and delete her"), "plain", (("page", SHOP),), at=100.0)


def observed(path: str, elements: int, on: str = "page") -> Observed:
    thing = Element("button", "x", Box(0, 0, 1, 1))
    return Observed(on, Observation(Place(SHOP, SHOP + path), (thing,) * elements))


def moved(move: Move, target: str, seconds: float, judgement: Judged, *side: str) -> list[Event]:
    acted = Acted(move, target, side, "", seconds)
    return [Decided(move, Decision("allow", "ok", 1)), Intended(move, target, 1), acted, observed("/x", 2), judgement]


def told(*events: Event) -> list[str]:
    transcript = Transcript()
    return [line for event in events for line in transcript.feed(event)]


def worked(evidence: str) -> Judged:
    return Judged(Outcome("worked", evidence))


RUN: list[Event] = [
    STARTED,
    observed("/customers", 31),
    Planned(("find Ada", "delete her"), "the task begins"),
    Spent("operator", 900, 40, 0.0042, 1.1),
    Proposed(Act('search for "Ada"', "page", (TYPE, ENTER), (Wanted("city", 5),))),
    *moved(TYPE, SEARCH, 0.018, worked('value is "Ada"')),
    *moved(ENTER, "page", 0.25, worked("the page changed"), 'tab "Ada" opened'),
    Noted(Note("city", "London")),
    observed("/customers?q=Ada", 1),
    Proposed(Act("delete Ada", "page", (TAP,))),
    Decided(TAP, Decision("ask", "irreversible or outward", 3, "delete", "the button says Delete")),
    Reviewed(Approve()),
    Intended(TAP, DELETE, 3),
    Acted(TAP, DELETE, (), "The button is disabled.", 2.34),
    Judged(Outcome("no change", "The button is disabled.")),
    Proposed(Ask("Which one?")),
    Asked("Which Delete button?", ("in row of Ada", "in row of Bo")),
    Told("the first"),
    Proposed(Act("delete Ada", "page", (TAP,))),
    *moved(TAP, DELETE, 0.09, worked("Ada is gone")),
    Spent("learner", 1, 1, 0.01),
    Answered("Ada of London was deleted.\nShe had no orders."),
    Learned(
        (Shortcut("Delete a customer", (), trust="trial"), Shortcut("Find a customer", ())),
        (Tip("Delete is slow.", SHOP, "1f2e3d"),),
    ),
    Finished("done", "Ada of London was deleted.\nShe had no orders.", at=112.3),
]

TEXT = """\
find Ada and delete her
   run 1f2e3d · plain brain · page http://127.0.0.1:8000
   plan, the task begins:
     1. find Ada
     2. delete her
1  at http://127.0.0.1:8000/customers · 31 elements · $0.0042
   search for "Ada":
   > type "Ada" in "Search" searchbox ... worked (18 ms): value is "Ada"
   > press Enter ... worked (250 ms): the page changed
     + tab "Ada" opened
   • city: London
2  at http://127.0.0.1:8000/customers?q=Ada · 1 element
   ! asking first: tap is R3 delete, the button says Delete (rule "irreversible or outward")
   approved by person
   > tap "Delete" button ... no change (2.3 s): The button is disabled.
   ? Which Delete button?
     1. in row of Ada
     2. in row of Bo
   you said: "the first"
3  at http://127.0.0.1:8000/customers?q=Ada · 1 element
   > tap "Delete" button ... worked (90 ms): Ada is gone
Ada of London was deleted.
She had no orders.
   learned: shortcut Delete a customer
   learned: shortcut Find a customer, a part of it that may not run by itself before you have trusted it
   learned: Delete is slow.
Done · 3 steps · 12.3 s · $0.01
""".replace("> ", "\u203a ")


def test_a_whole_run_reads_well() -> None:
    assert "\n".join(told(*RUN)) + "\n" == TEXT


def test_steps_name_their_target_when_there_are_several() -> None:
    two = replace(STARTED, targets=(("shop", SHOP), ("bank", "")))
    steps = [Proposed(Act("go on", on)) for on in ("shop", "bank")]
    assert told(two, observed("/a", 2, "shop"), *steps)[2:] == [f"1  shop at {SHOP}/a · 2 elements", "2  bank"]


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Move("page", Select("Visa"), 1), f'choose "Visa" in {CARD}'),
        (Move("page", SetText(""), 1), f"clear {CARD}"),
        (CHECK, f"check {CARD}"),
        (Move("page", Press("Enter"), 1), f"press Enter on {CARD}"),
        (Move("page", Upload(("a.txt",)), 1), f"upload a.txt to {CARD}"),
        (Move("page", Scroll(), 1), f"scroll to {CARD}"),
        (Move("page", Scroll("up")), "scroll up"),
        (Move("page", Open(SHOP)), f"open {SHOP}"),
    ],
)
def test_a_move_reads_as_a_sentence(move: Move, words: str) -> None:
    assert told(*moved(move, CARD, 0.001, worked(""))) == [f"   \u203a {words} ... worked (1 ms)"]


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (Approve("rule"), "approved by rule"),
        (Amend(ENTER), "changed to: press Enter"),
        (Reject("not her"), "rejected by person: not her"),
        (Reject(), "rejected by person"),
        (TakenOver(), "taken over"),
    ],
)
def test_every_verdict_is_told(verdict: Verdict, line: str) -> None:
    assert told(Reviewed(verdict)) == [f"   {line}"]


def test_a_refusal_names_its_rule() -> None:
    denied = Decided(TAP, Decision("deny", "watch mode", 1, "", "this run only watches"))
    end = Finished("refused", "Nothing was touched.", at=100.5)
    assert told(STARTED, denied, end)[2:] == [
        '   ! not allowed: tap is R1, this run only watches (rule "watch mode")',
        "Nothing was touched.",
        "Refused · 0 steps · 500 ms · $0.00",
    ]


def test_the_persons_own_moves_are_told_as_theirs() -> None:
    by_person = Acted(TAP, DELETE, (), "", 0.02)
    refused = Acted(CHECK, CARD, (), "It is disabled.", 0.02)
    assert told(TookOver("log in"), by_person, refused, HandedBack(), Paused(), Resumed()) == [
        "   over to you: log in",
        f"   \u203a you: tap {DELETE} ... done (20 ms)",
        f"   \u203a you: check {CARD} ... failed (20 ms): It is disabled.",
        "   handed back",
        "   paused",
        "   resumed",
    ]


def test_a_move_cut_short_is_not_passed_over() -> None:
    end = Finished("stopped", "Stopped by you.", at=300.0)
    assert told(STARTED, Intended(TAP, DELETE, 1), end)[2:] == [
        f"   \u203a tap {DELETE} ... not finished",
        "Stopped by you.",
        "Stopped · 0 steps · 3 min 20 s · $0.00",
    ]


@pytest.mark.parametrize(("ending", "word"), [("failed", "Failed"), ("asked", "Needs you"), ("crashed", "Crashed")])
def test_every_other_ending_has_its_word(ending: Ending, word: str) -> None:
    assert told(STARTED, Finished(ending, "Why.", at=101.0))[2:] == ["Why.", f"{word} · 0 steps · 1.0 s · $0.00"]


def test_small_costs_are_not_rounded_to_nothing() -> None:
    assert told(STARTED, Spent("operator", dollars=0.0042), Finished("failed", "", at=101.0))[-1].endswith("$0.0042")


def test_a_page_cannot_play_tricks_on_the_terminal() -> None:
    tricks = "\x1b[2J\x1b]0;owned\x07 a\r\nb \u202ec \x9b31m"
    lines = told(STARTED, Noted(Note("x", tricks)), Answered(tricks), Asked(tricks))
    assert all(line.isprintable() for line in lines)


def test_long_readings_are_cut_and_answers_are_not() -> None:
    note, answer = told(Noted(Note("x", "a" * 999)), Answered("b" * 999))
    assert note.endswith("a…") and len(note) < 210
    assert answer == "b" * 999


def test_colours_only_when_asked_for() -> None:
    coloured = Transcript(colours=True)
    assert coloured.feed(Asked("Which?")) == ["\x1b[1m   ? Which?\x1b[0m"]
    assert told(Asked("Which?")) == ["   ? Which?"]


def test_a_moment_is_local_time() -> None:
    assert moment(time.mktime((2025, 3, 1, 14, 5, 0, 0, 0, -1))) == "2025-03-01 14:05"


def test_what_binds_the_run_and_how_far_it_has_come_is_told() -> None:
    plan = Planned(("a", "b"), "at the start", (Fact("the total", "to look up"),), "It stands there.", "new: b")
    lines = told(
        plan, Constrained(("under 100", "by noon")), Constrained(("by noon",)), Reached(1), Satisfied(2, "11:00")
    )
    assert lines == [
        "   plan, at the start:", "     It stands there.", "     new: b", "     1. a", "     2. b",
        "   facts: the total (to look up)", '   the task says: "under 100"', '   the task says: "by noon"',
        "   \u2713 a", '   \u2713 "by noon": 11:00',
    ]  # fmt: skip


def test_what_was_asked_besides_the_next_step_says_why_and_for_how_much() -> None:
    why = "the checks could not decide: nothing to tell it by"
    spent = Spent("reflector", 100, 10, 0.002, 1.0, "m", why=why)
    assert told(spent) == [f"   asked the reflector (m, $0.0020): {why}"]
    step = told(spent, observed("/a", 1), Proposed(Act("go on", "page")))[1]
    assert step.endswith("1 element · $0.0020")


def test_an_answer_shows_the_notes_that_carry_it() -> None:
    note = Note("total", "30", place=f"{SHOP}/orders/7")
    assert told(Noted(note), Noted(Note("other", "x")), Answered("It is 30.", ("total",)))[2:] == [
        f"   as noted, total: 30, read at {SHOP}/orders/7", "It is 30.",
    ]  # fmt: skip
