"""What was learned before, as the engine asks for it; without a memory it knows nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app import secrets
from app.errors import UserError
from app.macros.follower import Follower
from perception.screen import Observation
from skills.recall import Recollection
from skills.shortcuts import Shortcut


@dataclass(frozen=True, slots=True)
class Call:
    """A Shortcut that may run, as the library has it and without calls; the values it is given, and why."""

    kept: Shortcut
    shortcut: Shortcut
    values: Mapping[str, str]
    why: str

    def follower(self, patience: float) -> Follower:
        """Who follows it. patience: seconds for which anything is waited for."""
        return Follower(self.shortcut, self.values, secrets.value, patience)


class Memory(Protocol):
    """What was learned before."""

    def recall(self, task: str, screen: Observation) -> Recollection:
        """What fits the task on this screen."""

    def same(self, task: str, scope: str, *, named: bool = False) -> Call | None:
        """What was learned for this very task in this place, or what its words call by its name; else None.

        named: only what is called by its name.
        """

    def call(self, name: str, given: Mapping[str, str], why: str, task: str, step: int = 0) -> Call:
        """The Shortcut of that name, for that task; or only one of its steps, counted from 1.

        Raises UserError where it may not run, or a value does not fit or is a file that the task does not name.
        """


class Blank:
    """A memory without anything in it."""

    def recall(self, task: str, screen: Observation) -> Recollection:
        return Recollection()

    def same(self, task: str, scope: str, *, named: bool = False) -> Call | None:
        return None

    def call(self, name: str, given: Mapping[str, str], why: str, task: str, step: int = 0) -> Call:
        raise UserError(f"There is no shortcut called {name!r}.")
