"""What is looked into while an element is looked for: only what certainly opens something and does nothing else."""

from dataclasses import replace

import pytest

from app.macros.hidden import is_same_page
from app.roles.mender import Finding
from perception.screen import Place
from tests.app.macros.test_advice import OTHER, Asked, number
from tests.app.macros.test_moved import DONE, Replay, bar, folded, inside, step
from tests.app.stage import ORDERS, Person
from tests.perception.screens import capture, element, screen


@pytest.mark.parametrize("name", ["Menu", "⋯", "More options", "More actions", "Actions for Ada"])
def test_what_only_bears_the_name_of_a_menu_is_opened_on_the_persons_word_only(name: str) -> None:
    page, item = inside("Tools", element("button", name)), element("button", "Print", (400, 60))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, item, place=ORDERS), **DONE}
    recorded, ways = [step(bar("Print"), "Print")], {("page", "tap", name): "open", ("open", "tap", "Print"): "after"}
    assert Replay(recorded, screens, ways).done == []
    told = Replay(recorded, screens, ways, person=Person(answers=[f'"{name}" button']))
    assert (told.ending, told.done) == ("done", [name, "Print"])
    phone = Place("app:com.shop", "app:com.shop/.Main")
    there = {each: replace(screen, place=phone) for each, screen in screens.items()}
    assert Replay(recorded, there, ways, scope=phone.scope).done == [name, "Print"]


AWAY = replace(ORDERS, address=f"{ORDERS.address}/8")


def test_what_was_opened_first_and_has_led_to_another_page_ends_it() -> None:
    page, other = inside("Tools", folded()), bar("Print")
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*other, place=AWAY), **DONE}
    ways = {("page", "tap", "More actions"): "open", ("open", "tap", "Print"): "after"}
    replay = Replay([step(bar("Print"), "Print")], screens, ways)
    assert (replay.ending, replay.done) == ("failed", ["More actions"]) and "has led away" in replay.sentence
    there = screens | {"open": replace(screens["open"], place=ORDERS)}
    assert Replay([step(bar("Print"), "Print")], there, ways).done == ["More actions", "Print"]


def test_neither_does_what_a_model_opens_lead_to_another_page() -> None:
    screens = {"page": capture(*OTHER, place=ORDERS), "open": capture(*bar("Print"), place=AWAY), **DONE}
    ways = {("page", "tap", "Produce"): "open", ("open", "tap", "Print"): "after"}
    asked = Asked([step(bar("Print"), "Print")], screens, ways, Finding("open first", number(OTHER, "Produce")))
    assert (asked.ending, asked.done) == ("failed", ["Produce"])


@pytest.mark.parametrize(
    ("address", "same"),
    [("http://a/7#menu", True), ("http://a/7", True), ("http://a/7#/orders/8", False), ("http://a/8", False)],
)
def test_only_a_mark_on_the_page_may_be_another_one(address: str, same: bool) -> None:
    opened, now = (replace(screen(), place=Place("http://a", each)) for each in ("http://a/7", address))
    assert is_same_page(opened, now) is same
