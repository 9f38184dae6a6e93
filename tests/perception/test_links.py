"""Links of one name count as one only where it is all one which of them is followed."""

import pytest

from perception.grounding import ground
from perception.locators import Description
from perception.screen import Element
from tests.perception.screens import container, element, row


@pytest.mark.parametrize(
    ("led", "fits"), [("/help", 1), ("/#/help", 1), ("/#v", 2), ("/#", 2)], ids=["page", "route", "mark", "nothing"]
)
def test_links_to_one_page_are_one_but_marks_on_it_may_be_anything(led: str, fits: int) -> None:
    links = [element("link", "View", (0, 40 * at), effect=f"GET http://shop{led}") for at in (0, 1)]
    assert len(ground(Description("View", "link"), links).fits) == fits


def test_what_two_cards_are_called_is_one_where_it_leads_to_one_record() -> None:
    def cards(led: str, other: str, *before: str) -> list[Element]:
        led_to = [f"GET http://shop{to}" for to in (led, other)]
        links = [element("link", "Lamp", (0, 90 * at), effect=effect) for at, effect in enumerate(led_to)]
        said = [element("text", each, text=each) for each in before]
        made = [container("article", "", *said, link, key=str(at)) for at, link in enumerate(links)]
        return [part for each in made for part in each]

    def fits(nodes: list[Element]) -> int:
        return len(ground(Description("Lamp", "link"), nodes).fits)

    assert fits(cards("/lamp", "/lamp")) == 1
    assert fits(cards("/lamp", "/other")) == fits(cards("/lamp?at=1", "/lamp?at=1")) == 2
    assert fits(cards("/lamp", "/lamp", "Ada")) == 2, "each of the cards is called otherwise"


def test_links_in_two_rows_are_two_wherever_they_lead() -> None:
    rows = [*row("1", 0, "Ada", buttons=()), *row("2", 40, "Bob", buttons=())]
    links = [element("link", "Ship", (400, 40 * at), within=(str(at + 1),), effect="GET http://shop/") for at in (0, 1)]
    assert len(ground(Description("Ship", "link"), [*rows, *links]).fits) == 2
