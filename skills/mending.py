"""Steps of a Shortcut whose element was found in another way than they say, and the Shortcut with them mended."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, count
from typing import Literal

from controllers.actions import Action, Select, Tap
from perception.checks import AllOf, AnyOf, Changed, Check, ElementGone, StateIs, ValueIs
from perception.locators import Around, Described, Description, Locator, Looks, Part, Path
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Step, WaitFor, below, rebuilt

How = Literal[
    "alike", "model", "person", "in the way", "opened", "in vain", "led on", "drawn", "reworded", "retyped", "needless"
]
"""By its likeness, by a model's word, by the person's; something in the way was closed first; what hid it was opened
first; what did not hide it is closed again; what came up was pressed after it; an option was pressed in a list that the
page draws itself; a choice, or what tells that the step worked, is said in other words; a value is typed in another
notation; or it was not done, as all that it saves was so already."""

STANDING = frozenset({"alike", "model", "person"})
"""What stands in for the element of the step."""
_PLACED = Around | Looks | Path


@dataclass(frozen=True, slots=True)
class Mend:
    """What stood in for what a step says.

    step: the step in the way it is kept, the `number`th, from 1, of `among` that are the same in the run. target: what
    its element is known by from now on; of what is closed or opened, that. was, found: the elements in words. why: what
    speaks for it. risk: of the step. before, after: digests of pictures. action, check: what is done instead, and what
    tells that it worked; None where that is as it was. placed: whether no more than its place speaks for the element.
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
    number: int = 1
    among: int = 1
    action: Action | None = None
    check: Check | None = None
    placed: bool = False

    def __str__(self) -> str:
        match self.how:
            case "in the way":
                return f"{self.step.words}: {self.found} was in the way and was closed"
            case "opened":
                return f"{self.step.words}: {self.found} was opened first ({self.why})"
            case "in vain":
                return f"{self.step.words}: {self.found} was opened in vain and is closed again"
            case "led on":
                return f"{self.step.words}: {self.found} came up and was pressed ({self.why})"
            case "needless":
                return f"{self.step.words}: there was nothing to change, as all that was set was so already"
            case "reworded":
                return f"{self.step.words}: instead of {self.was} it is seen by {self.found} ({self.why})"
            case "retyped":
                return f"{self.step.words}: {self.was} is typed as {self.found} ({self.why})"
        return f"{self.step.words}: {self.was} is now {self.found} ({self.how}: {self.why})"


def mended(shortcut: Shortcut, mends: Sequence[Mend]) -> Shortcut:
    """The Shortcut with the mended steps in place of its own; the same where none of them is its own."""
    placed: dict[int, list[Mend]] = {}
    for mend in mends:
        if (place := _place(shortcut, mend)) is not None:
            placed.setdefault(place, []).append(mend)
    numbers = count()

    def block(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(chain.from_iterable(_instead(step, placed.get(next(numbers), ()), block) for step in steps))

    steps = block(shortcut.steps)
    made = [mend for group in placed.values() for mend in group]
    end = reworded(shortcut.postcondition, made)
    for mend in made:
        if mend.how in STANDING and isinstance(mend.step, Do) and mend.step.target:
            end = moved(end, mend.step.target, mend.target)
    trust = "trial" if shortcut.trust == "trusted" else shortcut.trust
    return replace(shortcut, steps=steps, postcondition=end, trust=trust)


def reworded(check: Check | None, mends: Sequence[Mend]) -> Check | None:
    """The check as a step that waits for the very same has been mended; the same where none was."""
    told = {each.step.check: each.check for each in mends if each.check and isinstance(each.step, Do | WaitFor)}
    return told.get(check, check)


def belongs(shortcut: Shortcut, mend: Mend) -> bool:
    """Whether the mended step certainly stands in the Shortcut itself and not in one that it calls."""
    return _place(shortcut, mend) is not None


def counted(mend: Mend, steps: Sequence[Step], at: int) -> Mend:
    """The mend with which of the same steps it is about: the one with that number, as `walk` goes."""
    same = _same(steps, mend.step)
    return replace(mend, number=same.index(at) + 1, among=len(same)) if at in same else mend


def _place(shortcut: Shortcut, mend: Mend) -> int | None:
    """The number of its step; None where the run had others of the same, so that it may be one of a called Shortcut."""
    same = _same(shortcut.steps, mend.step)
    return same[mend.number - 1] if len(same) == mend.among else None


def _same(steps: Sequence[Step], wanted: Step) -> list[int]:
    """The numbers, as `walk` goes, of the steps that are the same and not passed over."""
    return [number for number, (step, off) in enumerate(_walked(steps)) if step == wanted and not off]


def _walked(steps: Sequence[Step], off: bool = False) -> Iterator[tuple[Step, bool]]:
    """As `walk` goes, each with whether it is passed over."""
    for step in steps:
        yield step, off or step.off
        yield from _walked(below(step), off or step.off)


def _instead(step: Step, mends: Sequence[Mend], block: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> list[Step]:
    """What stands in the step's place: first what closes what was in its way and opens what hid it, then the step."""
    closed = {mend.target: mend.found for mend in mends if mend.how == "in the way"}
    closing = [Do(f"close {found} where it is shown", Tap(), target, optional=True) for target, found in closed.items()]
    opened = {mend.target: mend.found for mend in mends if mend.how in {"opened", "drawn"}}
    opening = [Do(f"open {found}", Tap(), target) for target, found in opened.items()]
    own = [mend for mend in mends if mend.how not in {"in the way", "opened", "led on"}]
    mended = reduce(_as_mended, own, step) if own else rebuilt(step, block)
    return [
        *closing,
        *_unoffered(step, own),
        *opening,
        *_led_on(mended, [mend for mend in mends if mend.how == "led on"]),
    ]


def _unoffered(step: Step, mends: Sequence[Mend]) -> list[Step]:
    """What waits, before a drawn list is opened, until no other list offers the same: its option would be pressed."""
    match step:
        case Do(action=Select(option)) if any(mend.how == "drawn" for mend in mends):
            return [WaitFor(f'see that no open list offers "{option}" yet', ElementGone(option_of(option)))]
        case _:
            return []


def _led_on(step: Step, mends: Sequence[Mend]) -> list[Step]:
    """The step, and what is pressed after it before what was to show that it worked is there."""
    if not mends or not isinstance(step, Do):
        return [step]
    following = Do(f"press {mends[0].found}", Tap(), mends[0].target, step.check)
    return [replace(step, check=Changed()), following]


def _as_mended(step: Step, mend: Mend) -> Step:
    match step:
        case Do(action=Select(option)) if mend.how == "drawn":
            return replace(step, action=Tap(), target=option_of(option), check=mend.check or step.check)
        case Do():
            target = mend.target if mend.target.parts else step.target
            check = mend.check or (retargeted(step.check, step.target, target) if target else step.check)
            return replace(step, action=mend.action or step.action, target=target, check=check)
        case Read():
            return replace(step, target=mend.target)
        case WaitFor():
            return replace(step, check=mend.check or step.check)
        case _:
            return step


def option_of(words: str) -> Locator:
    """An option of an open list, by its very words."""
    return Locator((Described(Description(words, "option", exact=True)),))


def moved(check: Check | None, old: Locator, new: Locator) -> Check | None:
    """A check that comes after the step, with the new target wherever it speaks of the very element of the old one."""
    match check:
        case ValueIs(target) | StateIs(target) if telling(target) == telling(old):
            return replace(check, target=new)
        case AllOf(checks) | AnyOf(checks):
            return replace(check, checks=tuple(each for part in checks if (each := moved(part, old, new))))
        case _:
            return check


def telling(target: Locator | None) -> tuple[Part, ...]:
    """What tells an element wherever it stands; how many it told when it was recorded is another matter."""
    parts = target.parts if target else ()
    return tuple(replace(part, matches=0) for part in parts if not isinstance(part, _PLACED))


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
