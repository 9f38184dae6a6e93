"""What a place has to be in which a Shortcut can be tried without harm: new, or set back, before every trial."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from app.learning.verifying import Laid, Opened
from skills.recall import asked
from skills.shortcuts import Shortcut


class Errand(Protocol):
    """A task of which it is known what has to be there afterwards."""

    @property
    def words(self) -> str:
        """What is to be done, step by step."""


Bed = Callable[[Any, int], AbstractContextManager[Laid]]
"""Lays out an errand of its own kind with a seed: for each another place, with other people and goods."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Such places, ready: `bed` lays a task out in one, and `opened` opens that."""

    bed: Bed
    opened: Opened


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ground.

    tasks: those of which it is known what has to be there afterwards. stands_for: whether it does for the place that
    the Shortcut is for. ready: makes it ready for as long as the context; raises ControllerError and UserError.
    """

    tasks: tuple[Errand, ...]
    stands_for: Callable[[Shortcut], bool]
    ready: Callable[[], AbstractContextManager[Ground]]

    def fitting(self, shortcut: Shortcut) -> Errand | None:
        """The task that is asked for in the Shortcut's words."""
        return next((task for task in self.tasks if asked(shortcut, task.words) is not None), None)


def kind_for(shortcut: Shortcut, kinds: Sequence[Kind]) -> Kind | None:
    """The kind of ground that does for its place; None where that cannot be set back."""
    return next((kind for kind in kinds if kind.stands_for(shortcut)), None)
