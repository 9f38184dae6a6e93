"""A list that filters, which the page shows as links one beside the other; never those of another list or page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from controllers.actions import Select, Tap
from perception.checks import Changed
from perception.resolving import chain
from perception.screen import Element, Place
from skills.mending import mended
from skills.steps import Do
from tests.app.macros.test_moved import PRINTED, Replay, step
from tests.app.stage import ORDERS
from tests.perception.screens import capture, container, element, text, traced

NAMES = ("All", "New", "Paid")
LIST = traced(element("combobox", "Status", (0, 40), options=NAMES), name="of")
ORDER = element("link", "Order 7", (0, 90), effect="GET http://shop/orders/7")
QUERIES = {"All": "?of=", "New": "?of=new", "Paid": "?of=paid"}
DELETING = step([LIST, ORDER], "Status", None, Select("Delete"))
THERE = Place(ORDERS.scope, f"{ORDERS.address}?of=new", ORDERS.title)


def links(name: str = "Status", role: str = "navigation", **led: str) -> list[Element]:
    shown = [element("link", each, (90 * at, 40), effect=f"GET {ORDERS.address}{led.get(each, query)}")
             for at, (each, query) in enumerate(QUERIES.items())]  # fmt: skip
    return container(role, name, *shown)


def replayed(now: Sequence[Element], first: Do | None = None, then: Element = ORDER) -> Replay:
    """A replay of the choice and of a press on what came after it when that was recorded."""
    nodes = [LIST, then]
    steps = [first or step(nodes, "Status", None, Select("New")), Do("go on", Tap(), chain(then, nodes, lasting=True))]
    screens = {"page": capture(*now, then, place=ORDERS), "listed": capture(*now, then, place=THERE),
               "after": capture(text("Printed"), place=THERE)}  # fmt: skip
    return Replay(steps, screens, {("page", "tap", "New"): "listed", ("listed", "tap", then.name): "after"})


def test_the_link_of_the_option_is_followed_in_the_group_of_the_lists_name() -> None:
    replay = replayed(links())
    assert (replay.ending, replay.done) == ("done", ["New", "Order 7"]), replay.sentence
    made = mended(replay.kept, replay.mends).steps[0]
    assert isinstance(made, Do) and (made.action, made.check) == (Tap(), Changed())
    again = replayed(links(), made)
    assert (again.ending, again.done, again.mends) == ("done", ["New", "Order 7"], [])


@pytest.mark.parametrize(
    "now",
    [
        links("Kind"),
        links(role="table"),
        [*links(), element("group", "Status", (0, 300), key="other")],
        links(New="/new?of=new"),
        links(New="?paid=new"),
        links(New="?of=new&drop=1"),
        links(New="?of=paid"),
        container("navigation", "Status", element("link", "New", (0, 40), effect=f"GET {ORDERS.address}?of=new")),
        container("navigation", "Status", *(element("button", each, (90 * at, 40)) for at, each in enumerate(NAMES))),
        [e for e in links() if e.name != "New"],
        [LIST, replace(LIST, key="other"), *links()],
    ],
    ids=["another name", "another role", "two", "elsewhere", "another list's", "more", "the same", "alone", "buttons",
         "gone", "lists"],
)  # fmt: skip
def test_anything_else_is_left(now: Sequence[Element]) -> None:
    assert replayed(now).done == []


@pytest.mark.parametrize(
    "then",
    [element("button", "Save", (0, 90), effect="POST http://shop/orders"), element("button", "Go", (0, 90)),
     element("link", "Help", (0, 90), effect="GET http://shop/help")],
)  # fmt: skip
def test_a_list_after_which_no_record_of_the_page_is_opened_is_no_filter_of_it(then: Element) -> None:
    assert replayed(links(), then=then).done == []


def test_what_is_called_as_what_cannot_be_taken_back_is_not_followed() -> None:
    assert replayed([replace(e, name="Delete") if e.name == "New" else e for e in links()], DELETING).done == []


def test_an_option_that_is_not_what_the_list_is_called_is_none_of_the_links() -> None:
    other = step([LIST, ORDER], "Status", PRINTED, Select("Lost"))
    assert replayed(links(), other).done == []
