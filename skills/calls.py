"""Shortcuts that call others: the called steps are put in the place of the call, before anything runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from skills.flow import renamed
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, EachRow, Step, rebuilt, walk

DEEPEST = 8
MOST_STEPS = 2_000

Find = Callable[[str], Shortcut]
"""The Shortcut of that name, fit to be run; what it raises is passed on."""


class Uncallable(ValueError):
    """Shortcuts call each other in a way that cannot be followed: one sentence."""


def inlined(shortcut: Shortcut, find: Find) -> Shortcut:
    """The same without calls; secrets that a called one needs become its own parameters.

    Raises Uncallable, also where rows are gone over and there is no table.
    """
    found = _Inlining(find)
    steps = found.steps(shortcut.steps, (shortcut.name.casefold(),))
    own = {each.name for each in shortcut.parameters}
    secrets = (each for each in found.secrets.values() if each.name not in own)
    _check_tables(shortcut, steps)
    return replace(shortcut, steps=steps, parameters=(*shortcut.parameters, *secrets))


def _check_tables(shortcut: Shortcut, steps: Sequence[Step]) -> None:
    tables = {each.name for each in shortcut.parameters if each.type == "table"}
    for step in walk(steps):
        if isinstance(step, EachRow) and step.table not in tables:
            raise Uncallable(f'{step.words!r} needs a table, and "{shortcut.name}" has none called {step.table!r}.')


class _Inlining:
    def __init__(self, find: Find) -> None:
        self._find = find
        self._count = 0
        self.secrets: dict[str, Parameter] = {}

    def steps(self, steps: Sequence[Step], callers: tuple[str, ...]) -> tuple[Step, ...]:
        self._count += len(steps)
        if self._count > MOST_STEPS:
            raise Uncallable(f'"{callers[0]}" comes to more than {MOST_STEPS} steps with all that it calls.')
        return tuple(chain.from_iterable(self._step(step, callers) for step in steps if not step.off))

    def _step(self, step: Step, callers: tuple[str, ...]) -> tuple[Step, ...]:
        if isinstance(step, Call):
            return self._called(step, callers)
        return (rebuilt(step, lambda block: self.steps(block, callers)),)

    def _called(self, call: Call, callers: tuple[str, ...]) -> tuple[Step, ...]:
        name = call.shortcut.casefold()
        if name in callers or len(callers) >= DEEPEST:
            why = "itself" if name in callers else f'"{call.shortcut}" more than {DEEPEST} calls deep'
            raise Uncallable(f'"{callers[0]}" calls {why}; take that call out.')
        found = self._find(call.shortcut)
        texts = self._texts(call, found)
        return _tables(renamed(self.steps(found.steps, (*callers, name)), texts), texts)

    def _texts(self, call: Call, found: Shortcut) -> Mapping[str, str]:
        given = dict(call.arguments)
        if strange := given.keys() - {each.name for each in found.parameters}:
            raise Uncallable(f'{call.words!r} gives {min(strange)}, which "{found.name}" does not take.')
        for each in found.parameters:
            if each.name not in given and each.type == "secret":
                self.secrets[each.name] = each
            elif each.name not in given and each.default is None:
                raise Uncallable(f'{call.words!r} does not say what {each.name} of "{found.name}" is.')
            elif each.name not in given:
                given[each.name] = each.default or ""
        return given


def _tables(steps: tuple[Step, ...], texts: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps with the tables that are handed on known by the caller's names for them."""
    named = [
        replace(step, table=texts.get(step.table, step.table).strip("{}")) if isinstance(step, EachRow) else step
        for step in steps
    ]
    return tuple(rebuilt(step, lambda block: _tables(block, texts)) for step in named)
