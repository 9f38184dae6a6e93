"""The same intent in the way that an element takes it."""

import pytest

from app.brains.following.pointing import Aim
from app.brains.following.suiting import in_order, suited
from controllers.actions import Action, Press, Select, SetChecked, SetText, Tap
from perception.checks import AnyOf, Changed, Check, StateIs, ValueIs
from perception.locators import Described, Description, described
from perception.screen import Element
from tests.skills.screens import element

ASKED = described("it")
LIST = element("listbox", "Who", options=("Ada", "Bob", "Cy"))
DATE = element("textbox", "When", states=frozenset({"date"}))
PASSWORD = element("textbox", "Password", states=frozenset({"password"}))


@pytest.mark.parametrize(
    ("action", "on", "check", "form", "expected"),
    [
        (Select("Cy, Ada"), LIST, ValueIs(ASKED, "Cy, Ada"), Select("Ada, Cy"), "Ada, Cy"),
        (SetText("Bob"), LIST, ValueIs(ASKED, "Bob"), Select("Bob"), "Bob"),
        (Select("5"), element("spinbutton", "Count"), ValueIs(ASKED, "5"), SetText("5"), "5"),
        (SetText("3/4/2026"), DATE, ValueIs(ASKED, "3/4/2026"), SetText("3/4/2026"), "changed"),
        (SetText("2026-03-04"), DATE, ValueIs(ASKED, "2026-03-04"), SetText("2026-03-04"), "2026-03-04"),
        (SetText("x"), PASSWORD, ValueIs(ASKED, "x"), SetText("x"), ""),
        (SetText("5"), element("slider", ""), ValueIs(ASKED, "5"), SetText("5"), ""),
        (SetText("5"), element("slider", "", value="2"), ValueIs(ASKED, "5"), SetText("5"), "5"),
        (SetChecked(True), element("checkbox", "Milk"), Changed(), SetChecked(True), "checked"),
        (SetChecked(True), element("link", "Milk"), Changed(), Tap(), "changed"),
        (Tap(), element("radio", "Milk"), Changed(), SetChecked(True), "checked"),
        (Tap(), element("button", "Milk"), Changed(), Tap(), "changed"),
        (Press("Enter"), element("textbox", "Find"), None, Press("Enter"), "changed"),
        (Press("Enter"), element("textbox", "Find", effect="GET http://a/"), None, Press("Enter"), ""),
        (Press("Enter"), element("searchbox", "Find"), None, Press("Enter"), ""),
        (Press("Tab"), element("textbox", "Find"), None, Press("Tab"), ""),
    ],
)
def test_the_form_and_what_is_expected(
    action: Action, on: Element, check: Check | None, form: Action, expected: str
) -> None:
    found, then = suited(action, Aim(on, Described(Description(on.name))), check)
    assert found == form
    match then:
        case ValueIs(target, value):
            assert (value, target.key) == (expected, on.key)
        case StateIs(target, state):
            assert (state, target.key) == (expected, on.key)
        case _:
            assert ("changed" if then else "") == expected


def test_where_no_field_tells_what_enter_sends_nothing_is_expected_of_it() -> None:
    aim = Aim(element("textbox", "Find"), Described(Description("Find")))
    assert suited(Press("Enter"), aim, None, effects=False) == (Press("Enter"), None)


@pytest.mark.parametrize(("role", "shows"), [("tab", True), ("button", True), ("row", False)])
def test_a_tab_that_is_selected_already_need_not_change_anything(role: str, shows: bool) -> None:
    aim = Aim(element(role, "Alarm", states=frozenset({"selected"})), Described(Description("Alarm")))
    selected = AnyOf((Changed(), StateIs(aim.locator, "selected")))
    assert suited(Tap(), aim, Changed()) == (Tap(), selected if shows else Changed())


def test_options_are_told_as_the_list_tells_them() -> None:
    assert in_order("Rome, Italy", ["Rome, Italy", "Rome", "Italy"]) == "Rome, Italy"
    assert in_order("Cy, Dan", ["Ada", "Cy"]) == "Cy, Dan"
    assert in_order("Cy and Ada", ["Ada", "Bob", "Cy"]) == "Ada, Cy"
    assert in_order("Cy, Bob, and Ada", ["Ada", "Bob", "Cy"]) == "Ada, Bob, Cy"
    assert in_order("Bed and Breakfast", ["Bed and Breakfast", "Bed", "Breakfast"]) == "Bed and Breakfast"
    assert in_order('Cy, "Rome, Italy"', ["Rome, Italy", "Cy"]) == '"Rome, Italy", Cy'
    assert in_order("", ["Ada"]) == ""
