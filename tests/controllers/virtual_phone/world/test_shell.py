"""The phone's own system and its apps in a real browser, as a finger meets them."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from controllers.virtual_phone.world.database import opened
from controllers.virtual_phone.world.world import World
from tests.controllers.virtual_phone.world.finger import Finger, fingers


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World() as running:
        yield running


@pytest.fixture(scope="module")
def shown(plain_browser: Browser, world: World) -> Iterator[Finger]:
    with fingers(plain_browser, world.url) as finger:
        yield finger


@pytest.fixture
def phone(world: World, shown: Finger) -> Finger:
    """As new, at the home screen."""
    world.reset(1)
    shown.restart()
    return shown


def state(phone: Finger) -> dict[str, Any]:
    return dict(phone.ask("phone.state()"))


def shows(phone: Finger, **expected: object) -> bool:
    """Whether the phone's state comes to be like this."""
    return phone.eventually(lambda: expected.items() <= state(phone).items())


def test_an_icon_opens_its_app_and_back_and_home_lead_out(phone: Finger) -> None:
    phone.tap("Contacts")
    assert shows(phone, package="com.example.contacts")
    phone.tap("New contact")
    assert shows(phone, activity=".NewActivity")
    phone.ask("phone.back()")
    assert state(phone)["activity"] == ".ContactsActivity"
    phone.ask("phone.back()")
    assert state(phone)["package"] == "com.example.launcher"


def test_what_is_missing_does_not_start(phone: Finger) -> None:
    answer = phone.ask('phone.launch({package: "com.example.nothing"})')
    assert answer == {"ok": False, "why": "no app for com.example.nothing"}


def test_a_contact_is_made_with_the_keyboard_on_the_screen(phone: Finger, world: World) -> None:
    phone.ask('phone.launch({package: "com.example.contacts", activity: ".NewActivity"})')
    high = phone.height("#surface")
    phone.tap("Name")
    assert shows(phone, keyboard=True) and phone.height("#surface") < high - 150
    for letter in ("Z", "o", "e"):
        phone.key(letter.upper() if letter == "Z" else letter)
    phone.tap("Save")
    phone.sees("Zoe")
    assert shows(phone, keyboard=False)
    assert world.query()["contacts"][-1]["name"] == "Zoe"


def test_back_first_hides_the_keyboard(phone: Finger) -> None:
    phone.ask('phone.launch({package: "com.example.contacts", activity: ".NewActivity"})')
    phone.tap("Name")
    assert shows(phone, keyboard=True)
    phone.ask("phone.back()")
    assert (state(phone)["keyboard"], state(phone)["activity"]) == (False, ".NewActivity")


def test_an_intent_answers_whoever_asked(phone: Finger) -> None:
    phone.ask('phone.launch({package: "com.example.calendar", activity: ".NewEventActivity"})')
    phone.tap("Add from contacts")
    phone.type("Search contacts", "Aaron Calder")
    phone.tap("Aaron Calder")
    assert shows(phone, package="com.example.calendar")
    assert phone.value("Guests") == "Aaron Calder"


def test_sharing_asks_which_app_and_carries_the_text_over(phone: Finger, world: World) -> None:
    phone.ask('phone.launch({action: "android.intent.action.SEND", extras: {text: "Hi & bye"}}).then(() => {}), 1')
    phone.sees("Open with")
    phone.tap("Notes")
    assert phone.value("Note") == "Hi & bye"
    phone.tap("Save")
    assert phone.eventually(lambda: world.query()["notes"][-1]["body"] == "Hi & bye")


@pytest.mark.parametrize(("answer", "here"), [("Allow", 1), ("Don’t allow", 0)])
def test_a_permission_is_asked_for_and_the_answer_kept(phone: Finger, world: World, answer: str, here: int) -> None:
    phone.ask('phone.launch({package: "com.example.maps"})')
    phone.tap("My location")
    phone.sees("Allow Maps to access this device’s location?")
    assert state(phone)["dialog"] == {"package": "com.android.permissioncontroller"}
    phone.tap(answer)
    assert phone.eventually(lambda: world.query()["grants"][-1]["granted"] == here)
    assert phone.eventually(lambda: phone.count("You are here") == here)


def test_a_message_arrives_is_announced_and_read(phone: Finger) -> None:
    phone.ask('phone.receiveMessage({from: "+44 7 1", text: "Your code is 4711"})')
    phone.tap("Your code is 4711")
    assert shows(phone, activity=".ConversationActivity")
    phone.ask("phone.openNotifications()")
    phone.sees("No notifications")


def test_what_no_app_can_do_is_said(phone: Finger, world: World) -> None:
    phone.ask('phone.launch({package: "com.example.contacts", activity: ".ContactActivity", extras: {id: "1"}})')
    phone.tap("Call")
    phone.sees("No app can do that")
    assert phone.ask("phone.state()")["toast"] == "No app can do that"


def test_an_alarm_rings_in_its_minute(phone: Finger, world: World) -> None:
    with opened(world.database) as connection:
        connection.execute("INSERT INTO alarms (time, label) VALUES ('12:00', 'Tea is ready')")
    minutes = 60 * (12 - int(world.now()[11:13])) - int(world.now()[14:16])
    world.advance(60 * minutes)
    phone.ask("phone.settingsChanged()")
    phone.sees("Tea is ready")


def test_a_timer_rings_while_another_app_is_in_front(phone: Finger, world: World) -> None:
    phone.ask('phone.launch({package: "com.example.clock", activity: ".TimerActivity"})')
    phone.tap("1 min")
    phone.sees("Cancel timer")
    phone.ask('phone.launch({package: "com.example.notes"})')
    world.advance(60)
    phone.ask("phone.settingsChanged()")
    phone.sees("Time’s up")


def test_dark_theme_and_greek_reach_every_app(phone: Finger) -> None:
    phone.ask('phone.launch({package: "com.example.notes"})')
    phone.ask('phone.launch({package: "com.example.settings", activity: ".DisplayActivity"})')
    phone.tap("Dark theme")
    assert shows(phone, darkTheme=True)
    phone.ask('phone.launch({package: "com.example.settings", activity: ".LanguageActivity"})')
    phone.tap("Ελληνικά")
    phone.sees("Γλώσσα συστήματος")
    phone.ask('phone.launch({package: "com.example.notes"})')
    phone.sees("Νέα σημείωση")
    assert (
        phone.ask('document.querySelector("iframe:not([hidden])").contentDocument.documentElement.dataset.theme')
        == "dark"
    )


def test_the_switcher_brings_an_app_back_as_it_was(phone: Finger) -> None:
    phone.ask('phone.launch({package: "com.example.notes", activity: ".NewNoteActivity"})')
    phone.ask('phone.launch({package: "com.example.clock"})')
    phone.ask("phone.recents()")
    phone.sees("Clear all")
    phone.tap("Notes")
    assert shows(phone, activity=".NewNoteActivity")
    phone.ask('phone.stopApp("com.example.notes")')
    assert state(phone)["package"] == "com.example.launcher"


def test_a_locked_phone_stays_locked_until_it_is_opened(phone: Finger) -> None:
    phone.ask("phone.lock()")
    assert (state(phone)["locked"], state(phone)["screenOn"]) == (True, False)
    phone.ask("phone.back()")
    assert state(phone)["locked"]
    phone.ask("phone.wake()")
    phone.tap("Swipe up to unlock")
    assert shows(phone, locked=False)


def kite(world: World) -> dict[str, Any]:
    return dict(next(row for row in world.query()["products"] if row["name"] == "Kite Swallow"))


def test_an_order_takes_the_stock_and_empties_the_cart(phone: Finger, world: World) -> None:
    before = kite(world)
    extras = f'{{id: "{before["id"]}"}}'
    phone.ask(f'phone.launch({{package: "com.example.shop", activity: ".ProductActivity", extras: {extras}}})')
    for words in ("Add to cart", "Cart", "Checkout", "Place order", "Pay now"):
        phone.tap(words)
    phone.sees("Order 4101")
    after = world.query()
    assert not after["cart"] and after["orders"][0]["total"] == before["price"] + 490
    assert kite(world)["stock"] == before["stock"] - 1


def test_every_app_draws_itself(phone: Finger, world: World) -> None:
    for package in world.packages():
        assert phone.ask(f'phone.launch({{package: "{package.package}"}})')["ok"], package.label
        assert state(phone)["package"] == package.package
    assert phone.errors == []
