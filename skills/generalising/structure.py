"""Keeping the loops and conditions of the words that were followed: a run has shown only some turns and ways of them.

What was shown is taken as it was shown; a way that was not gone, and what is done in a loop, as the words have it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perception.checks import Changed, Check
from perception.holding import holds
from skills.demonstrations import Deed, Reading
from skills.flow import Cursor, behind
from skills.generalising.checking import check
from skills.generalising.cutting import USUAL, without_waiting_twice
from skills.generalising.parameters import Known
from skills.generalising.popups import is_dismissal, optional
from skills.generalising.single import single
from skills.steps import Do, EachRow, If, Read, Repeat, Step, WaitFor, below, walk

Part = Deed | Reading


class Unclear(ValueError):
    """What was shown does not fit the words that were followed: one sentence."""


def has_ways(plan: Sequence[Step]) -> bool:
    """Whether what is done depends on what a screen shows."""
    return any(isinstance(step, Repeat | EachRow | If) for step in walk(plan))


def structured(plan: Sequence[Step], parts: Sequence[Part], known: Known) -> tuple[Step, ...]:
    """The plan's steps, those that were shown as they were shown. Raises Unclear."""
    if any(isinstance(step, EachRow) for step in walk(plan)):
        raise Unclear("It goes over the rows of a file.")
    found = _Structure(plan, parts, known).block(plan)
    if set(known.values.values()) & {step.name for step in walk(plan) if isinstance(step, Repeat)}:
        raise Unclear("A value and what a loop goes over have the same name.")
    return found


class _Structure:
    """Takes the steps of the plan one after the other, as `walk` gives them."""

    def __init__(self, plan: Sequence[Step], parts: Sequence[Part], known: Known) -> None:
        self._plan = plan
        self._known = known
        self._number = -1
        self._loops = 0
        self._shown: dict[int, list[Part]] = {}
        self._popups: dict[int, list[Part]] = {}
        self._sort(parts)

    def _sort(self, parts: Sequence[Part]) -> None:
        """Each part to the step that it was done for; what closed a dialog in the way stands behind one.

        Raises Unclear where something else was done that the plan does not say.
        """
        last: Part | None = None
        for part in parts:
            number = behind(self._plan, part.cursor) if part.cursor else None
            if is_dismissal(part, last):
                self._popups.setdefault(-1 if number is None else number, []).append(part)
            elif number is None or (last and part.cursor == last.cursor):
                raise Unclear(f'"{part.words}" was done besides what the words say.')
            else:
                self._shown.setdefault(number, []).append(part)
            last = part

    def block(self, steps: Sequence[Step]) -> tuple[Step, ...]:
        """The steps of one block."""
        kept: list[tuple[Step, Part | None]] = [(step, None) for step in self._closing()] if self._number < 0 else []
        for step in steps:
            self._number += 1
            shown, popups = self._shown.get(self._number, []), self._closing()
            made = self._one(step, shown)
            if kept and (awaited := _awaited(*kept[-1], made, shown)):
                kept[-1] = awaited, kept[-1][1]
            else:
                kept.append((made, shown[0] if shown else None))
            kept += [(popup, None) for popup in popups]
        return without_waiting_twice([step for step, _ in kept])

    def _one(self, step: Step, shown: Sequence[Part]) -> Step:
        known, worded = self._known, self._known.worded
        match step:
            case Repeat():
                return self._loop(step)
            case If():
                then = self.block(step.then)
                return replace(step, then=then, otherwise=self.block(step.otherwise), check=worded(step.check))
            case Do() | Read() | WaitFor() if shown and not self._loops:
                return single(shown[0], known, step)
            case Do() if shown:
                done: Do = worded(step)
                return replace(done, check=self._borne_out(shown) or done.check)
            case _:
                said: Step = worded(step)
                return said

    def _loop(self, step: Repeat) -> Repeat:
        numbers = range(self._number + 1, self._number + 1 + sum(1 for _ in walk(step.steps)))
        if not any(number in self._shown for number in numbers):
            raise Unclear(f'"{step.words}" had nothing to go over.')
        self._loops += 1
        steps = self.block(step.steps)
        self._loops -= 1
        return replace(step, steps=steps, over=self._known.worded(step.over))

    def _borne_out(self, shown: Sequence[Part]) -> Check | None:
        """What has come of a loop's step in every turn, by the loop's name for its item; None if that differs."""
        told = [self._named(part) for part in shown if isinstance(part, Deed)]
        alike = all(each == told[0] for each in told)
        return told[0] if told and alike and not isinstance(told[0], Changed) else None

    def _named(self, deed: Deed) -> Check | None:
        shown = check(deed)
        items = dict(_items(self._plan, deed.cursor))
        return Known(values={**self._known.values, **items}).put(shown) if shown else None

    def _closing(self) -> list[Step]:
        """What closes the dialogs that had come up behind the step, if they do again."""
        return [optional(single(part, self._known)) for part in self._popups.get(self._number, ())]


def _awaited(step: Step, part: Part | None, then: Step, shown: Sequence[Part]) -> Do | None:
    """The step, shown to be done by what is waited for behind it, if that came with it; else None."""
    wait = shown[0] if shown else None
    if not (isinstance(step, Do) and isinstance(then, WaitFor) and then.seconds <= USUAL and not step.optional):
        return None
    if not (isinstance(part, Deed) and isinstance(wait, Deed) and wait.expected):
        return None
    return None if holds(wait.expected, part.before, part.before) else replace(step, check=then.check)


def _items(steps: Sequence[Step], cursor: Cursor) -> Iterator[tuple[str, str]]:
    """What the loops that the position stands in go over in this turn, each with the loop's name for it."""
    if len(cursor) < 2:
        return
    here, inner = cursor[0], cursor[1]
    step = steps[here.index]
    if isinstance(step, Repeat):
        yield inner.items[inner.turn], step.name
    ways = {"then": step.then, "otherwise": step.otherwise} if isinstance(step, If) else {}
    yield from _items(ways.get(inner.branch, below(step)), cursor[1:])
