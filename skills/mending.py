"""Steps of a Shortcut whose element was found in another way than they say, and the Shortcut with them mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from controllers.actions import Tap
from perception.checks import AllOf, AnyOf, Check, StateIs, ValueIs
from perception.locators import Locator
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Step, rebuilt, walk

How = Literal["alike", "model", "person", "in the way"]
"""By its likeness, by a model's word, by the person's; or something in the way was closed first."""


@dataclass(frozen=True, slots=True)
class Mend:
    """What stood in for what a step says.

    step: the step in the way it is kept. target: what its element is known by from now on; of what is closed, that.
    was, found: the elements in words. why: what speaks for it. risk: of the step. before, after: digests of pictures.
    """

    step: Step
    target: Locator
    was: str
    found: str
    how: How
    why: str = ""
    risk: int = 0
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if self.how == "in the way":
            return f"{self.step.words}: {self.found} was in the way and was closed"
        return f"{self.step.words}: {self.was} is now {self.found} ({self.how}: {self.why})"


def mended(shortcut: Shortcut, mends: Sequence[Mend]) -> Shortcut:
    """The Shortcut with the mended steps in place of its own; the same where none of them is its own."""
    for mend in mends:
        shortcut = replace(shortcut, steps=_mended(shortcut.steps, mend))
    return replace(shortcut, trust="trial" if shortcut.trust == "trusted" else shortcut.trust)


def belongs(shortcut: Shortcut, mend: Mend) -> bool:
    """Whether the mended step stands in the Shortcut itself and not in one that it calls."""
    return any(step == mend.step for step in walk(shortcut.steps))


def _mended(steps: tuple[Step, ...], mend: Mend) -> tuple[Step, ...]:
    found: list[Step] = []
    for step in steps:
        if step == mend.step:
            found += _instead(step, mend)
        else:
            found.append(rebuilt(step, lambda block: _mended(block, mend)))
    return tuple(found)


def _instead(step: Step, mend: Mend) -> list[Step]:
    if mend.how == "in the way":
        return [Do(f"close {mend.found} where it is shown", Tap(), mend.target, optional=True), step]
    match step:
        case Do():
            return [replace(step, target=mend.target, check=retargeted(step.check, step.target, mend.target))]
        case Read():
            return [replace(step, target=mend.target)]
        case _:
            return [step]


def retargeted(check: Check | None, old: Locator | None, new: Locator) -> Check | None:
    """The check of a step with the new target wherever it speaks of the old one."""
    match check:
        case ValueIs(target) | StateIs(target) if old and set(target.parts) & set(old.parts):
            return replace(check, target=new)
        case AllOf(checks) | AnyOf(checks):
            told = tuple(each for part in checks if (each := retargeted(part, old, new)))
            return replace(check, checks=told)
        case _:
            return check
