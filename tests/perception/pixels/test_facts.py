"""What merely tells something is known by its words, and what asks to be pressed is not taken for it."""

import pytest

from perception.pixels.facts import is_count, is_fact, is_state


@pytest.mark.parametrize(
    "text",
    "€1,798.65|12.50|$40|50 %|20 EUR|3 days ago|vor 2 Stunden|yesterday|14:32|2026-05-18|18 May 2026|März 3"
    "|Page 1 of 6|3 von 9|7 / 12|412 kWh|4.2 GB used|Fee: none|Time left: 9".split("|"),
)
def test_amounts_times_shares_measures_and_named_values_are_facts(text: str) -> None:
    assert is_fact(text)


@pytest.mark.parametrize("text", "Save|Open order 7|7|Edit|34999|Next|Maya|Name:|Search the manual|Monday".split("|"))
def test_orders_names_and_bare_numbers_are_none(text: str) -> None:
    assert not is_fact(text)


def test_a_count_is_a_number_and_what_there_are_so_many_of() -> None:
    assert is_count("3 folders") and is_count("1,284 results")
    assert not is_count("Room 3") and not is_count("12") and not is_count("7up")


@pytest.mark.parametrize("text", "paid|Overdue|Out of stock|IN PROGRESS|ausverkauft|bug".split("|"))
def test_a_state_says_nothing_else(text: str) -> None:
    assert is_state(text)


@pytest.mark.parametrize("text", "Pay|Open orders|Overdue 3|Mark as paid|Close|".split("|"))
def test_what_names_a_thing_or_an_order_is_no_state(text: str) -> None:
    assert not is_state(text)
