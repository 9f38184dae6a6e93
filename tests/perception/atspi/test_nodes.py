"""Accessibility trees become elements: order, names, values, states, places."""

from dataclasses import replace

import pytest

from perception.atspi import roles
from perception.atspi.nodes import Node, Placing, elements, floating, on_screen, placing
from perception.geometry import Box
from perception.locators import Labelled, Named
from perception.screen import Element

SCREEN = Box(0, 0, 1000, 800)
WINDOW = Box(100, 100, 400, 300)
LIVE = 1 << roles.SHOWING | 1 << roles.SENSITIVE
FRAME, LABEL, BUTTON, CELL, TABLE, COLUMN, MENU, ITEM, SCROLL, LIST_ITEM = 23, 29, 43, 56, 55, 57, 33, 35, 49, 32


def node(key: str, role: int, name: str = "", box: Box = WINDOW, parent: str = "top", **rest: object) -> Node:
    return Node(key, parent, role, name, **({"states": LIVE, "box": box} | rest))  # type: ignore[arg-type]


def seen(*nodes: Node, placed: Placing | None = None) -> dict[str, Element]:
    top = node("top", FRAME, "Window", parent="")
    return {e.key: e for e in elements(on_screen([top, *nodes], placed or Placing()), SCREEN)}


def at(x: float, y: float) -> Box:
    return Box(x, y, 50, 20)


def test_a_button_is_an_element_with_its_locator() -> None:
    found = seen(node("a", BUTTON, "Save ", at(110, 110)), node("b", BUTTON, "Save", at(110, 140)))
    assert (found["a"].role, found["a"].name, found["a"].box) == ("button", "Save", at(110, 110))
    assert Named("button", "Save", 2) in found["a"].locator.parts
    assert len({str(e.locator.parts[-1]) for e in found.values()}) == 2


def test_siblings_come_in_reading_order() -> None:
    found = seen(
        node("c", BUTTON, "c", at(110, 200)), node("b", BUTTON, "b", at(200, 102)), node("a", BUTTON, "a", at(110, 100))
    )
    assert list(found) == ["a", "b", "c"]


def test_a_password_is_never_told() -> None:
    found = seen(node("p", roles.PASSWORD, "", at(110, 110), text="hunter2", label="Password"))
    assert found["p"].value == "" and "password" in found["p"].states
    assert Labelled("textbox", "Password", 1) in found["p"].locator.parts


@pytest.mark.parametrize(
    ("role", "bits", "states"),
    [
        (7, [roles.CHECKED], {"checked"}),
        (7, [], {"unchecked"}),
        (7, [roles.MIXED], {"mixed"}),
        (62, [roles.CHECKED], {"pressed"}),
        (43, [roles.FOCUSED], {"focused"}),
        (11, [roles.EXPANDABLE], {"collapsed"}),
        (11, [roles.EXPANDABLE, roles.EXPANDED], {"expanded"}),
        (61, [roles.EDITABLE, roles.MULTI_LINE], {"multiline"}),
        (61, [], {"readonly"}),
        (79, [roles.EDITABLE, roles.REQUIRED, roles.INVALID], {"required", "invalid"}),
    ],
)
def test_states(role: int, bits: list[int], states: set[str]) -> None:
    element = seen(node("a", role, "a", at(110, 110), states=LIVE | sum(1 << bit for bit in bits)))["a"]
    assert element.states == states


def test_what_cannot_be_used_is_disabled() -> None:
    assert seen(node("a", BUTTON, "a", at(110, 110), states=1 << roles.SHOWING))["a"].states == {"disabled"}


def test_values_of_fields_choices_and_sliders() -> None:
    found = seen(
        node("e", roles.ENTRY, "Name", at(110, 110), text="Ada"),
        node("c", roles.COMBO_BOX, "Express", at(110, 140)),
        node("s", 51, "Volume", at(110, 170), number=0.5, least=0.0, most=1.0, step=0.25),
        node("t", 51, "Speed", at(110, 190), number=1.0, least=0.0, most=0.0),
    )
    assert [e.about for e in found.values()] == ["", "", "0 to 1 by 0.25", ""]
    assert [(e.name, e.value) for e in found.values()] == [
        ("Name", "Ada"),
        ("", "Express"),
        ("Volume", "0.5"),
        ("Speed", "1"),
    ]


def test_what_only_structures_or_has_no_size_is_left_out() -> None:
    found = seen(
        node("panel", 39), node("named", 39, "Tools"), node("flat", BUTTON, "x", Box(110, 110, 0, 20)), node("l", LABEL)
    )
    assert [(e.key, e.role) for e in found.values()] == [("named", "group")]


def test_a_modal_window_is_a_dialog_around_its_content() -> None:
    top = node("top", FRAME, "Sure?", parent="", states=LIVE | 1 << roles.MODAL)
    dialog, button = elements([top, node("ok", BUTTON, "OK", at(110, 110))], SCREEN)
    assert (dialog.role, dialog.name, button.within) == ("dialog", "Sure?", ("top",))


def test_items_without_a_name_are_called_by_their_texts_which_are_not_repeated() -> None:
    found = seen(node("i", LIST_ITEM, "", at(110, 110)), node("t", LABEL, "Home", at(112, 112), "i"))
    assert [(e.role, e.name) for e in found.values()] == [("option", "Home")]


def test_what_is_scrolled_away_is_off_screen() -> None:
    pane = node("pane", SCROLL, "", Box(100, 100, 400, 50))
    found = seen(pane, node("a", BUTTON, "a", at(110, 110), "pane"), node("b", BUTTON, "b", at(110, 300), "pane"))
    assert (found["a"].visibility, found["b"].visibility) == ("shown", "offscreen")


def test_what_lies_outside_of_its_panel_or_of_the_window_is_off_screen() -> None:
    panel = node("panel", 39, "", Box(100, 100, 400, 50))
    inner = [node("a", BUTTON, "a", at(110, 110), "panel"), node("b", BUTTON, "b", at(110, 300), "panel")]
    menu = [node("m", MENU, "File", at(110, 120), "panel"), node("i", ITEM, "Open", at(110, 420), "m")]
    top = node("top", FRAME, "Window", parent="")
    below = node("c", BUTTON, "c", at(110, 420))
    found = {e.key: e.visibility for e in elements([top, panel, *inner, *menu, below], SCREEN, WINDOW)}
    assert [found[key] for key in "abci"] == ["shown", "offscreen", "offscreen", "shown"]


def test_what_a_program_draws_itself_is_told_as_that() -> None:
    assert seen(node("d", 18))["d"].role == "canvas"


def test_a_choice_list_keeps_its_name_beside_what_is_chosen() -> None:
    found = seen(node("a", 11, "Size", at(110, 110), text="Large"), node("b", 11, "Small", at(110, 140)))
    assert [(e.name, e.value) for e in found.values() if e.role == "combobox"] == [("Size", "Large"), ("", "Small")]


def test_cells_stand_in_rows_under_their_columns() -> None:
    cells = [
        node(f"{x}{y}", role, name, Box(100 + 60 * x, 100 + 30 * y, 50, 20), "table")
        for x, y, role, name in (
            (0, 0, COLUMN, "Name"), (1, 0, COLUMN, "Size"), (0, 1, CELL, "a.txt"), (1, 1, CELL, "3 bytes"),
        )
    ]  # fmt: skip
    found = seen(node("table", TABLE, "Files"), *cells)
    assert [e.role for e in found.values()] == ["table", "row", "columnheader", "columnheader", "row", "cell", "cell"]
    row = found["row 01"]
    assert (row.text, row.within, found["11"].within) == ("a.txt 3 bytes", ("table",), ("table", "row 01"))
    assert (found["01"].label, found["11"].label, found["10"].label) == ("Name", "Size", "")


def test_a_table_with_rows_of_its_own_is_left_alone() -> None:
    row = node("r", 90, "", Box(100, 130, 200, 20), "table")
    found = seen(node("table", TABLE, "Files"), row, node("c", CELL, "a.txt", at(100, 130), "r"))
    assert [(e.key, e.within) for e in found.values()][1:] == [("r", ("table",)), ("c", ("table", "r"))]


def test_what_is_in_an_open_menu_lies_above_the_window() -> None:
    nodes = [node("m", MENU, "File"), node("i", ITEM, "Open", parent="m"), node("b", BUTTON, "b")]
    assert floating(nodes) == {"i"}
    assert floating([node("w", roles.POPUP_WINDOW, parent=""), node("x", ITEM, "x", parent="w")]) == {"w", "x"}


INNER, OUTER = Box(474, 236, 331, 343), Box(473, 216, 333, 368)


@pytest.mark.parametrize(
    ("told", "placed"),
    [
        (OUTER, Placing()),
        (INNER, Placing()),
        (Box(480, 240, 320, 330), Placing()),  # without its shadow
        (Box(0, 0, 331, 343), Placing(1, 474, 236)),  # places within the window only
        (Box(237, 118, 165.5, 171.5), Placing(2, 0, 0)),  # scaled by two
        (Box(0, 0, 331, 900), Placing()),  # a lie
        (Box(0, 0, 0, 0), Placing()),
    ],
)
def test_a_window_is_placed_where_the_screen_has_it(told: Box, placed: Placing) -> None:
    assert placing(told, (INNER, OUTER)) == placed


def test_placing_moves_and_scales_boxes() -> None:
    found = seen(node("a", BUTTON, "a", at(10, 20)), placed=Placing(2, 100, 50))
    assert found["a"].box == Box(120, 90, 100, 40)
    assert replace(found["a"], box=at(0, 0)).visibility == "shown"
