"""The loops and conditions of the words that were followed are kept, and nothing is guessed about the rest."""

from dataclasses import replace

import pytest

from controllers.actions import Action, SetText, Tap, Wait
from perception.checks import Changed, TextShown
from perception.locators import Described, Description, Locator, Relation
from skills.demonstrations import Deed, Reading
from skills.flow import Cursor, Frame
from skills.generalising.parameters import Known
from skills.generalising.structure import Unclear, has_ways, structured
from skills.plain_words.parsing import parse
from skills.steps import Do, EachRow, If, Read, Repeat
from tests.perception.screens import element
from tests.skills.generalising.shown import FIELD, SCREEN, by_name, deed, seen

LOOP = parse('for each row in the table People as person, type "Ada" in the Note field in this row')
EITHER = parse('type "Ada" in Search; if "Ada" is shown, type "Ada" in Note')


def in_turn(turn: int, done: int = 1) -> Cursor:
    return (Frame(), Frame(done, items=("Cem", "Dan"), turn=turn))


def step(cursor: Cursor, action: Action, **more: object) -> Deed:
    return deed(action, by_name("textbox", "Search"), FIELD, cursor=cursor, **more)


def came(words: str) -> dict[str, object]:
    """That a status says this then."""
    status = element("status", "", (0, 90), text=words, key="status")
    return {"before": SCREEN, "after": seen(FIELD, status, before=SCREEN)}


def test_a_step_of_a_loop_is_checked_by_what_has_come_of_it_in_every_turn() -> None:
    turns = [
        step(in_turn(n), SetText("x"), expected=TextShown(f"{row} is noted")) for n, row in enumerate(("Cem", "Dan"))
    ]
    (loop,) = structured(LOOP, turns, Known())
    assert isinstance(loop, Repeat) and isinstance(loop.steps[0], Do) and isinstance(LOOP[0], Repeat)
    assert loop.steps[0].check == TextShown("{person} is noted")
    other = replace(turns[1], expected=TextShown("Dan is new"))
    (loop,) = structured(LOOP, [turns[0], other], Known())
    assert loop.steps == LOOP[0].steps  # type: ignore[union-attr]


def test_a_way_that_was_not_gone_is_told_in_the_names_of_what_is_known() -> None:
    first, either = structured(EITHER, [step((Frame(1),), SetText("Ada"))], Known())
    assert isinstance(first, Do) and first.action == SetText("{search}")
    assert isinstance(either, If) and either.check == TextShown("{search}")
    assert isinstance(either.then[0], Do) and either.then[0].action == SetText("{search}")


def test_what_is_waited_for_shows_that_the_step_before_is_done_unless_it_was_there_already() -> None:
    plan = parse('click Go; wait until "Ready" is shown; if "Ada" is shown, click Go')
    waited = {"expected": TextShown("Ready")}
    go = step((Frame(1),), Tap(), expected=Changed(), **came("Ready"))
    assert [each.kind for each in structured(plan, [go, step((Frame(2),), Wait(10.0), **waited)], Known())] == [
        "do",
        "if",
    ]
    there = replace(go, before=go.after)
    told = structured(plan, [there, step((Frame(2),), Wait(10.0), **waited)], Known())
    assert len(told) == 3


@pytest.mark.parametrize(
    "cursors", [[in_turn(0), in_turn(0)], [(), in_turn(0)]], ids=["within a loop", "before anything"]
)
def test_what_the_words_do_not_say_is_not_guessed_at(cursors: list[Cursor]) -> None:
    with pytest.raises(Unclear, match="besides what the words say"):
        structured(LOOP, [step(cursor, SetText("x")) for cursor in cursors], Known())


def test_names_that_mean_two_things_and_rows_of_files_are_not_guessed_at() -> None:
    known = Known(values={"Bob": "person"})
    with pytest.raises(Unclear, match="the same name"):
        structured(LOOP, [step(in_turn(0), SetText("x"))], known)
    rows = (EachRow("each", "rows", LOOP),)
    assert has_ways(rows) and not has_ways(parse("click Go"))
    with pytest.raises(Unclear, match="a file"):
        structured(rows, [], Known())


def test_a_loop_goes_over_what_the_words_name() -> None:
    over = Locator((Described(Description("", "row", relation=Relation("in", Description("Ada", "table")))),))
    plan = (Repeat("each", over, "person", LOOP[0].steps),)  # type: ignore[union-attr]
    (loop,) = structured(plan, [step(in_turn(0), SetText("x"))], Known(values={"Ada": "list"}))
    assert isinstance(loop, Repeat) and "{list}" in repr(loop.over)


def test_what_the_words_count_is_read_there_again_where_there_are_ways_too() -> None:
    plan = parse('read the Note in the first row as note; if "Ada" is shown, type "Ada" in Note')
    told = Locator((Described(Description("Note", "cell"), 1),))
    first, _ = structured(plan, [Reading("shop", "read it", "note", "Cem", told, "Note", (Frame(1),))], Known())
    assert isinstance(first, Read) and first.target == plan[0].target  # type: ignore[union-attr]
