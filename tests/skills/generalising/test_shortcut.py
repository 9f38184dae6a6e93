"""A demonstration becomes a Shortcut: what was typed, chosen and picked are its parameters."""

from dataclasses import replace

import pytest

from controllers.actions import Action, Home, Open, Select, SetText, Tap, Upload, Wait
from perception.checks import TextShown, ValueIs
from perception.locators import Around, Attribute, Described, Description, Labelled, Locator, Named, Path, Relation
from perception.screen import Element, Observation, Place
from skills.demonstrations import Reading
from skills.flow import Frame
from skills.generalising.parameters import Known
from skills.generalising.shortcut import generalised
from skills.plain_words.parsing import parse
from skills.shortcuts import Parameter
from skills.steps import Do, Read, Reply, Use, WaitFor
from tests.perception.screens import element
from tests.skills.generalising.shown import (
    FIELD,
    LIST,
    NOTE,
    PERSON,
    SCREEN,
    SHOP,
    by_name,
    deed,
    in_row,
    seen,
    shown,
    typed,
)

EDIT = element("link", "Edit", (100, 60), key="edit", within=("row",))
ROW = element("row", "", (0, 60), key="row", size=(800, 20), text="Ada Byron")
CELL = element("cell", "Ada Byron", (0, 60), key="cell", within=("row",), text="Ada Byron", label="Customer")
TABLE = seen(ROW, CELL, EDIT)


def test_typed_values_are_parameters_that_default_to_what_was_typed() -> None:
    made = generalised(shown(typed("Ada Byron", words='type "Ada Byron" in Search')), "Find").shortcut
    assert made.parameters == (Parameter("search", "Ada Byron", default="Ada Byron"),)
    (step,) = made.steps
    assert isinstance(step, Do) and step.words == 'type "{search}" in Search'
    assert (step.action, step.check) == (SetText("{search}"), ValueIs(by_name("textbox", "Search"), "{search}"))
    assert (made.scope, made.targets, made.origin, made.trust) == (
        "http://shop",
        (("shop", "http://shop"),),
        "recorded",
        "trial",
    )


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("12", "number"),
        ("-1.50", "number"),
        ("007", "text"),
        ("+49 30", "text"),
        ("2026-11-27", "date"),
        ("2026-13-01", "text"),
    ],
)
def test_the_type_of_a_value_is_told_by_its_form(text: str, type: str) -> None:
    assert generalised(shown(typed(text)), "Find").shortcut.parameters[0].type == type


def test_choices_and_files_have_their_types() -> None:
    tier = element("combobox", "Tier", (0, 0), key="tier", options=("Gold", "Silver"))
    parts = (
        deed(Select("Gold"), by_name("combobox", "Tier"), tier),
        deed(Upload(("/a/b.pdf",)), by_name("file", "Contract")),
    )
    made = generalised(shown(*parts), "File").shortcut
    assert made.parameters == (
        Parameter("tier", "Gold", "choice", "Gold", ("Gold", "Silver")),
        Parameter("contract", "/a/b.pdf", "file", "/a/b.pdf"),
    )


def test_a_password_becomes_a_secret_that_is_nowhere_to_be_read() -> None:
    made = generalised(shown(typed("•••", element("textbox", "Password", key="p"), secret=True)), "Log in").shortcut
    assert made.parameters == (Parameter("password", type="secret"),)
    assert made.steps[0].action == SetText("{password}")  # type: ignore[union-attr]


def test_what_is_done_to_a_given_one_is_found_by_its_name_and_no_more_by_what_only_it_had() -> None:
    told = Locator((Attribute("href", "/7", 1), Named("link", "Ada Byron", 1), Path("tr>a", 1)))
    parts = (typed("Ada Byron"), deed(Tap(), told, words="open Ada Byron"))
    step = generalised(shown(*parts), "Find").shortcut.steps[1]
    assert isinstance(step, Do) and step.words == "open {search}"
    assert step.target == Locator((Named("link", "{search}", 1),))


def test_a_row_that_was_picked_is_a_parameter_of_its_columns_name() -> None:
    picked = deed(Tap(), in_row("Edit", "link", "Ada Byron", "Cork"), EDIT, before=TABLE, after=TABLE)
    made = generalised(shown(picked), "Edit").shortcut
    assert made.parameters == (Parameter("customer", "Ada Byron", default="Ada Byron"),)
    row = Description("Edit", "link", relation=Relation("in row of", Description("{customer}")))
    assert made.steps[0].target == Locator((Named("link", "Edit", 8), Described(row, 1)))  # type: ignore[union-attr]


def test_a_link_that_is_called_otherwise_in_every_row_is_a_parameter_itself() -> None:
    links = [element("link", n, (100, 60 * i), key=n, within=(f"r{i}",), label="Person") for i, n in enumerate("AB")]
    rows = [element("row", "", (0, 60 * i), key=f"r{i}", size=(800, 20)) for i in range(2)]
    table = seen(*rows, *links)
    picked = deed(Tap(), by_name("link", "A"), links[0], before=table, after=table)
    assert generalised(shown(picked), "Open").shortcut.parameters == (Parameter("person", "A", default="A"),)
    same = seen(*rows, *(replace(link, name="Edit") for link in links))
    edit = deed(Tap(), by_name("link", "Edit"), replace(links[0], name="Edit"), before=same, after=same)
    assert generalised(shown(edit), "Edit").shortcut.parameters == ()


def table(*texts: str) -> tuple[Observation, Element]:
    """Rows that say this, each with a link Edit; and the first of these."""
    rows = [element("row", "", (0, 60 * i), key=f"r{i}", size=(800, 20), text=t) for i, t in enumerate(texts)]
    cells = [element("cell", t, (0, 60 * i), within=(f"r{i}",), text=t, label="Who") for i, t in enumerate(texts)]
    links = [element("link", "Edit", (100, 60 * i), key=f"e{i}", within=(f"r{i}",)) for i, _ in enumerate(texts)]
    return seen(*rows, *cells, *links), links[0]


@pytest.mark.parametrize(
    ("typed_in", "texts", "told"),
    [
        ("Jörg", ("Jörg Möller", "Bo Berg"), {"search": "Jörg", "who": "Jörg Möller"}),
        ("Jörg", ("Jörg Möller",), {"search": "Jörg", "who": "Jörg Möller"}),
        ("Jörg Möller", ("Jörg Möller",), {"search": "Jörg Möller"}),
        ("7001", ("Order 7001", "Order 7002"), {"search": "7001"}),
    ],
)
def test_a_value_stands_for_a_row_only_where_nothing_else_tells_it_from_others(
    typed_in: str, texts: tuple[str, ...], told: dict[str, str]
) -> None:
    screen, link = table(*texts)
    picked = deed(Tap(), in_row("Edit", "link", texts[0]), link, before=screen, after=screen)
    made = generalised(shown(typed(typed_in), picked), "Edit").shortcut
    assert {each.name: each.example for each in made.parameters} == told
    row = texts[0].replace(typed_in, "{search}") if len(told) == 1 else "{who}"
    assert row in str(made.steps[1])


def test_an_app_is_no_value() -> None:
    icons = [element("clickable", n, (0, 60 * i), key=n, within=(f"i{i}",)) for i, n in enumerate(("Notes", "Clock"))]
    items = [element("listitem", "", (0, 60 * i), key=f"i{i}", size=(800, 20)) for i in range(2)]
    home = seen(*items, *icons, place=Place("app:home", "app:home", "Home screen"))
    tapped = deed(Tap(), by_name("clickable", "Notes"), icons[0], before=home, after=home)
    made = generalised(shown(typed("Clock"), tapped, deed(Open("Clock"))), "Open").shortcut
    assert [each.example for each in made.parameters] == ["Clock"]
    assert isinstance(made.steps[2], Do) and made.steps[2].action == Open("Clock")


@pytest.mark.parametrize(
    ("begun", "ways", "scope"),
    [
        ("app:settings", [Open("Notes")], "app:notes"),
        ("app:home", [Open("Notes")], "app:notes"),
        ("app:settings", [Home(), Open("Notes")], "app:notes"),
        ("app:settings", [], "app:notes"),
        ("http://shop", [Open("http://notes")], "http://shop"),
    ],
)
def test_what_is_done_in_an_app_is_kept_under_it_whichever_was_in_front(
    begun: str, ways: list[Action], scope: str
) -> None:
    front, notes = (seen(FIELD, place=Place(each, each)) for each in (begun, "app:notes"))
    note = deed(SetText("Hi"), by_name("textbox", "Search"), FIELD, before=notes, after=notes)
    made = generalised(shown(*(deed(way, before=front, after=notes) for way in ways), note), "Note").shortcut
    assert made.scope == scope


def test_where_nothing_else_is_done_than_to_open_an_app_it_is_kept_where_that_was_done() -> None:
    front = seen(FIELD, place=Place("app:settings", "app:settings"))
    assert generalised(shown(deed(Open("Notes"), before=front, after=front)), "Open").shortcut.scope == "app:settings"


def test_what_is_picked_from_a_list_is_a_parameter_unless_a_known_value_tells_it_from_the_others() -> None:
    torch = typed("Torch")
    for names, told in ((("Torch 800", "Torch 400"), ["Torch", "Torch 800"]), (("Edit Torch", "Edit Lamp"), ["Torch"])):
        things = [element("clickable", n, (0, 60 * i), key=n, within=(f"i{i}",)) for i, n in enumerate(names)]
        items = [element("listitem", "", (0, 60 * i), key=f"i{i}", size=(800, 20)) for i in range(2)]
        listed = seen(*items, *things)
        picked = deed(Tap(), by_name("clickable", names[0]), things[0], before=listed, after=listed)
        made = generalised(shown(torch, picked), "Pick").shortcut
        assert [each.example for each in made.parameters] == told


def test_the_label_of_a_field_is_no_value_of_another_one() -> None:
    made = generalised(shown(typed("Note"), typed("Hello", NOTE)), "Write").shortcut
    assert made.steps[1].target == by_name("textbox", "Note")  # type: ignore[union-attr]


def test_the_thing_that_a_field_is_for_is_a_parameter_where_its_row_and_the_task_name_it() -> None:
    rope = element("link", "Rope, thin", (0, 60), key="rope", within=("row",))
    field = element("textbox", "Quantity of Rope, thin", (100, 60), key="many", within=("row",))
    cart = seen(ROW, rope, field)
    four = typed("4", field, before=cart, after=cart)
    made = generalised(shown(four), "Change", 'type "4" in "Quantity of Rope, thin"').shortcut
    assert [each.example for each in made.parameters] == ["Rope, thin", "4"]
    name = f"Quantity of {{{made.parameters[0].name}}}"
    assert made.steps[0].target == Locator((Named("textbox", name, 1),))  # type: ignore[union-attr]
    assert [each.example for each in generalised(shown(four), "Change", "buy four").shortcut.parameters] == ["4"]


def test_what_else_the_row_of_a_known_thing_said_is_left_out() -> None:
    known = Known(values={"Rope": "product"})
    now = known.located(in_row("Quantity of Rope", "textbox", "Rope", "€6.45"))
    assert now.parts == in_row("Quantity of {product}", "textbox", "{product}").parts[:2]
    told = in_row("Ship", "button", "Rope", "open").parts[1:3]
    shared = Locator((replace(told[0], matches=2), told[1]))
    assert known.located(shared).parts == (replace(in_row("Ship", "button", "{product}").parts[1], matches=2), told[1])


def test_the_sum_on_a_button_is_a_parameter_where_the_task_names_it() -> None:
    pay = element("button", "Pay €125.30", (0, 60), key="pay")
    press = deed(Tap(), by_name("button", "Pay €125.30"), pay, before=seen(pay), after=seen(place=LIST))
    made = generalised(shown(press), "Pay", 'press "Pay €125.30"').shortcut
    assert made.parameters == (Parameter("pay", "€125.30", default="€125.30"),)
    assert Named("button", "Pay {pay}", 1) in made.steps[0].target.parts  # type: ignore[union-attr]
    assert generalised(shown(press), "Pay", "pay for it").shortcut.parameters == ()


def test_what_is_waited_for_before_it_is_given_is_known_by_its_name() -> None:
    wait = deed(Wait(3.0), words='wait until "Ada Byron" is shown', expected=TextShown("Ada Byron"))
    made = generalised(shown(wait, typed("Ada Byron")), "Choose").shortcut
    assert made.steps[0] == WaitFor('wait until "{search}" is shown', TextShown("{search}"), 3.0)
    longer = replace(wait, expected=TextShown("Ada Byron is here"))
    assert generalised(shown(longer, typed("Ada Byron")), "Choose").shortcut.steps[0].check == longer.expected  # type: ignore[union-attr]


def test_what_was_read_goes_into_later_texts_and_the_answer() -> None:
    reading = Reading("shop", "read Street", "street", "Quay 12", Locator((Labelled("text", "Street", 1),)), "Street")
    text = typed("Send it to Quay 12.", NOTE)
    made = generalised(shown(reading, text, typed("Quay 12"), answer="It is Quay 12."), "Copy").shortcut
    read, note, search, reply = made.steps
    assert read == Read("read Street", reading.found_by, "street", "Street") and made.parameters == ()
    assert [step.action.text for step in (note, search) if isinstance(step, Do)] == ["Send it to {street}.", "{street}"]  # type: ignore[union-attr]
    assert reply == Reply("tell what was read", "It is {street}.")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("read the Customer in the first row", True),
        ("read the last row", True),
        ("read the second cell", False),
        ("read the Customer in the row of Ada", False),
    ],
)
def test_what_the_words_count_is_read_at_that_place_again_whatever_stands_there(words: str, kept: bool) -> None:
    plan = parse(f'type "a word" in Search; {words} as customer')
    told = Locator((Described(Description("Customer", "cell"), 1),))
    reading = Reading("shop", words, "customer", "Cem", told, "Customer", (Frame(2),))
    made = generalised(shown(replace(typed("a word"), cursor=(Frame(1),)), reading), "Read", plan=plan).shortcut
    said = plan[1]
    assert isinstance(said, Read) and isinstance(made.steps[1], Read)
    assert made.steps[1].target == (said.target if kept else told)


def test_other_targets_waits_and_the_end_are_kept() -> None:
    wait = deed(Wait(3.0), words="wait for it", expected=TextShown("Ready"))
    made = generalised(shown(typed("a word"), wait), "Wait").shortcut
    assert made.steps[-1] == WaitFor("wait for it", TextShown("Ready"), 3.0)
    assert made.postcondition == TextShown("Ready")
    elsewhere = deed(Tap(), by_name("button", "Go"))
    there = generalised(
        shown(typed("a word"), Reading("office", "read", "x", "y", by_name("text", "X")), elsewhere), "Two"
    )
    assert [step.target for step in there.shortcut.steps if isinstance(step, Use)] == ["office", "shop"]


def test_words_of_the_page_that_look_like_names_are_no_names() -> None:
    told = Locator((Named("button", "Hello {user}", 1), Path("main>button", 1)))
    step = generalised(shown(deed(Tap(), told, before=SCREEN, after=seen(place=LIST))), "Press").shortcut.steps[0]
    assert step.target == Locator((Path("main>button", 1),))  # type: ignore[union-attr]


def test_a_value_that_only_stands_beside_an_element_does_not_cost_it_its_name() -> None:
    name = Named("button", "Save", 1)
    known = Known(values={"Ada": "person"})
    assert known.located(Locator((name, Around(before=("Ada",))))).parts[0] == name


def test_a_dialog_that_was_there_or_came_with_a_page_is_closed_only_if_it_is_there_again() -> None:
    close = element("button", "Close", (0, 90), key="close", within=("news",))
    news = seen(FIELD, element("dialog", "News", (0, 80), key="news"), close)
    closed = deed(Tap(), by_name("button", "Close"), close, before=news, after=seen(FIELD, before=news))
    arrived = deed(Open(SHOP), before=seen(place=PERSON), after=news)
    asked = deed(Tap(), by_name("textbox", "Search"), FIELD, before=seen(FIELD), after=news)
    sent = replace(closed, after=seen(FIELD, before=news, sent=1))
    for parts, optional in (((closed,), True), ((arrived, closed), True), ((asked, closed), False), ((sent,), False)):
        last = generalised(shown(*parts), "Close").shortcut.steps[-1]
        assert isinstance(last, Do) and last.optional is optional
