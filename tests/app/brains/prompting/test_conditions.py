"""What the Operator's model says of conditions, and that no answer passes while one is open."""

from typing import Any

import pytest

from app.brains.prompting import telling
from app.brains.prompting.choosing import choice
from app.brains.prompting.replies import Unfit
from app.events import Constrained, Event, Planned, Reached, Satisfied
from app.ledger import Fact
from app.proposals import Note
from app.roles.operator import Choice, Met
from tests.app.brains.models import action, reply
from tests.app.brains.prompting.situations import form, halfway, number, prompt, situation

BOOK = number("Book", form())
BOUND = Constrained(("under € 100", "never click Delete"))


def said(*events: Event, **fields: Any) -> Choice:
    return choice(reply(*fields.pop("actions", ()), **fields), situation(form(), halfway(*events)))


def answered(*met: tuple[int, str], events: tuple[Event, ...] = (BOUND,), **fields: Any) -> Choice:
    shown = [{"condition": number, "by": by} for number, by in met]
    return said(*events, kind="answer", say="Booked.", met=shown, **fields)


def test_conditions_are_told_once() -> None:
    tap = [action("tap", BOOK)]
    assert said(actions=tap, conditions=["under € 100", " "]).constraints == ("under € 100",)
    assert said(Constrained(()), actions=tap, conditions=["more"]).constraints is None


def test_an_answer_is_refused_while_a_condition_is_open() -> None:
    with pytest.raises(Unfit, match='Condition 1, "under € 100", is open'):
        answered()
    with pytest.raises(Unfit, match="Condition 1"):
        answered(events=(), conditions=["by noon"])
    assert answered((1, "price")).met == (Met(1, "price: € 45.00"),)


def test_what_is_met_already_need_not_be_shown_again() -> None:
    assert answered(events=(BOUND, Satisfied(1, "price: € 45.00"))).met == ()


@pytest.mark.parametrize(
    ("met", "problem"),
    [
        ((1, "free of charge"), "is no note, no line of the screen"),
        ((1, "Ines Moreau"), "has no number"),
        ((3, "price"), "There is no condition 3: there are 2"),
    ],
)
def test_evidence_must_bear_it_out(met: tuple[int, str], problem: str) -> None:
    with pytest.raises(Unfit, match=problem):
        answered(met)


def test_a_note_of_this_very_reply_is_evidence() -> None:
    note = {"name": "boat", "text": "Small boat"}
    events = (Constrained(("the small boat",)),)
    assert answered((1, "boat"), events=events, notes=[note], claims=["boat"]).met == (Met(1, "boat: Small boat"),)


def test_a_reply_says_how_many_subgoals_are_reached_but_never_more_than_there_are() -> None:
    assert said(actions=[action("tap", BOOK)], reached=99).reached == 3


def test_the_prompt_tells_the_ledger() -> None:
    asked = prompt("operator")
    asked.situation.episode.apply(BOUND)
    asked.situation.episode.apply(Satisfied(1, "price: € 45.00"))
    asked.situation.episode.apply(Reached(1))
    assert telling.FACTS["conditions"](asked).splitlines() == [
        "1. under € 100 ... met: price: € 45.00", "2. never click Delete ... open",
    ]  # fmt: skip
    assert telling.FACTS["plan"](asked).splitlines()[:2] == [
        "1. the booking is open ... reached", "2. the small boat is booked",
    ]  # fmt: skip
    history = telling.FACTS["history"](asked).splitlines()
    assert history[0] == "1. the booking is open ... reached, after 2 moves"


def test_a_fact_that_was_looked_up_is_told_with_its_note() -> None:
    asked = prompt("operator")
    sorts = {
        "the price of the boat": "to look up",
        "the day": "to look up",
        "the day after": "to look up",
        "Ada": "given",
    }
    facts = tuple(Fact(text, sort) for text, sort in sorts.items())  # type: ignore[arg-type]
    asked.situation.episode.apply(Planned(("it is booked",), "at the start", facts))
    asked.situation.episode.notes = {name: Note(name, "4") for name in ("boat price", "day", "Ada")}
    assert telling.FACTS["facts"](asked).splitlines() == [
        '- the price of the boat (noted: "boat price")', "- the day (to look up)", "- the day after (to look up)",
        "- Ada (given)",
    ]  # fmt: skip


def test_the_task_itself_is_no_condition_of_it() -> None:
    task = "Book the small boat for Ines Moreau on 4 July and tell me the price."
    tap = [action("tap", BOOK)]
    assert said(actions=tap, conditions=[task, "the small boat"]).constraints == ("the small boat",)


@pytest.mark.parametrize("kind", ["ask", "hand_over", "give_up"])
def test_a_reply_that_acts_and_ends_at_once_contradicts_itself(kind: str) -> None:
    with pytest.raises(Unfit, match=f"`{kind}` has no actions"):
        said(kind=kind, say="Booked.", actions=[action("tap", BOOK)])
