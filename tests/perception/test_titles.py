"""What takes presses in a row may be its title: it is told with the row, and has to stand there, but proves nothing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from perception.locators import Locator
from perception.resolving import chain
from perception.rows import is_told, is_whole, recorded_row, told_rows
from perception.screen import Element
from skills.generalising.parameters import Known
from tests.perception.screens import container, element, text

Said = tuple[str, str]
"""A role and a name."""


def listed(*entries: Sequence[Said], columns: Sequence[str] = ()) -> list[Element]:
    """A list of entries, each with a bin at its end; in columns, with the titles of these."""
    screen: list[Element] = []
    for at, entry in enumerate(entries):
        parts = [
            text(name, (100 * x, 40 * at), label=label) if role == "text" else element(role, name, (100 * x, 40 * at))
            for x, ((role, name), label) in enumerate(zip(entry, [*columns, *[""] * len(entry)], strict=False))
        ]
        screen += container("row", "", *parts, element("button", "x", (900, 40 * at)), key=f"r{at}", at=(0, 40 * at))
    return screen


def button(name: str) -> Said:
    return "button", name


def said(name: str) -> Said:
    return "text", name


def kept(screen: Sequence[Element], name: str = "x") -> Locator:
    """The first of that name, as a macro keeps it."""
    return chain(next(e for e in screen if e.name == name and e.interactive), screen, lasting=True)


def told(*entries: Sequence[Said]) -> list[str]:
    return told_rows(kept(listed(*entries)))


def test_what_may_be_a_title_comes_first_where_nothing_else_tells_the_rows() -> None:
    ranks = [(button("Rope"), said("Low")), (button("Buoy"), said("High")), (button("Lamp"), said("High"))]
    assert told(*ranks) == ["Rope", "Low"]
    assert told(*ranks[:2]) == ["Low", "Rope"]
    assert is_whole(kept(listed(*ranks))) and not is_whole(kept(listed(*(entry[1:] for entry in ranks))))


def test_rows_that_other_words_tell_have_no_title_beside_their_buttons() -> None:
    rows = [(button("Snooze"), said("Rope")), (button("Wake"), said("Buoy")), (button("Wake"), said("Lamp"))]
    assert told(*rows) == ["Rope"]
    twice = [(button("Snooze"), said("Ada")), *((button("Wake"), said(name)) for name in ("Bob", "Cy", "Dan", "Dan"))]
    assert told(*twice) == ["Ada"], "most are told"
    boxes = [(("checkbox", name), said(name)) for name in ("Rope", "Buoy")]
    assert told(*boxes) == ["Rope"], "a box that is called by the words beside it says nothing else"


@pytest.mark.parametrize(
    ("entry", "row"),
    [
        ((button("Rope"), said("Low")), ["Rope", "Low"]),
        ((said("Low"), button("Rope")), ["Low"]),
        ((button("Pause"), said("Low")), ["Low"]),
        ((button("Room 7"), said("Low")), ["Low"]),
        ((button("★★"), said("Low")), ["Low"]),
    ],
)
def test_of_one_row_only_what_leads_it_and_tells_no_state_may_be_its_title(entry: list[Said], row: list[str]) -> None:
    assert sorted(told(entry)) == sorted(row)


def test_of_what_tells_a_row_together_nothing_is_left_out() -> None:
    weeks = [(said(who), said(week), said(f"x{at}")) for at, (who, week) in enumerate(
        (("Ada", "one"), ("Ada", "two"), ("Bob", "one"), ("Bob", "three"))
    )]  # fmt: skip
    assert told(*weeks) == ["Ada", "one", "x0"]


def test_a_title_does_not_make_up_for_a_number_in_another_column() -> None:
    columns = ("Number", "Pieces")
    before = listed((said("7"), said(""), button("Snooze")), (said("8"), said(""), button("Wake")), columns=columns)
    target = kept(before)
    now = listed((said("9"), said("7"), button("Snooze")), (said("8"), said(""), button("Wake")), columns=columns)
    assert told_rows(target) == ["7", "Snooze"]
    assert is_told(before[0], target, before) and not is_told(now[0], target, now)


def test_with_another_value_the_row_is_told_by_that_alone() -> None:
    target = kept(listed((button("Snooze"), said("Ada")), (button("Wake"), said("Bob"))))
    assert told_rows(target) == ["Ada", "Snooze"]
    assert told_rows(Known(values={"Ada": "who"}).located(target)) == ["{who}"]
    todo = kept(listed((button("Rope"), said("Low")), (button("Buoy"), said("High")), (button("Lamp"), said("High"))))
    assert told_rows(Known(values={"Rope": "what"}).located(todo)) == ["{what}"]


def test_a_row_that_lost_what_may_be_its_title_or_anything_else_is_not_the_recorded_one() -> None:
    def entries(title: str, rank: str, more: str = "home") -> list[Element]:
        return listed((button(title), said(rank), said(more)), (button("Buoy"), said("High"), said("quay")))

    target = kept(entries("Rope", "Low"))
    assert recorded_row(target, entries("Rope", "Low"))
    for now in (entries("Lamp", "Low"), entries("Rope", "High"), entries("Rope", "Low", "ship")):
        assert recorded_row(target, now) is None


def test_what_a_row_is_called_is_not_told_by_its_own_name() -> None:
    ada = (said("Ada"), button("Ada"), said("Kiel"))
    screen = listed(ada, ada[:2], (said("Bob"), button("Bob"), said("Cork")))
    there = next(e for e in screen if e.role == "button" and e.name == "Ada")
    assert "Ada" not in told_rows(chain(there, screen, lasting=True))


def test_what_opens_or_turns_something_is_no_title() -> None:
    for state in ("pressed", "expanded", "collapsed", "opens-menu"):
        screen = listed((button("Snooze"), said("Rope")), (button("Wake"), said("Buoy")))
        turned = [replace(e, states=frozenset({state})) if e.name in {"Snooze", "Wake"} else e for e in screen]
        assert told_rows(kept(turned)) == ["Rope"]
