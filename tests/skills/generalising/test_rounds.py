"""What was done with row after row is a loop where all that the task says is accounted for."""

import pytest

from controllers.actions import Select, SetText, Tap
from perception.locators import Described, Description, Locator, Relation
from perception.screen import Element
from skills.demonstrations import Deed
from skills.generalising.rounds import in_rounds
from skills.generalising.structure import Unclear
from skills.steps import Repeat
from tests.perception.screens import element
from tests.skills.generalising.shown import by_name, deed, seen

STATUS = element("combobox", "Status", (0, 0), key="status", options=("New", "Packed"))


def page(*rows: tuple[str, str]) -> list[Element]:
    """A table of orders: whose each is, and its state."""
    found = [element("table", "Orders", (0, 40), key="table", size=(800, 400))]
    for number, (who, state) in enumerate(rows):
        row, at = f"r{number}", 60 + 20 * number
        found.append(element("row", "", (0, at), key=row, within=("table",), size=(800, 20), text=f"{who} {state}"))
        for place, (role, said) in enumerate((("cell", who), ("cell", state), ("button", "Ship"))):
            key = f"{row}.{place}"
            inside = ("table", row)
            found.append(element(role, said, (100 * place, at), key=key, within=inside, text=said, size=(90, 18)))
    return found


def shipped(*whose: str, on: list[Element]) -> list[Deed]:
    screen = seen(STATUS, *on)
    rows = {said.name: said.within[1] for said in on if said.role == "cell"}
    buttons = {each.within[1]: each for each in on if each.role == "button"}
    told = (Description("Ship", "button", relation=Relation("in row of", Description(who))) for who in whose)
    targets = [Locator((Described(each),)) for each in told]
    return [
        deed(Tap(), target, buttons[rows[who]], before=screen, after=screen)
        for who, target in zip(whose, targets, strict=True)
    ]


TWO = page(("Ada", "Packed"), ("Bob", "Packed"))
FILTER = deed(Select("Packed"), by_name("combobox", "Status"), STATUS)
TURNS = shipped("Ada", "Bob", on=TWO)


def test_a_filter_that_was_set_accounts_for_what_the_task_calls_the_rows() -> None:
    found = in_rounds([FILTER, *TURNS], "Ship every packed order")
    assert found and [type(step) for step in found[0]][1:2] == [Repeat]


LATER = deed(Tap(), by_name("button", "Packed"), element("button", "Packed"))


def test_what_is_done_after_the_loop_accounts_for_where_it_is_bidden() -> None:
    found = in_rounds([*TURNS, LATER], "Ship every order, then press Packed")
    assert found and isinstance(found[0][0], Repeat)


@pytest.mark.parametrize(
    ("parts", "task"),
    [
        ([*TURNS, LATER], "Ship every packed order"),
        ([*TURNS, LATER], "Ship every order; packed"),
        ([*TURNS, LATER], "Packed: ship every order"),
        ([*TURNS, FILTER], "Ship every packed order"),
        (TURNS, "Ship every packed order"),
        ([deed(SetText("Bob"), by_name("textbox", "Search")), *TURNS], "Type Bob; ship every order"),
        (shipped("Ada", "Bob", on=page(("Ada", "Packed"), ("Bob", "Packed"), ("Cem", "New"))), "Ship every order"),
    ],
    ids=[
        "a button after it",
        "the same, said later",
        "the same, said before",
        "a filter after it",
        "all happen to be packed",
        "one of them is named",
        "there is another row",
    ],
)
def test_where_fewer_may_be_meant_there_is_no_loop(parts: list[Deed], task: str) -> None:
    with pytest.raises(Unclear):
        in_rounds(parts, task)
