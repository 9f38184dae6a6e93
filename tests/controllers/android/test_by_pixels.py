"""A phone is worked by its picture: nothing but what shows is gone by, and keys come as from a hand."""

from controllers.actions import SetText, TypeText
from controllers.controller import Found
from controllers.sighted import Sighted
from perception.locators import described
from tests.controllers.android.holding import Held

FIELD = "Search settings"


def test_what_a_field_holds_is_replaced_key_by_key(held: Held) -> None:
    held.open("Settings")
    seen = Sighted(held.target, "pixels")
    for text in ("wifi", "Sound 2"):
        seen.capture()
        at = seen.locate(described(FIELD))
        assert isinstance(at, Found) and at.element.source == "vision"
        seen.perform(SetText(text), at)
        held.target.settled(3.0)
    assert held.element(FIELD).value == "Sound 2"


def test_without_a_tree_text_goes_where_the_focus_is(held: Held) -> None:
    held.open("Settings")
    seen = Sighted(held.target, "pixels")
    seen.capture()
    field = seen.locate(described(FIELD))
    assert isinstance(field, Found)
    seen.perform(SetText("wi"), field)
    held.phone.faults.hierarchy = "empty"
    seen.perform(TypeText("fi"), None)
    held.phone.faults.hierarchy = ""
    assert held.element(FIELD).value == "wifi"
