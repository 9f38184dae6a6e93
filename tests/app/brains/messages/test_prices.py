"""Prices: each kind of token at its own, long prompts at theirs, and no model forgotten."""

from typing import get_args

import pytest
from anthropic.types.model import Model

from app.brains.messages.prices import LONG, Tokens, cost, known

NAMED = [name for part in get_args(Model) for name in get_args(part)]


@pytest.mark.parametrize("model", NAMED)
def test_every_model_that_the_client_names_has_a_price(model: str) -> None:
    assert known(model) and cost(model, Tokens(new=1)) > 0


@pytest.mark.parametrize(
    ("model", "dollars"),
    [
        ("claude-fable-5-1", 10 + 12.5 + 0.25 + 50),
        ("claude-opus-5", 5 + 6.25 + 0.5 + 25),
        ("claude-sonnet-5-5", 2 + 2.5 + 0.1 + 10),
        ("claude-haiku-4-5-20251001", 1 + 1.25 + 0.1 + 5),
        ("llama-4", 0),
    ],
)
def test_each_kind_of_token_has_its_price(model: str, dollars: float) -> None:
    million = 1_000_000
    assert cost(model, Tokens(million, million, million, million)) == pytest.approx(dollars)


def test_a_long_prompt_costs_more_where_it_does() -> None:
    short, long = Tokens(new=LONG - 1, read=1, out=10), Tokens(new=LONG, read=1, out=10)
    assert cost("claude-haiku-5-5", long) == pytest.approx(5 * cost("claude-haiku-5-5", short), rel=1e-3)
    assert cost("claude-opus-5", long) == pytest.approx(cost("claude-opus-5", short), rel=1e-3)
