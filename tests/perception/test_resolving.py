"""A locator finds its one element again, or says that it is ambiguous or gone."""

from dataclasses import replace

import pytest

from perception.locators import (
    Around,
    Attribute,
    Described,
    Description,
    Labelled,
    Locator,
    Named,
    Part,
    Path,
    Relation,
    described,
)
from perception.resolving import Match, Nothing, Several, chain, is_alone, resolve
from perception.screen import Element
from tests.perception.screens import container, element, row, text, traced


def button(name: str, y: float = 0, path: str = "", **attributes: str) -> Element:
    return traced(element("button", name, (0, y)), path, **attributes)


def outcome(locator: Locator, *elements: Element) -> object:
    """The element, how many, or None."""
    match resolve(locator, elements):
        case Match(found, _):
            return found
        case Several(found):
            return len(found)
        case Nothing():
            return None


SAVE, CANCEL = button("Save", id="ok"), button("Cancel", 40, id="no")


def test_the_live_key_comes_first() -> None:
    locator = Locator((Named("button", "Cancel", 1),), key=SAVE.key)
    assert resolve(locator, [SAVE, CANCEL]) == Match(SAVE, None)
    assert outcome(replace(locator, key="gone"), SAVE, CANCEL) == CANCEL


@pytest.mark.parametrize(
    "part",
    [
        Attribute("id", "ok", 1),
        Named("button", "save", 1),
        Described(Description("Save", "button")),
    ],
)
def test_a_part_that_matches_one_element_finds_it(part: Part) -> None:
    assert resolve(Locator((part,)), [SAVE, CANCEL]) == Match(SAVE, part)


def test_a_lost_part_is_passed_over() -> None:
    locator = Locator((Attribute("id", "r4nd0m", 1), Named("button", "Save", 1)))
    assert outcome(locator, SAVE, CANCEL) == SAVE


def test_parts_that_disagree_are_several() -> None:
    assert outcome(Locator((Attribute("id", "no", 1), Named("button", "Save", 1))), SAVE, CANCEL) == 2


def test_what_is_ambiguous_is_not_settled_by_position() -> None:
    twice = [button("Save", 0, "div[1]"), button("Save", 40, "div[2]")]
    assert outcome(Locator((Named("button", "Save", 1), Path("div[2]", 1))), *twice) == 2


def test_a_part_of_many_narrows_but_does_not_find() -> None:
    first, second = button("Save", 0, group="a"), button("Save", 40, group="b")
    one_of_many = Attribute("group", "b", 3)
    assert outcome(Locator((Named("button", "Save", 1), one_of_many)), first, second) == second
    assert outcome(Locator((one_of_many,)), first, second) == 1


def test_gone_is_gone_although_others_have_the_same_name() -> None:
    row_of_ada = Described(Description("Delete", "button", relation=Relation("in row of", Description("Ada"))), 1)
    locator = Locator((Named("button", "Delete", 2), row_of_ada))
    found = resolve(locator, row("r2", 0, "Bob"))
    assert isinstance(found, Nothing) and [e.name for e in found.nearest] == ["Delete"]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((Named("button", "", 2),), True),
        ((Named("button", "", 3),), False),
        ((Named("link", "", 2),), False),
        ((Named("button", "Save", 1),), False),
        ((Attribute("id", "old", 1), Named("button", "", 2)), True),
    ],
)
def test_a_path_counts_only_where_nothing_speaks_against_it(parts: tuple[Part, ...], found: bool) -> None:
    icons = [button("", 0, "div[1]"), button("", 40, "div[2]")]
    result = resolve(Locator((*parts, Path("div[2]", 1))), icons)
    assert (result == Match(icons[1], Path("div[2]", 1))) is found


def test_a_locator_of_nothing_finds_nothing() -> None:
    assert resolve(Locator(), [SAVE]) == Nothing()
    assert resolve(described("Safe"), [SAVE]) == Nothing((SAVE,))


def test_a_unique_element_is_stored_by_name_and_label_without_its_key() -> None:
    field = traced(element("textbox", "Name", label="Your name"), "form/input", id="n")
    assert chain(field, [field, SAVE]) == Locator(
        (
            Attribute("id", "n", 1),
            Named("textbox", "Name", 1),
            Labelled("textbox", "Your name", 1),
            Path("form/input", 1),
        )
    )


TABLE = [*row("r1", 0, "Ada", "open"), *row("r2", 30, "Bob", "open")]


def told(target: Element, elements: list[Element]) -> list[str]:
    return [str(p.description) for p in chain(target, elements).parts if isinstance(p, Described)]


def test_a_name_that_is_not_unique_is_stored_with_what_tells_its_row() -> None:
    bobs = next(e for e in TABLE if e.key == "r2/Delete")
    assert told(bobs, TABLE) == ['"Delete" button in row of "Bob"']
    moved = [*row("r0", 0, "Cleo", "open"), *row("r1", 30, "Ada", "open"), *row("r7", 60, "Bob", "shut")]
    assert outcome(chain(bobs, TABLE), *moved) == moved[-1]
    assert outcome(chain(bobs, TABLE), *moved[:-4]) is None


def test_or_with_its_container_or_heading() -> None:
    forms = [f for name in ("Bill", "Ship") for f in container("form", name, element("button", "Save", key=name))]
    assert told(forms[1], forms) == ['"Save" button in "Bill" form']
    plain = [
        part
        for i, name in enumerate(("Bill", "Ship"))
        for part in (element("heading", name, (0, 100 * i)), element("button", "Save", (0, 100 * i + 40)))
    ]
    assert told(plain[3], plain) == ['"Save" button under heading "Ship" heading']


def test_or_with_nothing_where_nothing_tells_it() -> None:
    twice = [button("Save"), button("Save", 40), text("Hello", (0, 90))]
    assert told(twice[0], twice) == []
    assert outcome(chain(twice[0], twice), *twice) == 2
    assert not is_alone(twice[0], twice) and is_alone(twice[0], twice[:1])


def test_what_lasts_is_told_by_its_row_though_its_name_is_enough_today() -> None:
    alone = [*row("1", 20, "Ada", "Cork", "Gold", "New", buttons=["Edit"])]
    edit = alone[-1]
    told = [part.description for part in chain(edit, alone, lasting=True).parts if isinstance(part, Described)]
    assert [str(each) for each in told] == [f'"Edit" button in row of "{name}"' for name in ("Ada", "Cork", "Gold")]
    assert not [part for part in chain(edit, alone).parts if isinstance(part, Described)]


def test_what_its_row_is_called_by_needs_no_row() -> None:
    rows = [*row("1", 20, "Ada", "Cork"), *row("2", 40, "Bob", "Kiel")]
    ada = next(e for e in rows if e.name == "Ada")
    told, *about = chain(ada, rows, lasting=True).parts
    assert told == Named("cell", "Ada", 1) and [part.kind for part in about] == ["around"]


def rows_of(*said: tuple[str, ...]) -> list[Element]:
    return [each for i, cells in enumerate(said) for each in row(f"r{i}", 30 * i, *cells, buttons=["Ship"])]


ORDERS = [("Ada", "open"), ("Ada", "paid"), ("Bob", "open")]


def test_a_row_is_told_by_its_cells_together_and_by_its_first_always() -> None:
    for shown in ([*ORDERS[:2], ("Bob", "paid")], ORDERS):
        orders = rows_of(*shown)
        kept = chain(orders[3], orders, lasting=True)
        assert told(orders[3], orders) == [f'"Ship" button in row of "{said}"' for said in ("Ada", "open")]
        assert outcome(kept, *orders) == orders[3]
        assert outcome(kept, *rows_of(("Ada", "paid"), ("Bob", "open"), ("Cy", "paid"))) != orders[3]
        assert not isinstance(resolve(kept, rows_of(("Ada", "paid"), ("Bob", "open"), ("Cy", "paid"))), Match)
    assert told(orders[3], rows_of(*ORDERS, ORDERS[0])) == []


def test_what_ages_tells_no_row_and_what_is_said_with_it_still_does() -> None:
    mail = rows_of(("Ada", "Mon"), ("Bob", "Tue"))
    assert told(mail[3], mail) == ['"Ship" button in row of "Ada"']
    assert told(mail[3], mail[:1] + mail[2:]) == []
    tasks = rows_of(("Pay rent due in 3 days",), ("Call Bob due in 5 days",))
    later = rows_of(("Call Bob due in 4 days",), ("Pay rent due in 2 days",))
    assert outcome(chain(tasks[2], tasks), *later) == later[-1]
    assert outcome(chain(tasks[2], tasks), *later[:3]) is None


def test_in_a_row_the_title_of_a_column_is_no_label_but_of_a_field() -> None:
    link, field = element("link", "Ada", label="Name"), element("textbox", "", (200, 0), label="Pieces")
    line = container("row", "", link, field)
    assert not [part for part in chain(line[1], line).parts if isinstance(part, Labelled)]
    assert Labelled("textbox", "Pieces", 1) in chain(line[2], line).parts


def blocks(*names: str) -> list[Element]:
    """Names with a button beside each, at places that are counted."""
    lines = ((text(name, (0, 30 * i)), button("Approve", 30 * i + 1, f"div[{i}]")) for i, name in enumerate(names))
    return [replace(each, box=replace(each.box, x=90 * (each.role == "button"))) for line in lines for each in line]


def test_in_a_list_without_rows_it_is_told_by_its_line_and_never_by_its_place() -> None:
    people = blocks("Ada", "Bob", "Cleo")
    kept = chain(people[3], people, lasting=True)
    assert outcome(kept, *(moved := blocks("Eve", "Ada", "Bob"))) == moved[-1]
    for others in (("Ada", "Zed", "Cleo"), ("Ada", "Cleo"), ("Ada", "Bob Hill", "Cleo")):
        assert not isinstance(resolve(kept, blocks(*others)), Match)


def test_a_path_counts_only_with_what_stood_about_it_and_in_no_row() -> None:
    def icons(*names: str) -> list[Element]:
        return [each for name in names for each in (text(name), button("", 0, f"div[{names.index(name)}]"))]

    then = icons("Ada", "Bob")
    kept = Locator(tuple(p for p in chain(then[3], then, lasting=True).parts if isinstance(p, Path | Named | Around)))
    assert outcome(kept, *then) == then[3]
    assert outcome(kept, *icons("Ada", "Zed")) is None
    assert outcome(kept, *icons("Ada", "Bob", "Cleo")) is None
    held = container("row", "", *then)
    assert outcome(Locator(kept.parts[:-1]), *then) == then[3] and outcome(Locator(kept.parts[:-1]), *held) is None
