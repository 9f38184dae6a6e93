"""Replaying a Shortcut of the library: the engine, the policy and the events of any other run, and no model."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app import secrets
from app.engine import Engine
from app.errors import UserError
from app.events import Ending
from app.macros.follower import Follower
from app.macros.healing import Healing
from app.macros.tables import table
from app.session import Session
from app.supervision import Supervisor
from app.tasks import Limits, Permissions, Task
from skills.arguments import Unfit, arguments
from skills.calls import Uncallable, inlined
from skills.library import Library
from skills.shortcuts import Parameter, Shortcut
from skills.steps import walk
from skills.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Macro:
    """A Shortcut that may run: `kept` as the library has it, `shortcut` without calls; `called` are all it calls."""

    kept: Shortcut
    shortcut: Shortcut
    called: tuple[Shortcut, ...] = ()

    def task(self, permissions: Permissions, limits: Limits) -> Task:
        """What the person asks for. The words of a trusted Shortcut count as their own, so far as those it calls are.

        Secrets may be typed: each was bound by the person to the very field that it goes into.
        """
        if any(each.type == "secret" for each in self.shortcut.parameters):
            permissions = replace(permissions, effects=permissions.effects | {"secret"})
        permissions = replace(permissions, shown=permissions.shown | shown_in(self.kept, *self.called))
        trusted = [each for each in (self.kept, *self.called) if each.trust == self.kept.trust == "trusted"]
        words = [step.words for each in trusted for step in walk(each.steps)]
        return Task("\n".join([f'replay "{self.kept.name}"', *words]), permissions, limits)

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """What its parameters stand for; files are there, tables are read. Raises UserError."""
        types = {each.name: each for each in self.shortcut.parameters}
        read = {name: _read(types[name], value) if name in types else value for name, value in given.items()}
        try:
            return arguments(self.shortcut, read)
        except Unfit as problem:
            raise UserError(str(problem)) from problem

    def engine(
        self,
        values: Mapping[str, str],
        session: Session,
        supervisor: Supervisor,
        patience: float,
        *,
        pictures: bool,
        healing: Healing | None = None,
        pace: float = 0.0,
    ) -> Engine:
        """An engine for one replay with these values. patience: seconds for which anything is waited for.

        healing: what may stand in for an element that is not found as recorded; without, the replay stops there.
        pace: seconds for which each move is shown before it is made.
        """
        if healing:
            healing = replace(healing, look=lambda on: session.target(on).capture())
        follower = Follower(self.shortcut, values, secrets.value, patience, healing)
        judge = follower.judge
        return Engine(session, follower, supervisor, pictures=pictures, judge=judge, patience=patience, lead=pace)


def count_use(library: Library, kept: Shortcut, ending: Ending | None) -> None:
    """Count how a replay went; one that a person refused or stopped tells nothing of the macro."""
    if ending not in ("refused", "stopped"):
        library.record_use(kept, worked=ending == "done")


def shown_in(*shortcuts: Shortcut) -> frozenset[str]:
    """The scopes in which the person has shown them: what was written, imported or learned was shown by nobody."""
    recorded = (each for each in shortcuts if each.origin == "recorded" and each.trust in ("trial", "trusted"))
    return frozenset(place for each in recorded for place in each.places)


def macro(library: Library, name: str) -> Macro:
    """The Shortcut of that name with all that it calls. Raises UserError where one of them may not run."""
    kept = runnable(library, name)
    called: list[Shortcut] = []

    def find(called_name: str) -> Shortcut:
        called.append(runnable(library, called_name))
        return called[-1]

    try:
        return Macro(kept, inlined(kept, find), tuple(called))
    except Uncallable as problem:
        raise UserError(str(problem)) from problem


def alone(shortcut: Shortcut, step: int) -> Shortcut:
    """One step of it, counted from 1 as its text has them, and nothing that must hold before or after all.

    Raises UserError where there is no such step.
    """
    steps = list(walk(shortcut.steps))
    if not 1 <= step <= len(steps):
        raise UserError(f'"{shortcut.name}" has no step {step}: it has {len(steps)}.')
    return replace(shortcut, steps=(replace(steps[step - 1], off=False),), precondition=None, postcondition=None)


def runnable(library: Library, name: str) -> Shortcut:
    """The newest version. Raises UserError where there is none, or where it is disabled or not trusted."""
    found = known(library, name)
    again = f'journeyman skills trust "{found.name}"'
    if library.is_disabled(found.name):
        raise UserError(f'"{found.name}" is disabled: journeyman skills disable "{found.name}" --off lets it run.')
    if found.trust == "quarantined":
        raise UserError(f'"{found.name}" is quarantined: read it with journeyman skills show, then {again}.')
    if found.trust == "revoked":
        raise UserError(f'"{found.name}" is trusted no more: {again} lets it run again.')
    return found


def known(library: Library, name: str) -> Shortcut:
    """The newest version. Raises UserError where there is none, or none that can be read."""
    if found := sought(library, name):
        return found
    like = [each.name for each in library.search(name, limit=3) if isinstance(each, Shortcut)]
    hint = f"; did you mean {' or '.join(map(repr, like))}?" if like else "; see: journeyman skills list"
    raise UserError(f"There is no macro or skill called {name!r}{hint}")


def sought(library: Library, name: str) -> Shortcut | None:
    """The newest version, or None. Raises UserError where it cannot be read."""
    try:
        return library.shortcut(name)
    except Unreadable as problem:
        raise UserError(str(problem)) from None


def _read(parameter: Parameter, value: str) -> str:
    match parameter.type:
        case "file":
            path = Path(value).expanduser().absolute()
            if not path.is_file():
                raise UserError(f"{parameter.name}: there is no file {path}.")
            return str(path)
        case "table":
            return table(Path(value)).as_json()
        case _:
            return value
