"""What a run has read is read next time where it stands then, and not where it stood."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.events import Answered, Learned
from app.proposals import Approve
from controllers.fake import FakeController
from perception.screen import Element
from skills.library import Library
from tests.app.learning.shop import by_shortcut, run
from tests.app.stage import DETAIL, ORDERS, Person
from tests.perception.screens import capture, element, text, traced


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


def order(*told: Element) -> FakeController:
    link = element("link", "Order 7", (0, 40), effect="GET http://shop/orders/7")
    pages = {"list": capture(link, place=ORDERS), "order": capture(*told, place=DETAIL)}
    return FakeController(pages, {("list", "tap", "Order 7"): "order"})


def row(label: str, value: str, y: float) -> tuple[Element, Element]:
    """A label and what it stands for, which only its place tells."""
    return text(label, (0, y)), traced(text(value, (100, y)), f"main>div>{y:g}>{value}")


def test_what_a_label_stands_for_is_read_beside_that_label(library: Library) -> None:
    words = 'click "Order 7", read the text right of "Goods" as goods, answer with the goods'
    run(words, library, order(*row("Goods", "12", 40), *row("Sum", "30", 80)))
    events = run(words, library, order(*row("Sum", "50", 40), *row("Goods", "9", 80)))
    assert by_shortcut(events)
    assert [event.text for event in events if isinstance(event, Answered)] == ["9"]


def test_it_is_said_that_what_its_place_alone_tells_is_not_learned(library: Library) -> None:
    words = 'click "Order 7", read the last text as goods, answer with the goods'
    events = run(words, library, order(*row("12", "30", 40)))
    (learned,) = (event for event in events if isinstance(event, Learned))
    assert "goods was read is told by its place alone" in learned.missed
    assert [each.origin for each in library.shortcuts()] == ["plain words"]


def test_the_words_that_were_followed_say_the_answer(library: Library) -> None:
    words = 'click "Order 7", wait until "Goods" is shown, answer "Order 7 is there"'
    for count in range(2):
        events = run(words, library, order(*row("Goods", "12", 40)))
        assert [event.text for event in events if isinstance(event, Answered)] == ["Order 7 is there"]
        assert by_shortcut(events) is bool(count)


def test_it_is_said_that_nothing_is_learned_where_a_password_was_typed(library: Library) -> None:
    events = run(
        'type "hunter2" in "Password", click "Order 7", wait until "Total" is shown',
        library,
        person=Person([Approve()]),
    )
    (learned,) = (event for event in events if isinstance(event, Learned))
    assert "kept nowhere" in learned.missed and library.shortcuts() == []
