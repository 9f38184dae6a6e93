"""What changed is what matters: not where things lie or where the focus is."""

from dataclasses import replace
from typing import Any

import pytest

from perception.changes import changes, summary
from perception.geometry import Box
from perception.screen import Beyond, Place, Tab
from tests.perception.screens import SHOP, container, element, row, screen, text

NAME = element("textbox", "Name")
BEFORE = screen(NAME, text("Hello", (0, 40)))


@pytest.mark.parametrize(
    ("altered", "counts"),
    [
        ({"value": "Ada"}, True),
        ({"states": frozenset({"invalid"})}, True),
        ({"message": "Too short"}, True),
        ({"options": ("A", "B")}, True),
        ({"name": "First name"}, True),
        ({"states": frozenset({"focused"})}, False),
        ({"box": Box(0, -500, 80, 20), "visibility": "offscreen"}, False),
        ({"visibility": "covered"}, False),
    ],
)
def test_what_a_person_would_call_a_change(altered: dict[str, Any], counts: bool) -> None:
    change = changes(BEFORE, screen(replace(NAME, **altered), text("Hello", (0, 40)), before=BEFORE))
    assert bool(change) is counts
    assert [e.name for e in change.altered] == ([altered.get("name", "Name")] if counts else [])


def test_what_came_and_what_went() -> None:
    change = changes(BEFORE, screen(NAME, element("button", "Save"), before=BEFORE))
    assert ([e.name for e in change.came], [e.name for e in change.gone]) == (["Save"], ["Hello"])
    assert change and summary(change) == 'came: 3 button "Save"; gone: text "Hello"'


def test_a_place_or_a_tab_counts_but_not_a_title() -> None:
    def moved(**rest: Any) -> Any:
        return changes(BEFORE, screen(*BEFORE.elements, before=BEFORE, **rest))

    assert summary(moved(place=Place(SHOP.scope, "http://shop/7"))) == "at http://shop/7"
    assert moved(tabs=(Tab("Orders", "a", True), Tab("Help", "b"))).tabs
    assert not moved(place=replace(SHOP, title="(1) Orders"))
    assert summary(moved()) == "nothing changed"


def test_against_no_screen_everything_came() -> None:
    change = changes(None, BEFORE)
    assert change.came == BEFORE.elements and change.moved_place


def test_a_container_is_named_only_where_nothing_inside_tells_the_change() -> None:
    before = screen(*container("form", "Order", NAME, key="f"))
    filled = container("form", "Order", replace(NAME, value="Ada"), key="f", text="Name Ada")
    retold = container("form", "Order", NAME, key="f", text="Name taken")
    change = changes(before, screen(*filled, before=before))
    assert [e.role for e in change.altered] == ["textbox"]
    assert summary(change) == 'changed: 2 textbox "Name" = "Ada"'
    assert summary(changes(before, screen(*retold, before=before))) == 'changed: form "Order"'


def test_a_dialog_is_told_first_and_for_all_that_is_in_it() -> None:
    dialog = container("dialog", "Delete order 7?", element("button", "Yes"), element("button", "No"))
    after = screen(*BEFORE.elements, element("link", "Help"), *dialog, before=BEFORE)
    assert summary(changes(BEFORE, after)) == 'came: dialog "Delete order 7?", 3 link "Help"'


def test_a_long_summary_is_capped() -> None:
    rows = [part for i in range(20) for part in row(f"r{i}", 30 * i, f"Item {i}", buttons=())]
    told = summary(changes(BEFORE, screen(*BEFORE.elements, *rows, before=BEFORE)))
    assert told.startswith('came: row "Item 0", row "Item 1"') and told.endswith("and 12 more")


def test_what_one_look_only_counted_neither_came_nor_went() -> None:
    near, far = element("link", "Near"), element("link", "Far", (0, 9000), visibility="offscreen")
    whole = screen(near, far)
    partial = replace(screen(near, before=whole), beyond=(Beyond("", 0, 0, 1),))
    assert not changes(whole, partial)
    assert not changes(partial, screen(near, far, before=partial))
    assert changes(whole, screen(near, before=whole)).gone
    assert changes(partial, screen(near, element("link", "New", (0, 90)), before=partial)).came
