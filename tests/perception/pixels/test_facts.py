"""What merely tells something is known by its words, and what asks to be pressed is not taken for it."""

import pytest

from perception.pixels.facts import is_count, is_fact, is_state


@pytest.mark.parametrize(
    "text",
    "€1,798.65|₹40|12.50|$40|50 %|20 EUR|3 days ago|vor 2 Stunden|yesterday|last week|14:32|2026-05-18|12.05.2026"
    "|18 May 2026|März 3|Sept. 4|Page 1 of 6|3 von 9|7 / 12|412 kWh|4.2 GB|500 ml|80 kg|21 °C|3 pcs".split("|"),
)
def test_amounts_times_shares_and_measures_are_facts(text: str) -> None:
    assert is_fact(text)


@pytest.mark.parametrize(
    "text",
    "Save|Open order 7|7|Edit|34999|Next|Maya|Name:|Search the manual|Monday|Market 5|Decision 3|Mark 3|2 decks"
    "|Chapter 1: The arrival|RE: Invoice|10.12.5.3".split("|"),
)
def test_orders_names_and_bare_numbers_are_none(text: str) -> None:
    assert not is_fact(text)


@pytest.mark.parametrize("text", ["3 folders", "1,284 results", "12 übrige"])
def test_a_count_is_a_number_and_what_there_are_so_many_of(text: str) -> None:
    assert is_count(text)


@pytest.mark.parametrize("text", ["Room 3", "12", "7up", "1. Introduction", "5 Star", "#12 fix the bug"])
def test_what_only_begins_with_a_number_is_no_count(text: str) -> None:
    assert not is_count(text)


@pytest.mark.parametrize("text", "paid|Overdue|Out of stock|IN PROGRESS|ausverkauft|bug|• Paid".split("|"))
def test_a_state_says_nothing_else(text: str) -> None:
    assert is_state(text)


@pytest.mark.parametrize("text", "Pay|Open|New|Done|High|Open orders|Overdue 3|Mark as paid|Stock|".split("|"))
def test_what_names_a_thing_an_order_or_a_choice_is_no_state(text: str) -> None:
    assert not is_state(text)
