"""Values for parameters: what is accepted, and the one sentence about what is not."""

import pytest

from skills.arguments import Unfit, arguments
from skills.shortcuts import Parameter, Shortcut

MACRO = Shortcut(
    "Order",
    (),
    (
        Parameter("person", "Ada"),
        Parameter("amount", type="number", default="1"),
        Parameter("tier", type="choice", choices=("Gold", "Silver"), default="Gold"),
        Parameter("due", type="date", default="2026-11-27"),
        Parameter("rows", type="table", default="[]"),
        Parameter("password", type="secret"),
    ),
)


def test_what_is_given_stands_beside_the_defaults_and_secrets_are_left_out() -> None:
    assert arguments(MACRO, {"person": "Bob", "amount": "2.5"}) == {
        "person": "Bob",
        "amount": "2.5",
        "tier": "Gold",
        "due": "2026-11-27",
        "rows": "[]",
    }


@pytest.mark.parametrize("day", ["27.11.2026", "27 November 2026", "2026-11-27"])
def test_a_day_is_written_as_its_field_took_it_when_it_was_recorded(day: str) -> None:
    assert arguments(MACRO, {"person": "Bob", "due": day})["due"] == "2026-11-27"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "It is not said what person is: give it with --set person=..., for example 'Ada'."),
        ({"person": "A", "persn": "B"}, '"Order" has no parameter persn; did you mean person?'),
        ({"person": "A", "x": "B"}, '"Order" has no parameter x; it takes person, amount'),
        ({"person": "A", "amount": "two"}, "amount must be a number, not 'two'."),
        ({"person": "A", "amount": "nan"}, "amount must be a number"),
        ({"person": "A", "tier": "gold"}, "tier must be one of Gold, Silver, not 'gold'."),
        ({"person": "A", "due": "7/11/2026"}, "due must be a date such as 2026-11-27"),
        ({"person": "A", "due": "2026-02-30"}, "due must be a date"),
        ({"person": "A", "rows": "[1]"}, "rows must be rows of named values"),
        ({"person": "A", "rows": '[{"a": 1}]'}, "rows must be rows of named values"),
        ({"person": "A" * 100_001}, "person must be at most 100000 characters long"),
        ({"person": "A", "password": "x"}, "password is a secret and is never given"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        arguments(MACRO, given)
    assert sentence in str(caught.value)
