"""Leaving out of a demonstration what did nothing for its end: looks, waits, detours, and typing in pieces."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from controllers.actions import Back, Hover, Scroll, SetText, TypeText, Wait
from perception.changes import changes
from perception.checks import Changed, Check, ElementShown
from perception.holding import holds
from perception.locators import Described, Named
from skills.demonstrations import Deed, Reading
from skills.generalising.checking import SETTING, check
from skills.steps import Do, Step, WaitFor

USUAL = 10.0
"""Seconds; whoever says that something takes longer is heeded."""
Parts = tuple[Deed | Reading, ...]


def cut(parts: Sequence[Deed | Reading]) -> Parts:
    """What is left, in order. Nothing is added, and what was read is always kept."""
    led = _without_vain_scrolls(parts)
    return _without_detours(_awaited_at_once(_typed_at_once([part for part in led if _matters(part)])))


def without_waiting_twice(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without waiting for what the step before has shown already, or the one behind waits for by itself."""
    before = (None, *(step.check if isinstance(step, Do) else None for step in steps))
    then = (*steps[1:], None)
    found = zip(steps, before, then, strict=False)
    return tuple(step for step, shown, next_one in found if not _is_waited_for(step, shown, next_one))


def _is_waited_for(step: Step, shown: Check | None, then: Step | None) -> bool:
    if not isinstance(step, WaitFor):
        return False
    target = then.target if isinstance(then, Do) else None
    met = {(part.role, part.name) for part in target.parts if isinstance(part, Named)} if target else set()
    awaited = step.check.target.parts if isinstance(step.check, ElementShown) and step.seconds <= USUAL else ()
    told = [part.description for part in awaited if isinstance(part, Described)]
    plain = bool(told) and not any(each.relation or each.ordinal for each in told)
    return step.check == shown or (plain and all((each.role, each.name) in met for each in told))


def _matters(part: Deed | Reading) -> bool:
    if isinstance(part, Reading):
        return True
    match part.action:
        case Wait():
            return part.expected is not None and not isinstance(part.expected, Changed)
        case Hover():
            return bool(changes(part.before, part.after))
        case _:
            return True


def _without_vain_scrolls(parts: Sequence[Deed | Reading]) -> list[Deed | Reading]:
    """A page is scrolled to whatever is acted on; its scrolls are steps where that came only with them.

    Elsewhere, lists hold only what they show.
    """
    kept: list[Deed | Reading] = []
    for part in reversed(parts):
        if not _scrolls_page(part) or any(_came_with(part, then) for then in kept):
            kept.append(part)
    return kept[::-1]


def _scrolls_page(part: Deed | Reading) -> TypeGuard[Deed]:
    if not isinstance(part, Deed) or not isinstance(part.action, Scroll):
        return False
    return part.before.place.scope.startswith(("http", "file"))


def _came_with(scroll: Deed, then: Deed | Reading) -> bool:
    """Whether what was acted on later was there once that had been scrolled, and not before."""
    if not isinstance(then, Deed) or then.element is None or then.on != scroll.on:
        return False
    number = then.element.number
    return scroll.before.element(number) is None and scroll.after.element(number) is not None


def _typed_at_once(parts: Sequence[Deed | Reading]) -> list[Deed | Reading]:
    """Typing into the same field, piece after piece, is typing the last of it."""
    kept: list[Deed | Reading] = []
    for part in parts:
        joined = _joined(kept[-1], part) if kept else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(part)
    return kept


def _joined(first: Deed | Reading, then: Deed | Reading) -> Deed | None:
    if not (isinstance(first, Deed) and isinstance(then, Deed)) or first.secret or then.secret:
        return None
    if first.on != then.on or not _same_field(first, then):
        return None
    match first.action, then.action:
        case SetText(), SetText():
            return replace(then, before=first.before)
        case ((SetText(typed) | TypeText(typed)), TypeText(more)):
            action = replace(first.action, text=typed + more)
            return replace(first, action=action, after=then.after, expected=None)
        case _:
            return None


def _same_field(first: Deed, then: Deed) -> bool:
    """The very same element; typing without one goes where the last typing went."""
    if then.element is None or first.element is None:
        return then.element is None and isinstance(then.action, TypeText) and then.found_by is None
    return first.element.key == then.element.key and first.element.key != ""


def _awaited_at_once(parts: Sequence[Deed | Reading]) -> list[Deed | Reading]:
    """What was waited for after a deed of which nothing else was expected is what shows that it is done."""
    kept: list[Deed | Reading] = []
    for part in parts:
        if kept and (shown := _shown_by(kept[-1], part)):
            kept[-1] = shown
        else:
            kept.append(part)
    return kept


def _shown_by(deed: Deed | Reading, wait: Deed | Reading) -> Deed | None:
    if (
        not (isinstance(deed, Deed) and isinstance(wait, Deed) and isinstance(wait.action, Wait))
        or wait.expected is None
    ):
        return None
    if deed.on != wait.on or isinstance(deed.action, Wait) or _expects(deed):
        return None
    told_nothing = bool(holds(wait.expected, deed.before, deed.before))
    return None if told_nothing else replace(deed, after=wait.after, expected=wait.expected)


def _expects(deed: Deed) -> bool:
    """Whether it is said what comes of the deed, or follows from what was set."""
    said = deed.expected is not None and not isinstance(deed.expected, Changed)
    return said or (isinstance(deed.action, SETTING) and check(deed) is not None)


def _without_detours(parts: Sequence[Deed | Reading]) -> Parts:
    """A way that was gone and gone back again, with nothing read or left behind there, is no way."""
    kept: list[Deed | Reading] = []
    for part in parts:
        if isinstance(part, Deed) and isinstance(part.action, Back) and kept and _led_away(kept[-1], part):
            kept.pop()
        else:
            kept.append(part)
    return tuple(kept)


def _led_away(way: Deed | Reading, back: Deed) -> bool:
    """Whether the way only led to where `back` came back from, and sent nothing."""
    return (
        isinstance(way, Deed)
        and way.on == back.on
        and way.before.place == back.after.place != way.after.place
        and way.before.sent == back.after.sent
    )
