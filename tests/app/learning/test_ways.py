"""What a run did with every row, on one way of several, or with a dialog that came up, is learned as just that."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.events import Answered, Event, Learned
from app.proposals import Act, Answer, Move
from controllers.actions import Tap
from controllers.fake import FakeController
from perception.checks import Changed, Check, TextShown
from perception.locators import Described, Description, Locator, Relation
from skills.library import Library
from skills.steps import Do, Repeat
from tests.app.learning.shop import READ_TOTAL, by_shortcut, run
from tests.app.scripted import ScriptedBrain
from tests.app.stage import DETAIL, ORDERS, script
from tests.perception.screens import capture, container, element, text
from tests.skills.screens import table

EACH = 'for each row in the table Orders, click Approve in this row\nwait until "All done" is shown'
EITHER = """if "Overdue" is shown:
    click Remind
    wait until "Reminded" is shown
    answer with "reminded"
otherwise:
    answer with "nothing due\""""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as kept:
        yield kept


def orders(*names: str) -> FakeController:
    """A table from which a row goes with every approval."""
    pages = {
        str(done): capture(
            *table("Orders", ("Name", "Goods"), [(name, "Rope") for name in names[done:]]),
            *([text("All done", (0, 500))] if done == len(names) else []),
            place=ORDERS,
        )
        for done in range(len(names) + 1)
    }
    return FakeController(pages, {(str(done), "tap", "Approve"): str(done + 1) for done in range(len(names))})


def customer(*, overdue: bool) -> FakeController:
    owed = [text("Overdue", (0, 40)), element("button", "Remind", (0, 80), effect="POST http://shop/remind")]
    pages = {
        "due": capture(text("Customer", (0, 0)), *(owed if overdue else []), place=ORDERS),
        "told": capture(text("Customer", (0, 0)), text("Reminded", (0, 40)), place=ORDERS),
    }
    return FakeController(pages, {("due", "tap", "Remind"): "told"})


def greeting(*, dialog: bool) -> FakeController:
    """The order behind a link, over which a dialog may have come up."""
    link = element("link", "Order 7", (0, 40), effect="GET http://shop/orders/7")
    news = container("dialog", "News", element("button", "Close", (300, 300)))
    pages = {
        "covered": capture(replace(link, visibility="covered"), *news, place=ORDERS),
        "free": capture(link, place=ORDERS),
        "order": capture(text("Total: 30", (0, 0)), place=DETAIL),
    }
    ways = {("covered", "tap", "Close"): "free", ("free", "tap", "Order 7"): "order"}
    return FakeController(pages if dialog else {name: pages[name] for name in ("free", "order")}, ways)


def answered(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Answered)]


def test_what_was_done_with_each_row_is_done_with_each_of_other_rows(library: Library) -> None:
    run(EACH, library, orders("Ada", "Bob"))
    again = orders("Cem", "Dan", "Eve")
    assert by_shortcut(run(EACH, library, again)) and again.screen == "3"
    (learned,) = library.shortcuts()
    assert isinstance(learned.steps[0], Repeat) and learned.postcondition == TextShown("All done")


def test_the_way_that_was_not_gone_is_as_the_words_have_it(library: Library) -> None:
    assert answered(run(EITHER, library, customer(overdue=True))) == ["reminded"]
    for overdue, said in ((False, "nothing due"), (True, "reminded")):
        events = run(EITHER, library, customer(overdue=overdue))
        assert (by_shortcut(events), answered(events)) == (True, [said])


@pytest.mark.parametrize("besides", ["", '\nif "Nobody" is shown, go back'])
def test_a_dialog_that_came_up_is_closed_only_where_it_does_again(library: Library, besides: str) -> None:
    words = READ_TOTAL.replace(", read", f"{besides}\nread")
    run(words, library, greeting(dialog=True))
    for dialog in (False, True):
        events = run(words, library, greeting(dialog=dialog))
        assert (by_shortcut(events), answered(events)) == (True, ["30"])
    first = library.shortcuts()[0].steps[0]
    assert isinstance(first, Do) and first.optional


def approve(*names: str, last: Check = TextShown("All done")) -> ScriptedBrain:  # noqa: B008  (frozen)
    """A model that approves the orders of these people, one after the other, and expects that last of it."""
    rows = [Locator((Described(Description("Approve", "button", relation=Relation("in row of", Description(name)))),))
            for name in names]  # fmt: skip
    expected = [Changed() if number < len(rows) else last for number in range(1, len(rows) + 1)]
    moves = [Move("shop", Tap(), row, check) for row, check in zip(rows, expected, strict=True)]
    return script([*(Act("approve it", "shop", (move,)) for move in moves), Answer("Done.")])


@pytest.mark.parametrize(
    ("names", "words"),
    [(("Ada", "Bob"), "Approve every order"), (("Bob", "Ada"), "Open Orders, approve all the rows and say so.")],
)
def test_what_a_model_did_with_every_row_is_a_loop_where_the_task_asks_for_all(
    library: Library, names: tuple[str, ...], words: str
) -> None:
    run(words, library, orders(*names), brain=approve(*names))
    again = orders("Cem", "Dan", "Eve")
    assert by_shortcut(run(words, library, again, brain=approve("Cem"))) and again.screen == "3"


def test_rows_that_nothing_tells_from_the_others_are_not_learned(library: Library) -> None:
    page = orders("Ada", "Bob", "Cem")
    events = run("Approve all that are right", library, page, brain=approve("Ada", "Bob", last=Changed()))
    (learned,) = (event for event in events if isinstance(event, Learned))
    assert "nothing tells which" in learned.missed and library.shortcuts() == []
    run("Approve two", library, orders("Ada", "Bob"), brain=approve("Ada", "Bob"))
    assert not any(isinstance(step, Repeat) for each in library.shortcuts() for step in each.steps)


@pytest.mark.parametrize(
    "words",
    ["Approve all orders that are overdue", "Approve Ada and Bob; that is all", "Ada, Bob: approve every order"],
)
def test_nothing_is_learned_where_the_task_does_not_plainly_ask_for_all_rows(library: Library, words: str) -> None:
    events = run(words, library, orders("Ada", "Bob"), brain=approve("Ada", "Bob"))
    (learned,) = (event for event in events if isinstance(event, Learned))
    assert "does not plainly ask for all" in learned.missed and library.shortcuts() == []


def test_it_is_said_why_a_loop_was_not_learned(library: Library) -> None:
    (learned,) = (event for event in run(EACH, library, orders()) if isinstance(event, Learned))
    assert "had nothing to go over" in learned.missed
    assert [each.origin for each in library.shortcuts()] == ["plain words"]
