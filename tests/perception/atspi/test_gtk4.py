"""What GTK 4 tells otherwise: names that it makes up, menus told where their buttons are."""

import pytest

from perception.atspi.gtk4 import in_their_windows, plain_name
from perception.geometry import Box
from tests.perception.atspi.test_nodes import BUTTON, ITEM, MENU, node

OPENED_BY = Box(150, 20, 80, 30)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("GtkButton", ""),
        ("AdwLeaflet", ""),
        ("Gtk", "Gtk"),
        ("Save", "Save"),
        ("7 7", "7"),
        ("Save as Save as", "Save as"),
        ("7 8", "7 8"),
        ("77", "77"),
        ("", ""),
    ],
)
def test_a_made_up_name_is_none_and_a_doubled_one_is_told_once(told: str, name: str) -> None:
    assert plain_name(told) == name


@pytest.mark.parametrize(
    ("windows", "x"),
    [
        ([Box(60, 90, 278, 231)], 70),  # the one of its size
        ([Box(60, 90, 500, 20)], 160),  # another one
        ([Box(60, 90, 277, 232), Box(90, 90, 277, 232)], 160),  # not plain which
        ([], 160),
    ],
)
def test_a_menu_lies_where_the_window_of_its_size_is(windows: list[Box], x: float) -> None:
    button = node("button", BUTTON, "Mode", OPENED_BY)
    menu = node("menu", MENU, "", Box(150, 20, 277, 232), parent="button")
    item = node("item", ITEM, "Basic", Box(160, 60, 200, 32), parent="menu")
    placed = in_their_windows([button, menu, item], windows)
    assert placed[0] == button
    assert placed[2].box.x == x
