"""Plain words on a phone: apps are opened, lists are looked through, and what is nowhere is asked about."""

import pytest

from app.brains.following import phoning
from app.episode import Attempt
from app.proposals import Move, Outcome
from controllers.actions import Action, Open, Press, Scroll, Tap
from perception.locators import described
from perception.numbering import observe
from perception.screen import Capture, Observation, Place
from skills.steps import Do

PHONE = observe(Capture(Place("app:com.example.notes", "app:com.example.notes/.Main", "Notes"), ()))
PAGE = observe(Capture(Place("http://shop", "http://shop/"), ()))
ADA = described("Ada")


@pytest.mark.parametrize(
    ("words", "name", "action"),
    [
        ("open Contacts", "Contacts", Open("Contacts")),
        ("go to Settings", "Settings", Open("Settings")),
        ("open the notifications", "notifications", Press("Notifications")),
        ("open Recent apps", "Recent apps", Press("Recents")),
        ("click Contacts", "Contacts", None),
    ],
)
def test_what_is_opened_and_is_nowhere_to_be_seen_is_an_app_or_a_panel(
    words: str, name: str, action: Action | None
) -> None:
    assert phoning.opening(Do(words, Tap(), described(name)), PHONE) == action
    assert phoning.opening(Do(words, Tap(), described(name)), PAGE) is None


def test_more_than_a_name_is_no_app() -> None:
    assert phoning.opening(Do("open the first item", Tap(), described("x", "item", ordinal=1)), PHONE) is None


def tried(words: str, evidence: str = "came: text") -> Attempt:
    return Attempt(words, Move("phone", Scroll()), "", Outcome("worked", evidence))


DOWN, UP = (phoning.SEARCHING.format('"Ada"', side) for side in ("down", "up"))


def searched(*attempts: Attempt, screen: Observation = PHONE) -> tuple[str, Scroll] | None:
    return phoning.searching(ADA, screen, attempts)


def test_what_is_not_in_view_is_looked_for_down_to_the_end_then_up_to_the_top() -> None:
    end = phoning.AT_THE_END
    assert searched() == (DOWN, Scroll("down"))
    assert searched(tried(DOWN), tried(DOWN)) == (DOWN, Scroll("down"))
    assert searched(tried(DOWN), tried(DOWN, end)) == (UP, Scroll("up"))
    assert searched(tried(DOWN, end), tried(UP)) == (UP, Scroll("up"))
    assert searched(tried(DOWN, end), tried(UP, end)) is None


def test_an_endless_list_is_not_looked_through_for_ever() -> None:
    assert searched(*[tried(DOWN)] * phoning.MOST_SCROLLS) is None


def test_another_search_begins_anew_and_pages_know_what_is_further_down() -> None:
    assert searched(tried(DOWN, phoning.AT_THE_END), tried("click Bob")) == (DOWN, Scroll("down"))
    assert searched(screen=PAGE) is None
