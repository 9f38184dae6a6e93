"""What a call costs, from Anthropic's price list (platform.claude.com, "Pricing") as of November 2026."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was billed: input that is new, input written to the prompt cache, input read from it, and output."""

    new: int = 0
    written: int = 0
    read: int = 0
    out: int = 0

    @property
    def taken_in(self) -> int:
        """All input, wherever it came from."""
        return self.new + self.written + self.read


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens; `written` stays in the cache for five minutes."""

    new: float
    written: float
    read: float
    out: float

    def of(self, tokens: Tokens) -> float:
        parts = self.new * tokens.new + self.written * tokens.written + self.read * tokens.read + self.out * tokens.out
        return parts / 1_000_000


OPUS_5 = Price(5, 6.25, 0.50, 25)
SONNET_4 = Price(3, 3.75, 0.30, 15)

PRICES = {
    "claude-fable-5-2": Price(8, 10, 0.20, 40),
    "claude-mythos-5-2": Price(8, 10, 0.20, 40),
    "claude-fable-5-1": Price(10, 12.50, 0.25, 50),
    "claude-mythos-5-1": Price(10, 12.50, 0.25, 50),
    "claude-fable-5": Price(10, 12.50, 1, 50),
    "claude-mythos-5": Price(10, 12.50, 1, 50),
    "claude-mythos-preview": Price(25, 31.25, 2.50, 125),
    "claude-opus-5-5": Price(4, 5, 0.20, 20),
    "claude-opus-5": OPUS_5,
    "claude-opus-4-8": OPUS_5,
    "claude-opus-4-7": OPUS_5,
    "claude-opus-4-6": OPUS_5,
    "claude-opus-4-5": OPUS_5,
    "claude-sonnet-5-5": Price(2, 2.50, 0.10, 10),
    "claude-sonnet-5": Price(2, 2.50, 0.20, 10),
    "claude-sonnet-4-6": SONNET_4,
    "claude-sonnet-4-5": SONNET_4,
    "claude-haiku-5-5": Price(0.10, 0.125, 0.01, 0.50),
    "claude-haiku-4-5": Price(1, 1.25, 0.10, 5),
}

LONG = 100_000
LONG_PRICES = {"claude-haiku-5-5": Price(0.50, 0.625, 0.05, 2.50)}
"""What models ask for whose price rises, for the whole call, when more than LONG tokens go in."""


def known(model: str) -> bool:
    """Whether the price of this model is in the table."""
    return _undated(model) in PRICES


def cost(model: str, usage: Tokens) -> float:
    """US dollars for one call; 0 for a model whose price is not known."""
    name = _undated(model)
    price = LONG_PRICES.get(name) if usage.taken_in > LONG else None
    price = price or PRICES.get(name)
    return price.of(usage) if price else 0.0


def _undated(model: str) -> str:
    """The model without the day of its snapshot: claude-haiku-4-5-20251001 costs what claude-haiku-4-5 does."""
    return re.sub(r"-\d{8}$", "", model)
