"""Changing single steps of a Shortcut. A step is told by its place among all of them, as `walk` counts from 0."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from perception.locators import Locator
from skills.flow import renamed
from skills.mending import retargeted
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do, Read, Step, below, rebuilt, walk

Block = tuple[Step, ...]


def lines(steps: Sequence[Step], depth: int = 0) -> Iterator[tuple[int, Step]]:
    """Every step with how deep it stands, in the order of `walk`."""
    for step in steps:
        yield depth, step
        yield from lines(below(step), depth + 1)


def moved(shortcut: Shortcut, number: int, by: int) -> Shortcut:
    """The step that many places later (earlier, if negative) in its own block; the same where the block ends."""

    def move(block: Block, place: int) -> Block:
        to = place + by
        if not 0 <= to < len(block):
            return block
        rest = [*block[:place], *block[place + 1 :]]
        return (*rest[:to], block[place], *rest[to:])

    return _edited(shortcut, number, move)


def switched(shortcut: Shortcut, number: int) -> Shortcut:
    """The step off if it was on, and on if it was off."""
    return _changed(shortcut, number, lambda step: replace(step, off=not step.off))


def without(shortcut: Shortcut, number: int) -> Shortcut:
    """Without the step and all that stands in it."""
    return _edited(shortcut, number, lambda block, place: block[:place] + block[place + 1 :])


def reworded(shortcut: Shortcut, number: int, words: str) -> Shortcut:
    """The step in other words; what it does stays the same."""
    return _changed(shortcut, number, lambda step: replace(step, words=words))


def aimed_at(shortcut: Shortcut, number: int, target: Locator) -> Shortcut:
    """The step on another element, or with its element known by other things."""

    def aim(step: Step) -> Step:
        match step:
            case Do() if step.target is not None:
                return replace(step, target=target, check=retargeted(step.check, step.target, target))
            case Read():
                return replace(step, target=target)
            case _:
                return step

    return _changed(shortcut, number, aim)


def parameterised(shortcut: Shortcut, number: int, parameter: Parameter) -> Shortcut:
    """With this in the place of one of its parameters; where it has another name, that stands wherever the old did."""
    old = shortcut.parameters[number]
    changed = (*shortcut.parameters[:number], parameter, *shortcut.parameters[number + 1 :])
    names = {old.name: f"{{{parameter.name}}}"}
    return replace(
        shortcut,
        parameters=changed,
        steps=renamed(shortcut.steps, names),
        precondition=renamed(shortcut.precondition, names),
        postcondition=renamed(shortcut.postcondition, names),
        task=renamed(shortcut.task, names),
    )


def target_of(step: Step) -> Locator | None:
    """What the step's element is known by; None where it has none."""
    return step.target if isinstance(step, Do | Read) else None


def _changed(shortcut: Shortcut, number: int, change: Callable[[Step], Step]) -> Shortcut:
    return _edited(shortcut, number, lambda block, at: (*block[:at], change(block[at]), *block[at + 1 :]))


def _edited(shortcut: Shortcut, number: int, edit: Callable[[Block, int], Block]) -> Shortcut:
    return replace(shortcut, steps=_block(shortcut.steps, number, edit))


def _block(steps: Block, number: int, edit: Callable[[Block, int], Block]) -> Block:
    """With `edit` done to the block that the step stands in, which is told the step's place in that."""
    for place, step in enumerate(steps):
        if number == 0:
            return edit(steps, place)
        within = len(list(walk(below(step))))
        if number <= within:
            return (*steps[:place], _within(step, number - 1, edit), *steps[place + 1 :])
        number -= 1 + within
    return steps


def _within(step: Step, number: int, edit: Callable[[Block, int], Block]) -> Step:
    def block(steps: Block) -> Block:
        nonlocal number
        here, size = number, len(list(walk(steps)))
        number -= size
        return _block(steps, here, edit) if 0 <= here < size else steps

    return rebuilt(step, block)
