"""Level columns are a table, its lines are rows, and relations of words work on them."""

from collections.abc import Sequence

from perception.grounding import ground
from perception.locators import Description, Relation
from perception.pixels.tables import with_rows
from perception.screen import Element
from tests.perception.pixels.drawn import seen

PEOPLE = ("Ada", "Bob", "Cleo", "Dan")


def orders(*, header: bool = True, top: int = 100) -> list[Element]:
    """A heading, a table of three columns with a button in each row, and a menu left of it."""
    found = [seen("heading", "Orders", 200, 40)]
    names = [(str(4711 + i), name, f"{i}.50") for i, name in enumerate(PEOPLE)]
    rows = [("Number", "Customer", "Total"), *names] if header else names
    for index, cells in enumerate(rows):
        y = top + 40 * index
        found += [seen("link", f"Menu {chr(65 + index)}", 10, top - 20 + 57 * index)]
        found += [seen("text", cell, 200 + 120 * column, y) for column, cell in enumerate(cells)]
        if index or not header:
            found.append(seen("button", "Ship", 600, y))
    return found


def of_role(role: str, elements: Sequence[Element]) -> list[Element]:
    return [e for e in elements if e.role == role]


def test_lines_with_level_columns_are_rows_of_a_table() -> None:
    elements = with_rows(orders())
    (table,) = of_role("table", elements)
    assert table.name == "Orders"
    assert [row.text for row in of_role("row", elements)][1] == "4711 Ada 0.50 Ship"
    assert [e.name for e in of_role("columnheader", elements)] == ["Number", "Customer", "Total"]


def test_what_stands_beside_the_table_belongs_to_no_row() -> None:
    assert not any(e.within for e in with_rows(orders()) if e.name.startswith("Menu"))


def test_a_row_is_meant_by_what_it_says() -> None:
    wanted = Description("Ship", "button", relation=Relation("in row of", Description("Cleo")))
    (button,) = ground(wanted, with_rows(orders())).fits
    assert button.box.y == 100 + 40 * 3


def test_without_a_line_of_headers_every_line_is_a_row() -> None:
    elements = with_rows(orders(header=False))
    assert len(of_role("row", elements)) == 4 and not of_role("columnheader", elements)


def test_a_few_words_below_each_other_are_no_table() -> None:
    plain = [seen("text", name, 200, 100 + 30 * i) for i, name in enumerate(PEOPLE)]
    assert with_rows(plain) == tuple(plain)


def test_rows_far_apart_are_no_table() -> None:
    rows = [
        seen("text", f"{name} {column}", 100 * column, 150 * i) for i, name in enumerate(PEOPLE) for column in (1, 2, 3)
    ]
    assert not of_role("row", with_rows(rows))
