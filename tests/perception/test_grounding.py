"""A person's words find the element that is meant, or say that several or none are."""

from collections.abc import Sequence

import pytest

from perception.grounding import ground
from perception.locators import Description, Relation, RelationKind
from perception.screen import Element
from tests.perception.screens import container, element, row, text


def names(description: Description, elements: Sequence[Element]) -> list[str]:
    return [e.name for e in ground(description, elements).fits]


def keys(description: Description, elements: Sequence[Element], **rest: str) -> list[str]:
    return [e.key for e in ground(description, elements, **rest).fits]  # type: ignore[arg-type]


def at(kind: RelationKind, anchor: str, name: str = "", role: str = "") -> Description:
    return Description(name, role, relation=Relation(kind, Description(anchor)))


def button(name: str, x: float = 0, y: float = 0, **rest: object) -> Element:
    return element("button", name, (x, y), **rest)


@pytest.mark.parametrize(
    ("phrase", "screen", "fits"),
    [
        ("save", ["Save", "Save as"], ["Save"]),
        ("Save", ["Save changes", "Saves"], ["Save changes"]),
        ("Save", ["Save as", "Save changes"], ["Save as", "Save changes"]),
        ("Setings", ["Settings"], ["Settings"]),
        ("Settings", ["Settings", "Setings"], ["Settings"]),
        ("Grüße senden", ["GRÜSSE SENDEN", "Senden"], ["GRÜSSE SENDEN"]),
        ("Löschen", ["Loschen", "Löschen…"], ["Löschen…"]),
        ("Save", ["Don't save"], []),
        ("Delete order 8", ["Delete order 7"], []),
    ],
)
def test_the_same_words_beat_more_words_beat_slips(phrase: str, screen: list[str], fits: list[str]) -> None:
    assert names(Description(phrase), [button(name, 0, 30 * i) for i, name in enumerate(screen)]) == fits


def test_quoted_words_allow_no_others_and_prefer_the_letter() -> None:
    screen = [button("SAVE", 0), button("Save", 100), button("Save all", 200)]
    assert names(Description("Save", exact=True), screen) == ["Save"]
    assert names(Description("Save", exact=True), screen[2:]) == []
    assert names(Description("Setings", exact=True), [button("Settings")]) == []


@pytest.mark.parametrize(
    ("role", "on_screen", "fitting"),
    [
        ("button", ["button", "link", "tab"], ["button"]),
        ("button", ["link", "text"], ["link"]),
        ("Button", ["checkbox"], []),
        ("field", ["textbox", "button"], ["textbox"]),
        ("search box", ["searchbox", "textbox"], ["searchbox"]),
        ("input", ["spinbutton", "text"], ["spinbutton"]),
        ("checkbox", ["switch", "button"], ["switch"]),
        ("check box", ["checkbox", "switch"], ["checkbox"]),
        ("dropdown", ["combobox", "button"], ["combobox"]),
        ("heading", ["heading", "button"], ["heading"]),
        ("cell", ["cell", "button"], ["cell"]),
        ("", ["heading", "link"], ["link"]),
        ("", ["heading", "region"], ["heading"]),
        ("treeitem", ["treeitem", "button"], ["treeitem"]),
        ("item", ["clickable", "heading"], ["clickable"]),
    ],
)
def test_a_role_word_narrows_and_controls_beat_text(role: str, on_screen: list[str], fitting: list[str]) -> None:
    screen = [element(kind, "Music", (0, 30 * i)) for i, kind in enumerate(on_screen)]
    assert [e.role for e in ground(Description("Music", role), screen).fits] == fitting


def test_the_name_counts_for_more_than_the_role() -> None:
    screen = [button("Orders export"), element("tab", "Orders", (0, 30))]
    assert names(Description("orders", "button"), screen) == ["Orders"]


def test_a_field_is_found_by_its_label_and_counts_once_with_it() -> None:
    screen = [text("Name:", (0, 0)), element("textbox", "", (100, 0), label="Name", key="field")]
    assert keys(Description("name"), screen) == ["field"]


def test_covered_elements_fit_only_where_nothing_else_does() -> None:
    behind = button("Delete", visibility="covered", key="behind")
    in_front = button("Delete order 7", 0, 100, key="in front")
    assert keys(Description("Delete"), [behind, in_front]) == ["in front"]
    assert keys(Description("Delete"), [behind]) == ["behind"]


def test_what_is_scrolled_out_of_view_fits() -> None:
    assert names(Description("Save"), [button("Save", 0, 5000, visibility="offscreen")]) == ["Save"]


def test_an_enabled_element_beats_a_disabled_one_but_both_are_counted() -> None:
    screen = [button("Save", 0, states=["disabled"], key="off"), button("Save", 100, key="on")]
    assert keys(Description("Save"), screen) == ["on"]
    assert keys(Description("Save", ordinal=1), screen) == ["off"]
    assert keys(Description("Save"), screen[:1]) == ["off"]


@pytest.mark.parametrize(("ordinal", "fits"), [(1, ["a"]), (2, ["b"]), (3, ["c"]), (-1, ["c"]), (4, [])])
def test_ordinals_count_in_reading_order(ordinal: int, fits: list[str]) -> None:
    screen = [button("Add", 0, 100, key="c"), button("Add", 200, 3, key="b"), button("Add", 0, 0, key="a")]
    assert keys(Description("Add", "button", ordinal), screen) == fits
    assert ordinal != 4 or len(ground(Description("Add", ordinal=4), screen).nearest) == 3


def test_a_button_inside_a_clickable_of_the_same_words_is_one_thing() -> None:
    screen = [element("clickable", "Buy", size=(300, 90)), button("Buy", 10, 10), button("Buy", 10, 200, key="other")]
    assert len(ground(Description("Buy"), screen).fits) == 2
    assert ground(Description("Buy", ordinal=1), screen).fits == (screen[1],)


def test_near_misses_are_offered_best_first_and_never_taken() -> None:
    found = ground(
        Description("Submit form", "button"), [text("Welcome"), button("Submit"), button("Transform", 0, 40)]
    )
    assert (found.fits, found.nearest[0].name) == ((), "Submit")
    assert len(ground(Description("Save x"), [button(f"Save {i}", 0, 30 * i) for i in range(9)]).nearest) == 5


PEOPLE = [*row("r1", 0, "Ada", "London"), *row("r2", 30, "Bob", "Ada"), *row("r3", 60, "Ada Smith", "Rome")]


@pytest.mark.parametrize(
    ("anchor", "fits"),
    [
        ("London", ["r1/Delete"]),
        ("ada smith", ["r3/Delete"]),
        ("Ada", ["r1/Delete", "r2/Delete"]),
        ("Smith", ["r3/Delete"]),
        ("Bob Ada", ["r2/Delete"]),
        ("Smi", []),
        ("", []),
    ],
)
def test_in_row_of_takes_a_whole_cell_before_words_in_one(anchor: str, fits: list[str]) -> None:
    assert keys(at("in row of", anchor, "Delete", "button"), PEOPLE) == fits


def test_in_row_of_means_the_innermost_row() -> None:
    inner = container("listitem", "", text("Milk"), button("Remove", 100), key="inner")
    outer = container("listitem", "", *inner, button("Remove", 300, 40), key="outer", text="Milk Remove")
    assert len(ground(at("in row of", "Milk", "Remove"), outer).fits) == 1
    assert len(ground(at("in row of", "Milk Remove", "Remove"), outer).fits) == 1
    assert keys(Description("Milk", "item"), outer) == ["inner"]


def test_in_row_of_without_rows_is_the_visual_line() -> None:
    screen = [
        text("Ada", (0, 0)),
        button("Edit", 200, 2, key="a"),
        text("Bob", (0, 40)),
        button("Edit", 200, 42, key="b"),
    ]
    assert keys(at("in row of", "Bob", "Edit"), screen) == ["b"]


def test_in_the_third_row_counts_rows() -> None:
    description = Description("Delete", relation=Relation("in row of", Description(role="row", ordinal=3)))
    assert keys(description, PEOPLE) == ["r3/Delete"]


def test_in_names_a_container_or_a_heading() -> None:
    screen = [
        *container("form", "Billing", button("Save", key="billing")),
        *container("main", "", element("heading", "Shipping", (0, 300)), button("Save", 0, 340, key="shipping")),
        *container("dialog", "Sure?", button("Save", 0, 500, key="dialog")),
        button("Save", 0, 700, key="footer"),
    ]
    assert keys(at("in", "billing", "Save"), screen) == ["billing"]
    assert keys(at("in", "Shipping", "Save"), screen) == ["shipping"]
    assert keys(at("in", "Shipping", "Save"), [*screen, *container("region", "Shipping address")]) == ["shipping"]
    in_dialog = Relation("in", Description(role="dialog"))
    assert keys(Description("Save", relation=in_dialog), screen) == ["dialog"]
    assert keys(at("in", "Payment", "Save"), screen) == []


def test_under_heading_ends_at_the_next_of_its_rank() -> None:
    def heading(name: str, y: float, height: float) -> Element:
        return element("heading", name, (0, y), size=(200, height))

    screen = [
        heading("Orders", 0, 32),
        button("Open", 0, 40, key="a"),
        heading("Late", 80, 20),
        button("Open", 0, 120, key="b"),
        heading("Bills", 160, 32),
        button("Open", 0, 200, key="c"),
    ]
    assert keys(at("under heading", "Orders", "Open"), screen) == ["a", "b"]
    assert keys(at("under heading", "Late", "Open"), screen) == ["b"]


CROSS = [
    text("Phone", (200, 200)),
    button("Up", 200, 100), button("Down", 200, 300), button("Far down", 200, 400), button("Aside", 500, 260),
    button("Left", 100, 200), button("Right", 320, 200), button("Far right", 460, 200),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fits"),
    [("below", "Down"), ("above", "Up"), ("left of", "Left"), ("right of", "Right"), ("next to", "Left")],
)
def test_relations_of_place_take_the_nearest(kind: RelationKind, fits: str) -> None:
    assert names(at(kind, "Phone", "", "button"), CROSS) == [fits]


def test_an_ordinal_counts_on_from_the_anchor() -> None:
    description = Description("", "button", 2, relation=Relation("right of", Description("Phone")))
    assert names(description, CROSS) == ["Far right"]


def test_below_looks_aside_only_where_nothing_is_straight_below() -> None:
    assert names(at("below", "Phone", "Aside"), CROSS) == ["Aside"]


def test_next_to_takes_the_container_where_the_line_has_nothing() -> None:
    card = container("group", "", text("Phone", (0, 0)), button("Edit", 0, 60, key="edit"))
    assert keys(at("next to", "Phone", "Edit"), [*card, button("Edit", 0, 30, key="other")]) == ["edit"]


def test_equally_near_elements_are_several() -> None:
    screen = [text("Phone", (100, 0)), button("Edit", 0), button("Edit", 200)]
    assert len(ground(at("next to", "Phone", "Edit"), screen).fits) == 2


@pytest.mark.parametrize(
    "screen",
    [
        [element("cell", "30", text="30", label="Total", key="value"), element("columnheader", "Total", (0, -30))],
        [element("textbox", "Total", value="30", key="value"), text("Total", (0, -30))],
        [text("Total: 30", key="value"), text("Total weight", (0, 40))],
        [text("Total", (0, 0)), text("30", (200, 0), key="value"), text("Tax", (0, 30)), text("9", (200, 30))],
        [text("Total", (0, 0)), text("30", (0, 30), key="value"), button("Edit", 90, 0)],
        [element("textbox", "Total (EUR)", key="value"), text("The total is shown here", (0, 50))],
    ],
    ids=["column", "field", "prefix", "right", "below", "partial"],
)
def test_reading_finds_the_value_not_the_label(screen: list[Element]) -> None:
    assert keys(Description("Total"), screen, prefer="readable") == ["value"]


def test_reading_in_a_row_takes_the_cell_of_that_column() -> None:
    def cells(key: str, y: float, name: str, total: str) -> list[Element]:
        return container(
            "row", "", text(name, (0, y)), element("cell", total, (100, y), text=total, label="Total"), key=key
        )

    screen = [*cells("r1", 0, "Ada", "30"), *cells("r2", 30, "Bob", "40")]
    found = ground(at("in row of", "Bob", "Total"), screen, prefer="readable")
    assert [e.name for e in found.fits] == ["40"]
    assert len(ground(Description("Total"), screen, prefer="readable").fits) == 2


def test_reading_takes_no_row_for_what_a_column_says() -> None:
    screen = [element("columnheader", "Total", (0, 0)), text("30", (0, 30)), text("40", (0, 60))]
    assert names(Description("Total"), screen) == ["Total"]
    assert [e.name for e in ground(Description("Total"), screen, prefer="readable").fits] == ["Total"]


def test_a_column_label_is_no_name_to_act_on() -> None:
    screen = [element("columnheader", "Total", (0, 0)), element("cell", "30", (0, 30), label="Total")]
    assert names(Description("Total"), screen) == ["Total"]
    assert names(Description("Total", "cell"), screen) == ["30"]


def test_the_row_of_column_names_is_not_counted() -> None:
    head = element("row", "", (0, 0), size=(800, 20), key="head", text="Name Balance")
    names = [
        element("columnheader", name, (100 * i, 0), within=("head",)) for i, name in enumerate(("Name", "Balance"))
    ]
    elements = [head, *names, *row("r1", 30, "Ada", "30"), *row("r2", 60, "Bob", "20")]
    assert [e.key for e in ground(Description(role="row", ordinal=1), elements).fits] == ["r1"]
    assert [e.key for e in ground(Description(role="row", ordinal=-1), elements).fits] == ["r2"]


def test_two_links_to_the_same_address_are_one() -> None:
    links = [element("link", "Customers", (0, y), effect="GET http://shop/customers") for y in (0, 40)]
    other = element("link", "Customers", (0, 80), effect="GET http://shop/archive")
    assert len(ground(Description("Customers"), links).fits) == 1
    assert len(ground(Description("Customers"), [*links, other]).fits) == 3
    assert ground(Description("Customers", ordinal=2), links).fits == (links[1],)


def test_a_message_is_what_tells_one_before_it_is_any_text() -> None:
    line, mail = text("Inbox"), element("article", "Damaged tin", (0, 30))
    said = Description(role="message", ordinal=1)
    assert ground(said, [line, mail]).fits == (mail,) and ground(said, [line]).fits == (line,)
