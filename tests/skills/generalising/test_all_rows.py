"""A task asks for all rows only where its words leave no doubt."""

import pytest

from skills.generalising.all_rows import Done, doubt

CELLS = ("Ada", "Rope", "Bob", "Hook")


def asked(task: str, table: str = "Orders") -> bool:
    return not doubt(task, Done(table, ("Mark as approved", "Approve"), CELLS, ("Orders", "Status"), ("Packed",)))


@pytest.mark.parametrize(
    "task",
    [
        "Approve every order",
        "approve all the orders.",
        "Approve each of the rows, then answer",
        "Open Orders and approve all orders and tell me.",
        "Mark every order as approved; tell me then",
        "Approve every packed order",
        "Go to Orders, choose Packed and approve all packed orders",
    ],
)
def test_all_rows_are_asked_for(task: str) -> None:
    assert asked(task)


@pytest.mark.parametrize(
    "task",
    [
        "Approve all",
        "Approve all orders that are overdue",
        "Approve all orders in the cart",
        "Approve every order older than a week",
        "Approve every order, except the late",
        "Approve every order. Skip the late",
        "Approve every order, up to 5",
        "Approve every order and ship 2",
        "Approve every overdue order",
        "Approve all orders overdue",
        "Approve all orders, overdue or not",
        "Approve every order's invoice",
        "Approve what is overdue and list all orders",
        "Approve overdue orders, then list all orders",
        "Approve Ada and Bob; that is all",
        "Approve the orders of Ada and Bob, so that all is done",
        "Ada, Bob: approve every order",
        "Approve every order; overdue, all",
        "Approve every customer",
        "Approve every Packed and late order",
        "Approve every open order",
        "Approve every order, open",
        "Approve every status order",
        "Approve every order as late",
        "Approve all orders, sauf Ada",
        "Approve all orders; ausgenommen die alten",
        "Approve all orders. Bitte nur heute.",
    ],
)
def test_fewer_rows_may_be_meant(task: str) -> None:
    assert not asked(task)


def test_rows_are_called_by_their_table_s_whole_name() -> None:
    assert asked("Approve all open orders", "Open orders") and not asked("Approve all orders", "Open orders")
    assert asked("Approve every row", "") and not asked("Approve every order", "")


def test_it_is_said_which_word_leaves_a_doubt() -> None:
    assert doubt("Approve every order; sauf Ada", Done("Orders", ("Approve",))).endswith('accounts for "ada"')
    assert doubt("Ada: approve every order", Done("Orders", ("Approve",), ("Ada",))).endswith('it speaks of "Ada"')
