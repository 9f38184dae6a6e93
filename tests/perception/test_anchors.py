"""Rows are known by what they say, as far as a tree or a picture tells it."""

import pytest

from perception.grounding import ground
from perception.locators import Description, Relation
from perception.screen import Source
from tests.perception.screens import element, text


@pytest.mark.parametrize(
    ("anchor", "source", "fits"),
    [("08:30", "vision", ["b"]), ("08:30", "tree", []), ("08:3", "vision", []), ("Weekend", "vision", [])],
)
def test_a_number_to_the_letter_may_run_together_with_its_row_where_it_was_read_off_a_picture(
    anchor: str, source: Source, fits: list[str]
) -> None:
    items = [text(name, (0, 40 * n), source=source) for n, name in enumerate(("06:45 Mon, Fri", "08:30 Weekend"))]
    switches = [element("switch", "", (200, 40 * n + 2), key=key) for n, key in enumerate("ab")]
    relation = Relation("in row of", Description(anchor, exact=True))
    assert [e.key for e in ground(Description("", "switch", relation=relation), [*items, *switches]).fits] == fits
