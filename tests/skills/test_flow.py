"""Control flow: which step is next, on which screen, and that a position survives being written down."""

from collections.abc import Callable, Mapping

import pytest

from controllers.actions import SetText
from perception.checks import ElementShown, ValueIs
from perception.screen import Observation
from skills.codec import dumps, loads
from skills.flow import Cursor, Frame, UnknownName, items, upcoming
from skills.plain_words.nouns import locator
from skills.plain_words.parsing import parse
from skills.steps import Do, Step, WaitFor
from tests.skills.outline import outline
from tests.skills.screens import element, screen, table

PEOPLE = [["Ada", "30"], ["Bob", "40"], ["Cy", "30"]]
ORDERS = screen(*table("Orders", ["Name", "Total"], PEOPLE))


def walked(
    steps: tuple[Step, ...],
    look: Callable[[int], Observation] = lambda _: ORDERS,
    values: Mapping[str, str] | None = None,
) -> list[str]:
    """All plain steps in order; `look` gives the screen before the nth. The cursor is written down each time."""
    told: list[str] = []
    cursor: Cursor = ()
    while len(told) < 50 and (coming := upcoming(steps, cursor, look(len(told)), values or {})):
        step, cursor = coming
        cursor = loads(tuple[Frame, ...], dumps(cursor))
        told.append(outline([step]))
    return told


def test_a_sequence_ends() -> None:
    assert walked(parse("go back; reload")) == ["back", "reload"]


def test_a_loop_goes_over_each_row_but_the_header_and_the_plan_goes_on_after_it() -> None:
    steps = parse("for each row in the table Orders, click Approve in the row; end repeat; go back")
    assert walked(steps) == [f'tap @ "Approve" in row of "{name}" ! changed' for name in ("Ada", "Bob", "Cy")] + [
        "back"
    ]


def test_a_loop_keeps_its_items_when_rows_vanish() -> None:
    steps = parse("for each row in the table Orders, click Approve in the row")
    shrinking = [screen(*table("Orders", ["Name", "Total"], PEOPLE[n:])) for n in range(4)]
    assert len(walked(steps, lambda n: shrinking[n])) == 3


def test_rows_are_known_by_a_cell_that_no_other_row_has() -> None:
    rows = [["Ada", "30"], ["Ada", "40"], ["Bob", "40"], ["Ada", "40"]]
    seen = screen(*table("Orders", ["Name", "Total"], rows))
    assert items(locator("row in the table Orders"), seen) == ("30", "Ada 40", "Bob")


def test_loops_and_conditions_nest() -> None:
    steps = parse(
        """
        for each row in the table Orders as order:
          for each button in the row of {order} as button:
            if "40" is shown:
              click {button} next to {order}
            otherwise:
              go back
          reload
        """
    )
    without = screen(*table("Orders", ["Name", "Total"], [["Ada", "30"], ["Cy", "50"]]))
    assert walked(steps, lambda n: ORDERS if n == 0 else without)[:4] == [
        'tap @ ="Approve" next to "Ada" ! changed',
        "reload",
        'wait 10 ! button in row of "Bob" shown',
        'wait 10 ! button in row of "Bob" shown',
    ]


@pytest.mark.parametrize(("shown", "expected"), [(True, ["back", "home"]), (False, ["reload", "home"])])
def test_a_condition_is_decided_when_it_is_reached(shown: bool, expected: list[str]) -> None:
    steps = parse("if the dialog is shown, go back, otherwise reload. go home")
    dialog = [element("dialog", "Sale")] if shown else []
    assert walked(steps, lambda n: screen(*dialog) if n == 0 else screen()) == expected


def test_a_loop_over_nothing_waits_for_it_but_an_empty_table_is_done() -> None:
    steps = parse("for each row in the table Orders, click Approve in the row. answer done")
    coming = upcoming(steps, (), screen(), {})
    assert coming is not None
    step, cursor = coming
    assert isinstance(step, WaitFor) and isinstance(step.check, ElementShown)
    for empty in (table("Orders", ["Name"], []), table("Orders", ["Name"], [])[:1]):
        again = upcoming(steps, cursor, screen(*empty), {})
        assert again is not None and outline([again[0]]) == "answer done"


def test_names_are_filled_in_everywhere_in_a_step() -> None:
    steps = parse("type {a} in the field next to {b}")
    coming = upcoming(steps, (), screen(), {"a": "{b}", "b": "Phone"})
    assert coming is not None and isinstance(coming[0], Do)
    step = coming[0]
    target = step.target
    assert step.words == "type {b} in the field next to Phone"
    assert step.action == SetText("{b}") and target is not None and step.check == ValueIs(target, "{b}")
    assert str(target.parts[0].description) == 'field next to "Phone"'  # type: ignore[union-attr]


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(UnknownName, match="total") as caught:
        upcoming(parse('answer "{total}"'), (), screen(), {})
    assert caught.value.name == "total"


def test_the_same_position_gives_the_same_step() -> None:
    steps = parse("for each row in the table Orders, click Approve in the row")
    first = upcoming(steps, (), ORDERS, {})
    assert first is not None
    assert upcoming(steps, first[1], ORDERS, {}) == upcoming(steps, first[1], screen(), {})
