"""Numbers stay with their elements and are never used twice."""

from dataclasses import replace

from perception.geometry import Box
from perception.locators import Locator, Path
from perception.numbering import observe
from perception.screen import Element, Observation
from tests.perception.screens import capture, element, row, screen, text


def rerendered(*elements: Element) -> list[Element]:
    """The same screen built anew: every key is another one."""
    return [
        replace(e, key=f"new/{e.key}" if e.key else "", within=tuple(f"new/{key}" for key in e.within))
        for e in elements
    ]


def captured(observation: Observation) -> list[Element]:
    """Its elements as a capture of the same screen has them."""
    return [replace(e, number=0) for e in observation.elements]


def test_elements_are_numbered_from_one_and_keep_their_number() -> None:
    save, cancel = element("button", "Save"), element("button", "Cancel", (100, 0))
    first = screen(save, cancel)
    second = screen(text("Saved"), cancel, replace(save, name="Save again"), before=first)
    assert [e.number for e in first.elements] == [1, 2]
    assert [e.number for e in second.elements] == [3, 2, 1]
    assert (first.last_number, second.last_number) == (2, 3)


def test_a_number_is_never_used_again() -> None:
    first = screen(element("button", "Save"), element("button", "Cancel"))
    second = screen(element("button", "Save"), before=first)
    third = screen(element("button", "Save"), element("button", "Delete"), before=second)
    assert [e.number for e in third.elements] == [1, 3]


def test_a_key_that_stands_for_another_role_is_another_element() -> None:
    first = screen(element("button", "Save", key="1"))
    assert screen(element("link", "Home", key="1"), before=first).elements[0].number == 2


def test_a_rerendered_element_keeps_its_number_if_it_is_the_only_one_of_its_kind() -> None:
    first = screen(element("button", "Save"), element("button", "Edit"), element("button", "Edit", (0, 40)))
    second = observe(capture(*rerendered(*first.elements)), first)
    assert [e.number for e in second.elements] == [1, 4, 5]


def test_a_new_element_of_the_same_kind_does_not_take_a_living_ones_number() -> None:
    first = screen(element("button", "Edit", key="a"))
    second = screen(element("button", "Edit", key="a"), element("button", "Edit", (0, 40), key="b"), before=first)
    assert [e.number for e in second.elements] == [1, 2]


def test_a_new_element_does_not_inherit_the_number_with_the_name_of_a_renamed_one() -> None:
    first = screen(element("tab", "A", key="a"), text("Loading"))
    second = screen(element("tab", "B", key="a"), element("tab", "A", key="b"), before=first)
    assert [e.number for e in second.elements] == [1, 3]


def test_rerendered_rows_are_told_apart_by_their_first_words() -> None:
    ada, bob, cleo = row("r1", 0, "Ada", "open"), row("r2", 30, "Bob", "open"), row("r3", 60, "Cleo", "open")
    first = screen(*ada, *bob)
    second = observe(capture(*rerendered(*bob, *cleo)), first)
    numbers = {e.key: e.number for e in first.elements}
    assert [e.number for e in second.elements[:4]] == [numbers[e.key] for e in bob]
    assert all(e.number > first.last_number for e in second.elements[4:])


def test_elements_without_keys_are_told_apart_too() -> None:
    first = screen(text("Music", key=""), text("News", key=""))
    second = screen(text("News", key=""), text("Music", key=""), before=first)
    assert [e.number for e in second.elements] == [2, 1]


def test_an_unchanged_element_is_carried_over_and_any_change_is_told() -> None:
    save = element("button", "Save", key="a")
    first = screen(save, text("Saved", key="b"))
    assert all(a is b for a, b in zip(screen(*captured(first), before=first).elements, first.elements, strict=True))
    changes = (
        {"name": "Save again"},
        {"box": Box(1, 2, 3, 4)},
        {"value": "x"},
        {"states": frozenset({"disabled"})},
        {"visibility": "covered"},
        {"effect": "POST https://a.test/"},
        {"locator": Locator((Path("#save", 1),), "a")},
    )
    for change in changes:
        changed = replace(save, **change)
        assert screen(changed, before=first).elements == (replace(changed, number=1),)
