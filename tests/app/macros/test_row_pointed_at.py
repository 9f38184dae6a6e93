"""What a row shows only while it is pointed at, what says the name of its row, and a list that is made longer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from controllers.actions import RightClick, Tap
from controllers.browser.target import BrowserTarget
from perception.checks import TextShown
from perception.locators import Named
from perception.resolving import chain
from perception.screen import Element
from skills.mending import mended
from skills.steps import Do
from tests.app.macros.served import replayed as replayed_there
from tests.app.macros.served import shown
from tests.app.macros.test_moved import DONE, PRINTED, Replay, step
from tests.app.stage import ORDERS
from tests.controllers.site import Site
from tests.perception.screens import capture, container, element, row, text


def people(*buttons: str, first: str = "Ada Byron") -> list[Element]:
    return [*row("1", 40, first, "Oslo", buttons=buttons), *row("2", 80, "Bob Noyce", "Cork", buttons=buttons)]


def replayed(now: Sequence[Element], then: Sequence[Element] = (), name: str = "Edit") -> Replay:
    """A replay of the press in the first row, on a page that comes to be `then` where that row is pointed at."""
    recorded = people(name, "Archive")
    there = next(e for e in recorded if e.name == name)
    screens = {"page": capture(*now, place=ORDERS), "shown": capture(*(then or now), place=ORDERS), **DONE}
    pressed = {(at, "tap", e.name): "after" for at in ("page", "shown") for e in (*now, *then) if e.role == "button"}
    steps = [step([e for e in recorded if e.name != name or e is there], name)]
    return Replay(steps, screens, {("page", "hover", ""): "shown", **pressed})


def test_a_row_that_shows_nothing_to_press_is_pointed_at_once_whenever_it_is_replayed() -> None:
    replay = replayed(people(), people("Edit", "Archive"))
    assert [action.kind for action, _ in replay.shop.performed] == ["hover", "tap"], replay.sentence
    assert (replay.mends, replay.version) == ([], ["tap Edit"])
    vain = replayed(people())
    assert [action.kind for action, _ in vain.shop.performed] == ["hover"] and vain.ending == "failed"


def test_a_row_that_shows_other_things_to_press_is_not_pointed_at() -> None:
    assert replayed(people("Archive")).done == []


def test_no_row_is_pointed_at_under_a_dialog_or_for_what_cannot_be_taken_back() -> None:
    asking = container("dialog", "Which one?", element("button", "Both", (0, 300)))
    assert replayed([*people(), *asking]).done == []
    assert replayed(people(), people("Delete"), "Delete").done == []


def test_what_says_the_name_of_its_row_besides_is_the_same() -> None:
    assert replayed(people("Edit Ada Byron", "Archive Ada Byron")).done == ["Edit Ada Byron"]


@pytest.mark.parametrize(
    "name", ["Edit Bob Noyce", "Edit Oslo", "Edit ada byron", "Ada Byron Edit", "Delete Ada Byron"]
)
def test_what_says_something_else_besides_is_not(name: str) -> None:
    assert replayed(people(name, "Archive Ada Byron")).done == []


def test_the_name_of_a_row_that_is_one_word_may_be_a_word_of_the_deed() -> None:
    recorded, now = people("Mark", "Open", first="All"), people("Mark All", "Open All", first="All")
    pressed = Do("mark", Tap(), chain(recorded[3], recorded, lasting=True), PRINTED)
    screens = {"page": capture(*now, place=ORDERS), **DONE}
    assert Replay([pressed], screens, {("page", "tap", "Mark All"): "after"}).done == []


def test_what_is_called_by_a_parameter_alone_is_looked_for_as_before_in_the_next_version() -> None:
    recorded, now = people("Edit", first="{name}"), people("Edit Ada Byron")
    pressed = Do("edit", Tap(), chain(recorded[3], recorded, lasting=True), PRINTED)
    screens, ways = {"page": capture(*now, place=ORDERS), **DONE}, {("page", "tap", "Edit Ada Byron"): "after"}
    replay = Replay([pressed], screens, ways, values={"name": "Ada Byron"})
    made = mended(replay.kept, replay.mends).steps[0]
    assert isinstance(made, Do) and made.target and any(isinstance(part, Named) for part in made.target.parts)
    again = Replay([made], screens, ways, values={"name": "Ada Byron"})
    assert (again.ending, again.done) == ("done", ["Edit Ada Byron"]), again.sentence


def test_a_menu_that_is_called_by_a_parameter_is_never_the_element_in_the_next_version() -> None:
    recorded = people("Edit", first="{name}")
    now = [e for e in people("Actions for Ada Byron") if e.key != "1/Actions for Ada Byron"]
    menu = element("button", "Actions for Ada Byron", (200, 40), within=("1",), states={"collapsed"})
    edit = element("menuitem", "Edit", (200, 60), within=("1",))
    pressed = Do("edit", Tap(), chain(recorded[3], recorded, lasting=True), PRINTED)
    screens = {"page": capture(*now, menu, place=ORDERS), "open": capture(*now, menu, edit, place=ORDERS), **DONE}
    ways = {("page", "tap", menu.name): "open", ("open", "tap", "Edit"): "after"}
    replay = Replay([pressed], screens, ways, values={"name": "Ada Byron"})
    opening = mended(replay.kept, replay.mends).steps[0]
    assert replay.done == [menu.name, "Edit"] and isinstance(opening, Do) and opening.target != pressed.target


def goods(*names: str, more: str = "", led: str = "products") -> list[Element]:
    cards = [container("article", "", element("link", name, (0, 40.0 * at), effect=f"GET http://shop/{led}/{at}"),
                       key=f"card{at}") for at, name in enumerate(names)]  # fmt: skip
    return [*(part for card in cards for part in card), *([element("button", more, (0, 400))] if more else [])]


def shown_more(now: Sequence[Element], then: Sequence[Element], more: str, recorded: Sequence[Element] = ()) -> Replay:
    opened = step(recorded or goods("Rope", "Lamp", "Buoy"), "Buoy", TextShown("Printed"))
    screens = {"page": capture(*now, place=ORDERS), "longer": capture(*then, place=ORDERS), **DONE}
    return Replay([opened], screens, {("page", "tap", more): "longer", ("longer", "tap", "Buoy"): "after"})


@pytest.mark.parametrize(
    ("more", "is_more"),
    [("Show 12 more", True), ("Load more results", True), ("Show more like this", False), ("Load 5 euros more", False),
     ("Order 3 more", False), ("See more", False)],
)  # fmt: skip
def test_a_list_is_made_longer_for_what_is_not_in_it_yet(more: str, is_more: bool) -> None:
    replay = shown_more(goods("Rope", "Lamp", more=more), goods("Rope", "Lamp", "Buoy"), more)
    assert replay.done == ([more, "Buoy"] if is_more else [])
    assert replay.mends == []


def test_a_list_that_was_made_longer_in_vain_is_not_made_longer_again() -> None:
    replay = shown_more(goods("Rope", more="Show more"), goods("Rope", "Lamp", more="Show more"), "Show more")
    assert (replay.ending, replay.done) == ("failed", ["Show more"])


def test_no_list_of_other_things_is_made_longer_nor_one_for_what_leads_to_no_record() -> None:
    def done(now: Sequence[Element], recorded: Sequence[Element] = ()) -> list[str]:
        return shown_more(now, now, "Show more", recorded).done

    assert done(goods("Rope", more="Show more", led="comments")) == []
    beside = container("region", "Offers", element("button", "Show more", (0, 400)))
    assert done([*goods("Rope"), *beside]) == []
    assert done([*goods("Rope", more="Show more"), element("button", "Load more", (0, 500))]) == []
    ways: tuple[dict[str, Any], ...] = ({"states": {"disabled"}}, {"effect": "GET http://shop/more"})
    for rest in ways:
        assert done([*goods("Rope"), element("button", "Show more", (0, 400), **rest)]) == []
    plain = [element("link", "Buoy", effect="GET http://shop/buoy")]
    assert done([element("link", "Rope", effect="GET http://shop/buoy"), *goods(more="Show more")], plain) == []
    button = [element("button", "Buoy", effect="GET http://shop/products/7")]
    assert done(goods("Rope", more="Show more"), button) == []


def test_the_only_link_of_its_kind_in_a_row_is_known_by_the_address_of_what_the_row_is_called() -> None:
    def listed(name: str, led: str, title: str = "people/7") -> list[Element]:
        who = element("link", "Ada Byron", (0, 40), within=("1",), effect=f"GET http://shop/{title}")
        edit = element("link", name, (100, 40), within=("1",), effect=f"GET http://shop/people/{led}")
        return [*row("1", 40, buttons=()), who, edit, text("Ended")]

    recorded, of_two = step(listed("Edit", "7/edit"), "Edit"), step(listed("Lamp", "7/items/5"), "Lamp")
    for before, now, done in (
        (recorded, listed("Change", "7/edit"), ["Change"]),
        (recorded, listed("Change", "8/edit"), []),
        (recorded, listed("Change", "71/edit"), []),
        (recorded, listed("Remove", "7/remove"), []),
        (recorded, listed("Change", "7/edit", title="people"), []),
        (of_two, listed("Rope", "7/items/9"), []),
        (step(listed("Edit", "7-edit"), "Edit"), listed("Change", "7-edit"), []),
    ):
        screens = {"page": capture(*now, place=ORDERS), **DONE}
        ways = {("page", "tap", name): "after" for name in ("Change", "Remove", "Rope")}
        assert Replay([before], screens, ways).done == done


def test_a_record_that_is_told_of_twice_is_opened_and_one_that_is_not_is_not() -> None:
    recorded, twice = goods("Rope", "Buoy"), [*goods("Rope", "Buoy"), *again("Buoy", 1)]
    first = [replace(e, visibility="covered") if e.key.startswith("link:Buoy:0:40") else e for e in twice]
    opened, asked = step(recorded, "Buoy"), step(recorded, "Buoy", None, RightClick())
    for due, now, done in (
        (opened, twice, ["Buoy"]),
        (opened, first, ["Buoy"]),
        (opened, [*goods("Rope", "Buoy"), *again("Buoy", 2)], []),
        (asked, twice, []),
    ):
        replay = Replay([due], {"page": capture(*now, place=ORDERS), **DONE}, {("page", "tap", "Buoy"): "after"})
        assert replay.done == done


def again(name: str, number: int) -> list[Element]:
    link = element("link", name, (0, 200), effect=f"GET http://shop/products/{number}")
    return container("article", "", link, key="again")


HIDING = """<!doctype html><style>tr button {{ visibility: hidden }} tr:hover button {{ visibility: visible }}</style>
<h1>People</h1><table><tr><th>Name<th>City<th></tr>{}</table>"""
ROW = "<tr><td>{0}<td>{1}<td><button onclick=\"document.title = '{0}'\">Edit</button></tr>"


def test_a_real_row_shows_its_buttons_to_the_pointer(page: BrowserTarget, site: Site) -> None:
    rows = "".join(ROW.format(*each) for each in (("Ada Byron", "Oslo"), ("Bob Noyce", "Cork")))
    nodes = shown(page, site, HIDING.format(rows).replace("visibility: hidden", ""))
    last = next(e for e in reversed(nodes) if e.name == "Edit")
    ended = replayed_there(page, site, HIDING.format(rows), Do("edit Bob", Tap(), chain(last, nodes, lasting=True)))
    assert (ended.episode.ending, page.evaluate("document.title")) == ("done", "Bob Noyce"), ended.episode.sentence
