"""What a row shows only while it is pointed at, and what says the name of its row; and a list that is made longer."""

from collections.abc import Sequence

import pytest

from perception.screen import Element
from tests.app.macros.test_moved import DONE, Replay, inside, step
from tests.app.stage import ORDERS
from tests.perception.screens import capture, element, row, text


def people(*buttons: str, first: str = "Ada Byron") -> list[Element]:
    return [*row("1", 40, first, "Oslo", buttons=buttons), *row("2", 80, "Bob Noyce", "Cork", buttons=buttons)]


def replayed(now: Sequence[Element], then: Sequence[Element] = (), name: str = "Edit") -> Replay:
    """A replay of the press in the first row, on a page that comes to be `then` where that row is pointed at."""
    recorded = people("Edit", "Archive")
    there = next(e for e in recorded if e.name == "Edit")
    screens = {"page": capture(*now, place=ORDERS), "shown": capture(*(then or now), place=ORDERS), **DONE}
    pressed = {(at, "tap", e.name): "after" for at in ("page", "shown") for e in (*now, *then) if e.role == "button"}
    steps = [step([e for e in recorded if e.name != "Edit" or e is there], "Edit")]
    return Replay(steps, screens, {("page", "hover", ""): "shown", **pressed})


def test_a_row_that_shows_nothing_to_press_is_pointed_at_once() -> None:
    replay = replayed(people(), people("Edit", "Archive"))
    assert [action.kind for action, _ in replay.shop.performed] == ["hover", "tap"], replay.sentence
    assert replay.version == ['point at "Ada Byron Oslo" row', "tap Edit"]
    vain = replayed(people())
    assert [action.kind for action, _ in vain.shop.performed] == ["hover"] and vain.ending == "failed"


def test_a_row_that_shows_other_things_to_press_is_not_pointed_at() -> None:
    assert replayed(people("Archive")).done == []


def test_what_says_the_name_of_its_row_besides_is_the_same() -> None:
    assert replayed(people("Edit Ada Byron", "Archive Ada Byron")).done == ["Edit Ada Byron"]


@pytest.mark.parametrize("name", ["Edit Bob Noyce", "Edit Oslo", "Edit Ada", "Ada Byron Edit", "Delete Ada Byron"])
def test_what_says_something_else_besides_is_not(name: str) -> None:
    assert replayed(people(name, "Archive Ada Byron")).done == []


@pytest.mark.parametrize(
    ("name", "done"),
    [("Show 12 more", ["Show 12 more", "Print"]), ("Load more results", ["Load more results", "Print"]),
     ("Show more like this", []), ("Load 5 euros more", []), ("Order 3 more", [])],
)  # fmt: skip
def test_a_list_is_made_longer_for_what_is_not_in_it_yet(name: str, done: list[str]) -> None:
    page, item = inside("Tools", element("button", name)), element("button", "Print", (400, 60))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, item, place=ORDERS), **DONE}
    ways = {("page", "tap", name): "open", ("open", "tap", "Print"): "after"}
    assert Replay([step(inside("Tools", item), "Print")], screens, ways).done == done


def test_a_list_that_was_made_longer_in_vain_is_not_made_longer_again() -> None:
    page = inside("Tools", element("button", "Show more"))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, element("button", "Other"), place=ORDERS)}
    recorded = step(inside("Tools", element("button", "Print")), "Print")
    replay = Replay([recorded], screens, {("page", "tap", "Show more"): "open"})
    assert (replay.ending, replay.done) == ("failed", ["Show more"])


def test_the_only_link_of_its_kind_in_a_row_is_known_by_the_address_of_what_the_row_is_called() -> None:
    def listed(name: str, led: str, number: int = 7) -> list[Element]:
        who = element("link", "Ada Byron", (0, 40), within=("1",), effect=f"GET http://shop/people/{number}")
        edit = element("link", name, (100, 40), within=("1",), effect=f"GET http://shop/people/{led}")
        return [*row("1", 40, buttons=()), who, edit, text("Ended")]

    recorded = step(listed("Edit", "7/edit"), "Edit")
    for now, done in (
        (listed("Change", "7/edit"), ["Change"]),
        (listed("Change", "8/edit"), []),
        (listed("Change", "71/edit", number=7), []),
        (listed("Remove", "7/remove"), []),
    ):
        screens = {"page": capture(*now, place=ORDERS), **DONE}
        assert Replay([recorded], screens, {("page", "tap", "Change"): "after"}).done == done
