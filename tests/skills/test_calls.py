"""Calls of other Shortcuts, disabled steps, and rounds over a table's rows."""

import json
from collections.abc import Mapping

import pytest

from controllers.actions import Open, SetText, Tap
from perception.checks import TextShown
from perception.locators import described
from perception.screen import Observation
from skills.calls import Uncallable, inlined
from skills.flow import Cursor, upcoming
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, Do, EachRow, If, Reply, Step, WaitFor
from tests.skills.outline import outline
from tests.skills.screens import screen

EMPTY = screen()


def done(steps: tuple[Step, ...], values: Mapping[str, str], seen: Observation = EMPTY) -> str:
    """What the steps come to, one after the other."""
    told: list[Step] = []
    cursor: Cursor = ()
    while len(told) < 50 and (coming := upcoming(steps, cursor, seen, values)):
        told.append(coming[0])
        cursor = coming[1]
    return outline(told)


def fill(text: str, field: str) -> Do:
    return Do(f"type {text}", SetText(text), described(field))


GREET = Shortcut("Greet", (fill("{who}", "Name"), fill("{title}", "Title")), (Parameter("who"), Parameter("title")))
SECRET = Parameter("password", type="secret")
LOG_IN = Shortcut("Log in", (fill("{password}", "Password"),), (SECRET,))


def of(*known: Shortcut):  # type: ignore[no-untyped-def]
    return {each.name: each for each in known}.__getitem__


def test_a_call_puts_the_callers_values_into_the_called_steps() -> None:
    calls = Call("greet", "Greet", (("who", "{title} {name}"), ("title", "{who}")))
    steps = inlined(Shortcut("All", (calls,)), of(GREET)).steps
    values = {"name": "Ada", "title": "Dr", "who": "me"}
    assert done(steps, values) == 'type "Dr Ada" @ "Name"; type "me" @ "Title"'


def test_calls_nest_also_within_blocks() -> None:
    inner = Shortcut("Inner", (Call("log in", "Log in"),))
    outer = Shortcut("Outer", (If("maybe", TextShown("x"), (), (Call("inner", "Inner"),)),))
    found = inlined(outer, of(inner, LOG_IN))
    assert done(found.steps, {"password": "•"}) == 'type "•" @ "Password"'
    assert found.parameters == (SECRET,)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((Call("again", "ALL"),), "calls itself"),
        ((Call("greet", "Greet", (("who", "Ada"),)),), 'does not say what title of "Greet" is'),
        ((Call("greet", "Greet", (("name", "Ada"),)),), 'gives name, which "Greet" does not take'),
        ((If("maybe", TextShown("x"), (EachRow("for each", "city", ()),)),), 'needs a table, and "All" has none'),
        (tuple(Call("log in", "Log in") for _ in range(1_500)), "more than 2000 steps"),
    ],
)
def test_what_cannot_be_called_is_said_in_a_sentence(steps: tuple[Step, ...], sentence: str) -> None:
    with pytest.raises(Uncallable, match=sentence):
        inlined(Shortcut("All", steps, (Parameter("city"),)), of(GREET, LOG_IN))


def test_what_must_hold_before_and_after_a_called_one_is_waited_for() -> None:
    last = Reply("answer", "done")
    part = Shortcut("Part", (fill("x", "Name"), last), precondition=TextShown("Form"), postcondition=TextShown("Saved"))
    before, _, after, answer = inlined(Shortcut("All", (Call("part", "Part"),)), of(part)).steps
    assert [each.check for each in (before, after) if isinstance(each, WaitFor)] == [
        part.precondition,
        part.postcondition,
    ]
    assert answer == last


def test_one_of_another_place_is_called_only_where_somebody_goes_there() -> None:
    here, there = "http://shop", "http://bank"
    go, part = Do("go", Open(there)), Shortcut("Part", (fill("x", "Name"),), scope=there)
    with pytest.raises(Uncallable, match="made for http://bank"):
        inlined(Shortcut("All", (Call("part", "Part"),), scope=here), of(part))
    goes = Shortcut("Part", (go, *part.steps), scope=there)
    assert inlined(Shortcut("All", (Call("part", "Part"),), scope=here), of(goes)).steps == goes.steps
    assert inlined(Shortcut("All", (go, Call("part", "Part")), scope=here), of(part)).steps == goes.steps


def test_two_shortcuts_that_call_each_other_are_refused() -> None:
    ping, pong = Shortcut("Ping", (Call("pong", "Pong"),)), Shortcut("Pong", (Call("ping", "Ping"),))
    with pytest.raises(Uncallable, match="calls itself"):
        inlined(ping, of(ping, pong))


def test_a_table_that_is_handed_on_is_known_by_its_new_name() -> None:
    each = Shortcut(
        "Each", (EachRow("for each", "rows", (fill("{name}", "Name"),)),), (Parameter("rows", type="table"),)
    )
    people = Parameter("people", type="table")
    found = inlined(Shortcut("All", (Call("each", "Each", (("rows", "{people}"),)),), (people,)), of(each))
    assert done(found.steps, {"people": json.dumps([{"name": "Ada"}])}) == 'type "Ada" @ "Name"'


def test_each_row_of_a_table_is_a_round_with_its_columns() -> None:
    rows = [{"name": "Ada", "city": "London"}, {"name": "Bob", "city": "Köln"}]
    loop = EachRow("for each person", "people", (fill("{name}", "Name"), fill("{city} {land}", "City")))
    said = done((loop, Do("save", Tap(), described("Save"))), {"people": json.dumps(rows), "land": "!"})
    assert said == (
        'type "Ada" @ "Name"; type "London !" @ "City"; type "Bob" @ "Name"; type "Köln !" @ "City"; tap @ "Save"'
    )
    assert done((loop,), {"people": "[]"}) == ""


def test_what_is_off_is_passed_over_with_all_within_it() -> None:
    loop = EachRow("for each", "people", (fill("{name}", "Name"),), off=True)
    steps = (loop, Do("a", Tap(), described("A"), off=True), Do("b", Tap(), described("B")))
    assert done(steps, {"people": '[{"name": "Ada"}]'}) == 'tap @ "B"'
    assert [step.words for step in inlined(Shortcut("All", steps), of()).steps] == ["b"]
