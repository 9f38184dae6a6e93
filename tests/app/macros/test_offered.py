"""A choice of a list that the page shows as links one beside the other; never in another group, or what does more."""

from collections.abc import Sequence

import pytest

from controllers.actions import Select, Tap
from perception.checks import Changed
from perception.screen import Element
from skills.mending import mended
from skills.steps import Do
from tests.app.macros.test_moved import Replay, step
from tests.app.stage import ORDERS
from tests.perception.screens import capture, container, element, text

LIST = [element("combobox", "Status", (0, 40), options=("All", "New", "Paid"))]
QUERIES = {"All": "?of=", "New": "?of=new", "Paid": "?of=paid"}


def links(name: str = "Status", role: str = "navigation", **led: str) -> list[Element]:
    shown = [element("link", each, (90 * at, 40), effect=f"GET {ORDERS.address}{led.get(each, query)}")
             for at, (each, query) in enumerate(QUERIES.items())]  # fmt: skip
    return container(role, name, *shown)


def replayed(now: Sequence[Element], recorded: Do | None = None) -> Replay:
    recorded = recorded or step(LIST, "Status", None, Select("New"))
    there = ORDERS.__class__(ORDERS.scope, f"{ORDERS.address}?of=new", ORDERS.title)
    screens = {"page": capture(*now, place=ORDERS), "after": capture(text("One order"), place=there)}
    return Replay([recorded], screens, {("page", "tap", "New"): "after"})


def test_the_link_of_the_option_is_followed_in_the_group_of_the_lists_name() -> None:
    replay = replayed(links())
    assert (replay.ending, replay.done) == ("done", ["New"]), replay.sentence
    (made,) = mended(replay.kept, replay.mends).steps
    assert isinstance(made, Do) and (made.action, made.check) == (Tap(), Changed())
    again = replayed(links(), made)
    assert (again.ending, again.done, again.mends) == ("done", ["New"], [])


@pytest.mark.parametrize(
    "now",
    [
        links("Kind"),
        links(role="table"),
        [*links(), element("group", "Status", (0, 300), key="other")],
        links(New="/new"),
        links(New="?of=paid"),
        container("navigation", "Status", element("link", "New", (0, 40), effect=f"GET {ORDERS.address}?of=new")),
        container("navigation", "Status", *(element("button", each, (90 * at, 40)) for at, each in enumerate(QUERIES))),
        [e for e in links() if e.name != "New"],
        [*LIST, *(element("combobox", "Status", (0, 90)),), *links()],
    ],
    ids=["another name", "another role", "two", "elsewhere", "the same", "alone", "buttons", "gone", "lists"],
)
def test_anything_else_is_left(now: Sequence[Element]) -> None:
    assert replayed(now).done == []
