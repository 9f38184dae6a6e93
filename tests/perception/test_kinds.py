"""Fields that are known by their kind."""

from collections.abc import Sequence

from perception.grounding import ground
from perception.locators import Description
from perception.screen import Element
from tests.perception.screens import element


def names(description: Description, elements: Sequence[Element]) -> list[str]:
    return [e.name for e in ground(description, elements).fits]


def test_a_field_without_any_name_goes_by_what_is_typed_into_it() -> None:
    screen = [element("textbox", "", (0, 0), states=frozenset({"date"})), element("textbox", "Date of birth", (0, 40))]
    assert names(Description("date"), screen) == [""]
    assert names(Description("time"), screen) == []


def test_a_textarea_has_several_lines_and_a_textbox_one() -> None:
    screen = [element("textbox", "A", (0, 0), states=frozenset({"multiline"})), element("textbox", "B", (0, 40))]
    assert names(Description(role="textarea"), screen) == ["A"]
    assert names(Description(role="textbox"), screen) == ["B"]
    assert names(Description(role="textbox"), screen[:1]) == ["A"]
