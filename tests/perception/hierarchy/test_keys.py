"""A key stands for one thing: what comes in beside it, or in another order, never takes it over."""

import pytest

from perception.changes import changes
from perception.numbering import observe
from perception.resolving import Match, resolve
from perception.screen import Capture, Element, Observation, Place
from tests.perception.hierarchy.trees import named, node, shown, window


def seen(*windows: str) -> Observation:
    screen = shown(*windows)
    return observe(Capture(Place("app:x", "app:x/.Main"), screen.elements, screen.size))


def card(top: int, who: str) -> str:
    """A card that begins with the same words as every other."""
    return node(
        "LinearLayout", (0, top, 1000, top + 90),
        node("ImageView", (0, top, 80, top + 80), desc="Photo"),
        node("TextView", (100, top, 500, top + 80), text=who),
        node("Button", (600, top, 900, top + 80), text="Delete", flags="clickable", id="delete"),
    )  # fmt: skip


def cards(around: str, *people: str) -> str:
    return window(node(around, (0, 0, 1000, 2000), *(card(100 * place, who) for place, who in enumerate(people))))


def delete(screen: Observation, place: int) -> Element:
    return [e for e in screen.elements if e.name == "Delete"][place]


@pytest.mark.parametrize("around", ["LinearLayout", "androidx.recyclerview.widget.RecyclerView"])
def test_a_card_that_comes_in_above_does_not_take_the_place_of_another(around: str) -> None:
    bob = delete(seen(cards(around, "Ada", "Bob")), 1)
    later = seen(cards(around, "New", "Ada", "Bob"))
    match resolve(bob.locator, later.elements):
        case Match(element):
            assert element.box.y == delete(later, 2).box.y
        case other:
            assert not isinstance(other, Match)


def test_a_card_that_is_gone_is_not_another_one() -> None:
    bob = delete(seen(cards("LinearLayout", "Ada", "Bob", "Cy")), 1)
    assert not isinstance(resolve(bob.locator, seen(cards("LinearLayout", "Ada", "Cy")).elements), Match)


def test_a_row_stays_the_same_while_something_is_typed_in_it() -> None:
    def rows(*typed: str) -> str:
        fields = [node("EditText", (0, 100 * y, 500, 100 * y + 90), text=each) for y, each in enumerate(typed)]
        return window(
            node("ListView", (0, 0, 1000, 2000), *(node("LinearLayout", (0, 0, 1000, 90), f) for f in fields))
        )

    before, after = seen(rows("1", "1")), seen(rows("1", "25"))
    assert [e.key for e in before.elements] == [e.key for e in after.elements]


def test_windows_in_another_order_are_the_same_screen() -> None:
    main = window(node("Button", (0, 100, 500, 200), text="Pay", flags="clickable"))
    dialog = window(node("TextView", (200, 900, 700, 950), text="Sure?"), at=(150, 700, 950, 1100))
    assert not changes(seen(main, dialog), seen(dialog, main))


@pytest.mark.parametrize("around", ["GridView", "androidx.recyclerview.widget.RecyclerView"])
def test_a_row_may_be_called_by_a_sign_only(around: str) -> None:
    key = node("Button", (0, 200, 100, 290), text="#", flags="clickable")
    screen = shown(window(node(around, (0, 100, 1000, 1900), key)))
    assert screen.touchable(named(screen, "#").key)
