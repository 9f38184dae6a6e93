"""Kept skills that this Journeyman cannot read: most likely a newer one wrote them."""

from typing import TypeVar

from skills.codec import Malformed, loads
from skills.database import DatabaseProblem

Kept = TypeVar("Kept")


class Unreadable(DatabaseProblem):
    """One skill cannot be read: one sentence that names it. All others can be used."""

    def __init__(self, name: str, problem: Malformed) -> None:
        super().__init__(
            f'"{name}" cannot be used: a newer Journeyman may have written it, so update this one ({problem})'
        )


def loaded(wanted: type[Kept], name: str, text: str) -> Kept:
    """The skill or what belongs to it, of a row in the library. Raises Unreadable."""
    try:
        found: Kept = loads(wanted, text)
    except Malformed as problem:
        raise Unreadable(name, problem) from None
    return found
