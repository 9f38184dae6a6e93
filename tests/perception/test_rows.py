"""A row is the recorded one by whole cells: what it is called must stand in it, the rest may have changed."""

from dataclasses import replace

import pytest

from perception.grounding import ground
from perception.locators import Described, Description, Locator, Relation
from perception.resolving import chain
from perception.rows import is_shared, is_still, is_told, recorded_row, tells_row
from perception.screen import Element
from tests.perception.screens import container, element, row, text


@pytest.mark.parametrize(
    ("told", "now", "still"),
    [
        (["Ada", "Kiel"], ["Ada", "Kiel"], True),
        (["Ada", "Kiel"], ["New", "Ada", "Kiel"], True),
        (["Ada", "Kiel"], ["Ada", "Cork"], True),
        (["Ada", "Kiel"], ["ada", "Cork"], True),
        (["Ada", "Kiel", "Gold"], ["New", "Ada", "Kiel", "Blue"], True),
        (["Ada", "Kiel"], ["Ada Berg", "Kiel"], False),
        (["Ada", "Kiel"], ["Bob", "Ada"], False),
        (["Ada", "Kiel", "Gold"], ["Bob", "Kiel", "Gold"], False),
        (["1", "Ada", "Kiel"], ["1", "Bob", "Kiel"], False),
        (["Order 7", "Ada"], ["Order 7", "Bob"], False),
        (["Order 7", "Ada", "Kiel"], ["Order 9", "Ada", "Kiel"], False),
        (["7", "8"], ["7", "9"], False),
        (["7", "Ada", "Kiel"], ["7", "Ada", "Cork"], True),
        (["Rope 8 mm", "€6", "€18"], ["Rope 8 mm", "€6", "€24"], True),
        (["Rope 8 mm", "€6", "€18"], ["Rope 8 mm", "€7", "€28"], False),
        (["Rope 8 mm", "€6", "€18"], ["Rope 6 mm", "€6", "€18"], False),
        (["Line 2", "Rope 8 mm", "€6", "€18"], ["Line 2", "Rope 6 mm", "€6", "€18"], False),
        (["7", "8", "9"], ["7", "8", "4"], False),
        ([], ["Ada"], False),
        ([""], ["", "Ada"], False),
    ],
)
def test_a_row_is_still_the_same_by_what_it_is_called(told: list[str], now: list[str], still: bool) -> None:
    screen = row("r", 0, *now)
    assert is_still(screen[0], told, screen) is still


def test_what_other_rows_say_too_may_not_be_lost() -> None:
    screen = row("r", 0, "Ada", "paid")
    assert is_still(screen[0], ["Ada", "open"], screen) and not is_still(screen[0], ["Ada", "open"], screen, True)
    assert is_still(screen[0], ["Ada", "paid"], screen, True)


def target(*told: str) -> Locator:
    rows = [Relation("in row of", Description(each, exact=True)) for each in told]
    return Locator(tuple(Described(Description("Delete", "button", relation=each)) for each in rows))


def test_of_several_rows_none_is_the_recorded_one_and_of_nested_ones_the_inner() -> None:
    screen = [*row("1", 0, "Ada", "Cork"), *row("2", 30, "Ada", "Rome"), *row("3", 60, "Bob", "Ada")]
    assert recorded_row(target("Ada", "Kiel"), screen) is None
    found = recorded_row(target("Ada", "Rome"), [*screen[:1], *screen[4:]])
    assert found and found.key == "2"
    inner = container("listitem", "", text("Milk"), element("button", "Delete"), key="inner")
    outer = container("listitem", "", *inner, key="outer")
    found = recorded_row(target("Milk"), outer)
    assert found and found.key == "inner"


def test_an_exact_row_has_a_whole_cell_that_says_so() -> None:
    longer = row("1", 0, "Ada Berg", "Kiel")
    said = Description("Delete", "button", relation=Relation("in row of", Description("Ada")))
    assert len(ground(said, longer).fits) == 1
    (part,) = target("Ada").parts
    assert isinstance(part, Described) and not ground(part.description, longer).fits
    assert len(ground(part.description, row("1", 0, "Ada", "Kiel")).fits) == 1


def test_what_is_told_only_together_is_found_together() -> None:
    parts = tuple(replace(part, matches=2) for part in target("Ada", "open").parts)
    assert is_shared(Locator(parts)) and not is_shared(target("Ada", "open"))
    assert recorded_row(Locator(parts), row("1", 0, "Ada", "paid")) is None
    assert recorded_row(Locator(parts), row("1", 0, "Ada", "open")) is not None


@pytest.mark.parametrize(
    ("titles", "found"), [(("Name", "Manager"), ""), (("Mitarbeiter", "Leitung"), "2")], ids=["as then", "translated"]
)
def test_what_told_a_row_stands_in_its_column_where_there_still_is_one(titles: tuple[str, str], found: str) -> None:
    def team(titles: tuple[str, str], *people: tuple[str, str]) -> list[Element]:
        screen = [part for at, each in enumerate(people) for part in row(str(at + 1), 40 * at, *each)]
        labels = {f"{at + 1}/{i}": title for at in range(len(people)) for i, title in enumerate(titles)}
        return [replace(part, label=labels.get(part.key, "")) for part in screen]

    before = team(("Name", "Manager"), ("Bob", "Xaver"), ("Cleo", "Ida"))
    after = team(titles, ("Ida", "Eve"), ("Cleo", "Bob"))
    delete = next(e for e in before if e.name == "Delete")
    kept = chain(delete, before, lasting=True)
    told = Locator(tuple(part for part in kept.parts if not tells_row(part) or "Bob" in repr(part)))
    there = [e for e in after if e.role == "row" and is_told(e, told, after) and "Bob" in e.text]
    assert [e.key for e in there] == [found] * bool(found)
