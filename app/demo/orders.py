"""Rules of the shop that pages, seed and checks share."""

import zlib
from datetime import date

TODAY = date(2026, 5, 18)
"""The day on which every demo shop is open."""

STATES = ("New", "Packed", "Shipped", "Delivered", "Cancelled")
SHIPPING = 590
"""Cents added to every order that is paid for."""


def confirmation(number: int) -> str:
    """The confirmation number of an order: fixed by its number, but not to be guessed from it."""
    return f"HS-{zlib.crc32(str(number).encode()) % 900_000 + 100_000}"


def euros(cents: int) -> str:
    """An amount as the shop writes it, e.g. `€1,234.50`."""
    return f"€{cents / 100:,.2f}"


def day(iso: str) -> str:
    """A date as the shop writes it, e.g. `18 May 2026`."""
    found = date.fromisoformat(iso)
    return f"{found.day} {found:%B %Y}"
