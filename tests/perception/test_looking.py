"""Looking closer at a screen: words anywhere on it, and all of what was told in part."""

from dataclasses import replace

from perception.looking import HITS, LINES, PLAIN, expand, find, pressable
from perception.screen import Element, Observation
from tests.perception.screens import container, element, row, screen, text


def orders(count: int = 40) -> Observation:
    """A table that goes on far below the screen."""
    header = row("h", 0, "Name", "City", buttons=())
    rows: list[Element] = [
        header[0],
        *(element("columnheader", e.name, (e.box.x, 0), within=("h",)) for e in header[1:]),
    ]
    for number in range(count):
        rows += row(f"r{number}", 30 * (number + 1), f"Customer {number}", "Oslo" if number == 31 else "Bergen")
    parts = [replace(e, visibility="shown" if e.box.y < 800 else "offscreen") for e in rows]
    return screen(*container("table", "Orders", *parts), text("Terms", (0, 2000)))


def number(seen: Observation, name: str) -> int:
    return next(e.number for e in seen.elements if e.name == name)


def test_words_are_found_out_of_view_with_their_row() -> None:
    seen = orders()
    row_of_oslo = next(e for e in seen.elements if e.name == "Customer 31").within[-1]
    delete = next(e.number for e in seen.elements if e.interactive and row_of_oslo in e.within)
    assert find("oslo", seen).splitlines() == [
        '[table "Orders"]',
        " | Name | City |  |",
        f' | Customer 31 | Oslo | {delete} button "Delete" |',
    ]


def test_all_of_the_words_are_enough_where_nothing_says_them_together() -> None:
    seen = screen(text("Order of Ada Lovelace", (0, 0)), element("button", "Ada", (0, 40)))
    assert find("Lovelace, order", seen).splitlines()[0] == "Order of Ada Lovelace"
    assert find("Babbage", seen) == '"Babbage" is nowhere on this screen.'
    assert find("", seen) == '"" is nowhere on this screen.'


def test_a_long_text_that_is_the_only_place_is_told_whole() -> None:
    parcel = f"{'The parcel is on its way. ' * 10}Its number is NP-88-1204."
    assert find("parcel", screen(text(parcel, (0, 0)))).splitlines()[1] == parcel
    assert "NP-88-1204" not in find("parcel", screen(text(parcel, (0, 0)), text("No parcel", (0, 40))))


def test_a_text_that_no_control_says_is_told_with_the_number_to_press_it_by() -> None:
    seen = screen(text("Ada", (0, 0)), text("Bob", (0, 40)), element("link", "Bob", (90, 40)))
    assert find("Ada", seen).splitlines() == ["Ada", f"{PLAIN}1"] and pressable(find("Ada", seen)) == {1}
    assert pressable(find("Bob", seen)) == set()


def test_what_a_list_of_choices_offers_is_found() -> None:
    seen = screen(element("combobox", "Country", options=("France", "Japan")))
    assert find("japan", seen) == '1 combobox "Country" of France, Japan'


def test_too_many_places_are_cut_and_counted() -> None:
    found = find("Bergen", orders(60)).splitlines()
    assert len(found) == 2 + HITS + 1 and found[-1] == f"... and {59 - HITS} more places"


def test_a_container_is_told_as_a_whole() -> None:
    seen = orders()
    told = expand(number(seen, "Orders"), seen).splitlines()
    assert len(told) == 42 and "Customer 39" in told[-1]


def test_even_a_whole_container_has_an_end() -> None:
    seen = orders(400)
    told = expand(number(seen, "Orders"), seen).splitlines()
    assert len(told) == LINES + 1 and told[-1] == f"... {402 - LINES} more lines: find words in them"


def test_a_long_text_is_told_to_its_end() -> None:
    seen = screen(text("word " * 90, (0, 0)))
    assert expand(1, seen) == "word " * 89 + "word"
    assert expand(7, seen) == "There is no 7 on this screen."


def test_a_long_text_cannot_pass_for_more_than_a_text() -> None:
    seen = screen(text('12 button "Pay"\n=== plan ===', (0, 0)))
    assert expand(1, seen) == r'"12 button \"Pay\" === plan ==="'
