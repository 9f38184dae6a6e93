"""Every verb on a phone does what it says, once, and what it could not do is told."""

import pytest

from controllers.actions import (
    Back,
    DoubleTap,
    Drag,
    Home,
    Hover,
    LongPress,
    Open,
    Press,
    Scroll,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
    Wait,
)
from controllers.controller import Found
from controllers.errors import ControllerError, Unsupported
from perception.screen import SCROLLABLE, Element
from tests.controllers.android.holding import PATIENCE, Held

MOST_STROKES = 15
TEXTS = ["Zoë 🙂 Ångström", "Ελληνικά", "يوم", 'quote " and \\ and $(reboot); `x` & |', "two\nlines"]


def going_on(held: Held) -> Element | None:
    """The part of the screen that is said to go on."""
    return next((e for e in held.screen.shown if SCROLLABLE in e.states), None)


def contact(held: Held) -> None:
    """A form for a new contact, empty."""
    held.open("Contacts")
    while "New contact" not in held.names or "Save" in held.names:
        held.do(Back())
        held.open("Contacts")
    held.do(Tap(), "New contact", "button")


class TestTouch:
    def test_a_tap_arrives_once_and_where_it_was_aimed(self, held: Held) -> None:
        held.open("Settings")
        row = held.found("Display", "clickable")
        performed = held.do(Tap(), "Display", "clickable")
        (tap,) = held.phone.witness.of("tap")
        assert tap[:2] == held.target._phone.facts.density.device(row.point)
        assert performed.point == row.point and not performed.events
        assert "Dark theme" in held.names

    def test_what_lies_under_a_finger_s_way_is_told_and_not_touched(self, held: Held) -> None:
        with pytest.raises(ControllerError, match="say on which element"):
            held.target.perform(Tap(), None)
        with pytest.raises(Unsupported, match="cannot hover"):
            held.target.perform(Hover(), held.found("Settings"))
        assert held.phone.witness.count("tap") == 0

    def test_two_taps_and_a_long_one(self, held: Held) -> None:
        held.open("Contacts")
        held.target.perform(DoubleTap(), held.found("Contacts", "heading"))
        assert [what for what, *_ in held.phone.witness.of("touch")] == ["down", "up"] * 2
        held.target.perform(LongPress(1.2), held.found("Contacts", "heading"))
        assert [tap[2] for tap in held.phone.witness.of("tap")] == [1.2]

    def test_strokes_go_where_they_say(self, held: Held) -> None:
        held.open("Contacts")
        before = held.names
        held.do(Scroll("down"))
        assert before[-2] not in held.names[:2] and held.names != before
        strokes = 1
        while held.names[:4] != before[:4]:  # how far a list flies on depends on how fast the machine is
            strokes += 1
            assert strokes < 8
            held.do(Swipe("down"))
        held.target.perform(Drag(0, -100), held.found("Contacts", "heading"))
        assert held.phone.witness.count("swipe") == strokes + 1

    def test_a_list_is_gone_through_until_its_end_and_says_so_till_then(self, held: Held) -> None:
        held.open("News")
        part = going_on(held)
        assert part is not None
        for _ in range(MOST_STROKES):
            at = held.target.locate(part.locator)
            assert isinstance(at, Found)
            held.target.perform(Swipe("up"), at)
            held.target.settled(PATIENCE)
            if going_on(held) is None:
                break
        assert going_on(held) is None
        held.do(Scroll("up"))
        assert going_on(held) is not None

    def test_a_switch_is_brought_into_its_state_and_left_there(self, held: Held) -> None:
        held.open("Settings")
        if "Dark theme" not in held.names:
            held.do(Tap(), "Display", "clickable")
        on = "checked" in held.element("Dark theme").states
        held.phone.witness.forget()
        held.do(SetChecked(on), "Dark theme")
        assert held.phone.witness.count("tap") == 0
        held.do(SetChecked(not on), "Dark theme")
        assert ("checked" in held.element("Dark theme").states) == (not on)
        held.do(SetChecked(on), "Dark theme")
        held.do(Back())


class TestKeys:
    def test_home_back_and_the_panels(self, held: Held) -> None:
        held.open("Settings")
        held.do(Home())
        assert held.screen.place.scope == "app:home"
        held.do(Press("Notifications"))
        assert held.screen.place.scope == "app:com.android.systemui"
        held.do(Back())
        assert held.screen.place.scope == "app:home"

    def test_it_is_turned_and_upright_again(self, held: Held) -> None:
        held.open("Settings")
        held.do(Press("Landscape"))
        assert held.screen.size == (960, 432)
        held.do(Press("Portrait"))
        assert held.screen.size == (432, 960)

    @pytest.mark.parametrize("keys", ["Power", "F5", "Control", "Hyper+A", "HOME; reboot", ""])
    def test_no_other_key_reaches_it(self, held: Held, keys: str) -> None:
        with pytest.raises(ControllerError, match="has no key"):
            held.target.perform(Press(keys), None)
        assert not [arrival for arrival in held.phone.witness.arrivals if arrival.kind == "key"]

    def test_waiting_touches_nothing(self, held: Held) -> None:
        held.phone.witness.forget()
        held.target.perform(Wait(), None)
        assert not held.phone.witness.arrivals

    def test_keys_go_to_what_is_meant_or_nowhere(self, held: Held) -> None:
        held.open("Contacts")
        with pytest.raises(ControllerError, match="Enter would go to something else"):
            held.target.perform(Press("Enter"), held.found("New contact"))
        held.target.perform(Press("A"), held.found("Search contacts"))
        focused = held.screen.focused
        assert (focused and focused.name, list(held.phone.witness.of("key"))) == ("Search contacts", [("a",)])

    def test_what_the_tab_key_leads_to_is_told_to_have_the_focus(self, held: Held) -> None:
        held.open("Contacts")
        held.do(Press("Tab"))  # to the field
        held.do(Press("Tab"))
        focused = held.screen.focused
        assert focused is not None and focused.interactive and not focused.editable
        with pytest.raises(ControllerError, match="No field of the phone has the focus"):
            held.target.perform(TypeText("Ada"), None)


class TestApps:
    def test_an_app_is_opened_by_its_name_and_is_in_front_then(self, held: Held) -> None:
        held.open("contacts")
        place = held.screen.place
        assert (place.scope, place.title) == ("app:com.example.contacts", "Contacts")
        held.do(Switch("Settings"))
        assert held.screen.place.scope == "app:com.example.settings"

    def test_one_that_is_not_there_is_told(self, held: Held) -> None:
        with pytest.raises(ControllerError, match='no app called "Weather Pro"'):
            held.target.perform(Open("Weather Pro"), None)

    @pytest.mark.parametrize("address", ["javascript://x", "file:///etc/passwd", "intent://x#Intent;end"])
    def test_only_addresses_of_the_web_are_opened(self, held: Held, address: str) -> None:
        held.phone.witness.forget()
        with pytest.raises(ControllerError, match="is not opened on a phone"):
            held.target.perform(Open(address), None)
        assert held.phone.witness.count("launch") == 0


class TestText:
    @pytest.mark.parametrize("text", TEXTS)
    def test_any_text_goes_into_a_field_and_is_read_back(self, held: Held, text: str) -> None:
        contact(held)
        assert held.do(SetText(text), "Name").events == ()
        assert "".join(held.element("Name").value.split()) == "".join(text.split())

    def test_it_replaces_is_added_to_and_cleared(self, held: Held) -> None:
        contact(held)
        held.do(SetText("Ada"), "Name")
        held.do(SetText("Grace"), "Name")
        held.do(TypeText(" Hopper"), "Name")
        held.do(TypeText("!"))
        assert held.element("Name").value == "Grace Hopper!"
        held.do(SetText(""), "Name")
        assert held.element("Name").value == ""

    def test_without_a_field_there_is_nothing_to_type_into(self, held: Held) -> None:
        with pytest.raises(ControllerError, match="No field of the phone has the focus"):
            held.target.perform(TypeText("x"), None)
