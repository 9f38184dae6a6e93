"""A program that tells most of its window too far above: where that is noticed, and put right."""

from dataclasses import replace

import pytest

from perception.atspi import roles
from perception.atspi.astray import Astray, astray, misplaced, righted
from perception.atspi.nodes import Node
from perception.geometry import Box

FRAME, PANEL, BUTTON, MENU = 23, 39, 43, 33
WINDOW = Box(0, 0, 400, 300)
CONTENT, TOLD = Box(0, 25, 400, 275), Box(0, 0, 400, 275)


def node(key: str, role: int, box: Box, parent: str) -> Node:
    return Node(key, parent, role, key, 0, box)


WRITER = [
    node("top", FRAME, WINDOW, ""),
    node("bar", roles.MENU_BAR, Box(0, 0, 400, 25), "top"),
    node("content", PANEL, CONTENT, "top"),
    node("File", MENU, Box(0, 0, 40, 25), "bar"),
    node("pane", roles.ROOT_PANE, TOLD, "content"),
    node("no bar", roles.MENU_BAR, Box(0, 0, 400, 0), "pane"),
    node("bold", BUTTON, Box(4, 4, 30, 30), "pane"),
    node("side", PANEL, Box(350, 40, 50, 200), "pane"),
    node("again", MENU, Box(0, 0, 35, 19), "no bar"),
    node("native", PANEL, Box(350, 65, 50, 200), "side"),
    node("in native", BUTTON, Box(355, 70, 20, 20), "native"),
]
"""As LibreOffice tells its window under GTK 3: `pane` fills `content`, and `native` fills `side`."""


def test_what_a_pane_holds_lies_where_the_pane_does() -> None:
    found = astray(WRITER)
    assert found and (found.pane, found.right, found.down) == ("pane", 0, 25)
    lying = {each.key: each.box for each in righted(WRITER, found)}
    assert (lying["pane"], lying["bold"], lying["side"]) == (CONTENT, Box(4, 29, 30, 30), Box(350, 65, 50, 200))
    assert (lying["File"], lying["native"], lying["in native"]) == (
        Box(0, 0, 40, 25), Box(350, 65, 50, 200), Box(355, 70, 20, 20),
    )  # fmt: skip


def test_the_second_account_of_the_menus_is_dropped() -> None:
    found = astray(WRITER)
    assert found and not {"no bar", "again"} & {each.key for each in righted(WRITER, found)}


def test_a_tree_that_is_right_is_left_alone() -> None:
    right = [replace(each, box=CONTENT) if each.key == "pane" else each for each in WRITER]
    assert not misplaced(right) and astray(right) is None


@pytest.mark.parametrize("holder", [Box(0, 25, 400, 270), Box(0, 0, 400, 275)])
def test_by_how_much_it_is_wrong_is_not_known_unless_the_pane_fills_what_is_told_rightly(holder: Box) -> None:
    unlike = [replace(each, box=holder) if each.key == "content" else each for each in WRITER]
    assert misplaced(unlike) and astray(unlike) is None


@pytest.mark.parametrize(
    ("holder", "pane", "wrong"),
    [("top", WINDOW, True), ("top", Box(0, 20, 400, 280), False), ("pane", WINDOW, False)],
)
def test_a_menu_bar_upon_content_that_it_is_no_part_of_shows_that_places_are_wrong(
    holder: str, pane: Box, wrong: bool
) -> None:
    bar = node("bar", roles.MENU_BAR, Box(0, 0, 400, 20), holder)
    nodes = [node("top", FRAME, WINDOW, ""), node("pane", roles.ROOT_PANE, pane, "top"), bar]
    assert misplaced(nodes) is wrong


def test_what_is_put_right_is_not_wrong_any_more() -> None:
    found = astray(WRITER)
    assert isinstance(found, Astray) and not misplaced(righted(WRITER, found))
