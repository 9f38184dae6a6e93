"""Shortcuts that call others: the called steps are put in the place of the call, before anything runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from controllers.actions import Open, Switch
from skills.flow import renamed
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Call, Do, EachRow, Reply, Step, WaitFor, rebuilt, walk

DEEPEST = 8
MOST_STEPS = 2_000

Find = Callable[[str], Shortcut]
"""The Shortcut of that name, fit to be run; what it raises is passed on."""


class Uncallable(ValueError):
    """Shortcuts call each other in a way that cannot be followed: one sentence."""


def inlined(shortcut: Shortcut, find: Find) -> Shortcut:
    """The same without calls; what must hold before and after a called one is waited for.

    Secrets that a called one needs become its own parameters. A called one of another place must begin there itself,
    unless the caller goes to other places. Raises Uncallable, also where rows are gone over and there is no table.
    """
    found = _Inlining(find, "" if _goes_elsewhere(shortcut.steps) else shortcut.scope)
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
    def __init__(self, find: Find, scope: str) -> None:
        self._find = find
        self._scope = scope
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
        if self._scope and found.scope not in ("", self._scope) and not _goes_elsewhere(found.steps[:1]):
            raise Uncallable(
                f'"{callers[0]}" is made for {self._scope}, and calls "{found.name}", which is made for {found.scope}; '
                "let that begin by opening it."
            )
        texts = self._texts(call, found)
        return _tables(renamed(_held(found, self.steps(found.steps, (*callers, name))), texts), texts)

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


def _goes_elsewhere(steps: Sequence[Step]) -> bool:
    return any(isinstance(step, Do) and isinstance(step.action, Open | Switch) for step in walk(steps))


def _held(called: Shortcut, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps between what must hold before and after them; an answer stays the last word."""
    before, after = (
        (WaitFor(f'what must hold {when} "{called.name}"', check),) if check else ()
        for when, check in (("before", called.precondition), ("after", called.postcondition))
    )
    last = steps[-1:] if steps and isinstance(steps[-1], Reply) else ()
    return (*before, *steps[: len(steps) - len(last)], *after, *last)


def _tables(steps: tuple[Step, ...], texts: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps with the tables that are handed on known by the caller's names for them."""
    named = [
        replace(step, table=texts.get(step.table, step.table).strip("{}")) if isinstance(step, EachRow) else step
        for step in steps
    ]
    return tuple(rebuilt(step, lambda block: _tables(block, texts)) for step in named)
