"""What a person reads off an element."""

import pytest

from perception.geometry import Box
from perception.grounding import ground
from perception.locators import Description
from perception.reading import read
from perception.screen import Element
from tests.perception.screens import element, text


@pytest.mark.parametrize(
    ("part", "asked", "said"),
    [
        (element("textbox", "Name", value="Ada"), "Name", "Ada"),
        (element("textbox", "Name"), "Name", ""),
        (element("combobox", "Country", value="Malta"), "", "Malta"),
        (element("checkbox", "Agree", states=["checked"]), "", "yes"),
        (element("switch", "Agree"), "", "no"),
        (element("cell", "30", text="30"), "Total", "30"),
        (element("heading", "Orders"), "", "Orders"),
        (text("Total: 30"), "", "Total: 30"),
        (text("Total: 30"), "total", "30"),
        (text("Total 30 EUR"), "Total", "30 EUR"),
        (text("Straße: Hauptstr. 1"), "strasse", "Hauptstr. 1"),
        (text("Order total - open"), "Order total", "open"),
        (text("Total weight: 5"), "Total", "Total weight: 5"),
        (text("Total"), "Total", "Total"),
    ],
)
def test_what_it_says_without_the_label_that_was_asked_for(part: Element, asked: str, said: str) -> None:
    assert read(part, asked) == said


@pytest.mark.parametrize(
    ("rows", "asked", "said"),
    [
        (("Total 30", "Status Open"), "Total", ["30"]),  # a list of labels
        (("Total Status", "30 Open"), "Total", ["30"]),  # a row of headings
        (("Customer: Ada", "City: Turku"), "Customer", ["Ada"]),
        (("Customer Ada", "City Turku"), "Customer", ["Ada", "City"]),
        (("Customer City", "Ada Turku"), "Customer", ["City", "Ada"]),
        (("Customer Ada",), "Customer", ["Ada"]),
    ],
)
def test_in_a_picture_a_value_is_told_by_its_place_only_where_no_other_could_be_it(
    rows: tuple[str, ...], asked: str, said: list[str]
) -> None:
    seen = tuple(
        Element("text", word, Box(40 + 120 * column, 40 + 30 * row, 80, 20), source="vision")
        for row, words in enumerate(rows)
        for column, word in enumerate(words.split())
    )
    found = ground(Description(asked), seen, prefer="readable")
    assert [read(element, asked) for element in found.fits] == said


def test_what_stands_far_below_a_label_is_not_its_value() -> None:
    places = (("Customer", 40, 40), ("Ada", 160, 40), ("Help", 40, 140))
    seen = tuple(Element("text", word, Box(x, y, 80, 20), source="vision") for word, x, y in places)
    assert [e.name for e in ground(Description("Customer"), seen, prefer="readable").fits] == ["Ada"]
