"""What a person reads off an element."""

import pytest

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
