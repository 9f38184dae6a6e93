"""What a place has to be in which a Shortcut can be tried without harm: made anew before every trial."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from app.tasks import Permissions
from controllers.controller import Controller
from skills.shortcuts import Shortcut

Row = Mapping[str, str | int | float | None]
Rows = Mapping[str, Sequence[Row]]
"""All that a place keeps: rows, by the table that they stand in."""


class Place(Protocol):
    """A place that is new, and is thrown away after the trial. `permissions`: all that may be done in it unasked."""

    @property
    def permissions(self) -> Permissions: ...

    def address(self, old: str) -> str:
        """Where in it stands what an address of the place that was learned on leads to."""

    def rows(self) -> Rows:
        """What it keeps now."""

    def changes(self) -> frozenset[str]:
        """Whatever has become other in it, to the last column."""


Opened = Callable[[Mapping[str, str]], AbstractContextManager[Mapping[str, Controller]]]
"""Opens targets, by name, for as long as the context."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Such places, ready: `new` makes one from a seed, with other people and goods for each, and `opened` opens it."""

    new: Callable[[int], AbstractContextManager[Place]]
    opened: Opened


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ground, by the name that whoever starts one calls it.

    ready: makes it ready for as long as the context; raises ControllerError and UserError.
    """

    name: str
    ready: Callable[[], AbstractContextManager[Ground]]


def kind_for(shortcut: Shortcut, kinds: Sequence[Kind]) -> Kind | None:
    """The kind of the place that it was learned on; None where that cannot be made anew."""
    return next((kind for kind in kinds if kind.name == shortcut.ground.partition(" ")[0]), None)


def seed_of(shortcut: Shortcut) -> int:
    """From which seed the place was filled that it was learned on."""
    return int(shortcut.ground.rpartition(" ")[2])
