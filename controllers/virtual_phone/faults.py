"""Faults that a phone can be told to have, so that what drives it can be tried against them."""

from dataclasses import dataclass


@dataclass(slots=True)
class Faults:
    """None yet."""
