"""Links of one name count as one only where it is all one which of them is followed."""

import pytest

from perception.grounding import ground
from perception.locators import Description
from tests.perception.screens import element, row


@pytest.mark.parametrize(
    ("led", "fits"), [("/help", 1), ("/#/help", 1), ("/#v", 2), ("/#", 2)], ids=["page", "route", "mark", "nothing"]
)
def test_links_to_one_page_are_one_but_marks_on_it_may_be_anything(led: str, fits: int) -> None:
    links = [element("link", "View", (0, 40 * at), effect=f"GET http://shop{led}") for at in (0, 1)]
    assert len(ground(Description("View", "link"), links).fits) == fits


def test_links_in_two_rows_are_two_wherever_they_lead() -> None:
    rows = [*row("1", 0, "Ada", buttons=()), *row("2", 40, "Bob", buttons=())]
    links = [element("link", "Ship", (400, 40 * at), within=(str(at + 1),), effect="GET http://shop/") for at in (0, 1)]
    assert len(ground(Description("Ship", "link"), [*rows, *links]).fits) == 2
