"""How much a tree tells of what can be read, and one list of both."""

import pytest

from perception.pixels.joining import coverage, joined
from tests.perception.pixels.drawn import line, seen
from tests.perception.screens import element, text

LINES = [line("Orders", 10, 10), line("Ada Lovelace", 10, 60), line("Send", 10, 110)]


def test_a_tree_that_says_all_of_it_covers_it() -> None:
    tree = [text("Orders", (10, 10)), text("Ada Lovelace", (10, 60)), element("button", "Send", (10, 110))]
    assert coverage(tree, LINES) == 1.0


def test_words_elsewhere_on_the_screen_cover_nothing() -> None:
    assert coverage([text("Orders Ada Lovelace Send", (600, 400))], LINES) == 0.0


def test_the_share_is_of_words() -> None:
    assert coverage([text("Ada Lovelace", (10, 60))], LINES) == pytest.approx(0.5)


def test_without_text_there_is_nothing_to_miss() -> None:
    assert coverage([], [line("7", 10, 10)]) == 1.0


def test_what_the_tree_has_is_not_told_twice() -> None:
    tree = (element("button", "Send", (10, 110)), text("Orders", (10, 10)))
    found = (seen("clickable", "Send", 12, 108), seen("text", "Orders", 10, 10), seen("button", "Drawn", 300, 300))
    assert [(e.name, e.source) for e in joined(tree, found)] == [
        ("Send", "tree"),
        ("Orders", "tree"),
        ("Drawn", "vision"),
    ]


def test_what_the_tree_has_out_of_view_hides_nothing() -> None:
    hidden = element("button", "Old", (10, 110), visibility="covered")
    assert len(joined((hidden,), [seen("button", "Send", 10, 110)])) == 2
