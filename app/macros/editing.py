"""Changing by hand what is in the library: every change is a version of its own, and a mistake changes nothing."""

from collections.abc import Iterator
from dataclasses import replace

from app.errors import UserError
from controllers.actions import Open
from skills import flow
from skills.library import Library
from skills.notation.diffing import diff
from skills.notation.nodes import Misread
from skills.notation.pictures import parted, with_pictures
from skills.notation.reading import shortcut as read
from skills.notation.writing import text
from skills.patches import pictured
from skills.shortcuts import Shortcut
from skills.steps import Call, Do, EachRow, Read, Repeat, walk


def revised(old: Shortcut, new: Shortcut) -> Shortcut:
    """The new text in the old one's place: of the same origin, and on trial again where it was trusted.

    Raises UserError where it has another name, or speaks of something by a name that nothing has.
    """
    if new.name.casefold() != old.name.casefold():
        raise UserError(f'The text is named "{new.name}"; to make another skill of it: journeyman skills import FILE.')
    if unknown := _ungiven(new) - _ungiven(old):
        raise UserError(_lacking(unknown))
    trust = "trial" if old.trust == "trusted" else old.trust
    return replace(new, name=old.name, origin=old.origin, trust=trust, ground=old.ground, places=old.places)


def _ungiven(shortcut: Shortcut) -> set[str]:
    """The names in braces that nothing fills in; where rows are gone over, or another is called, none can be told."""
    steps = list(walk(shortcut.steps))
    if any(isinstance(step, EachRow | Call) for step in steps):
        return set()
    read = {step.name for step in steps if isinstance(step, Read | Repeat)}
    given = read | {each.name for each in shortcut.parameters}
    return set(flow.names((shortcut.steps, shortcut.precondition, shortcut.postcondition))) - given


def _lacking(unknown: set[str]) -> str:
    told = ", ".join(f"{{{name}}}" for name in sorted(unknown))
    return f"{told} is neither a parameter nor read by a step; mend the name, or add the parameter."


def kept(library: Library, new: Shortcut) -> Shortcut:
    """The newest version: this one, unless nothing is other in it. Raises UserError where the skill is gone."""
    old = library.shortcut(new.name)
    if old is None:
        raise UserError(f'"{new.name}" is in the library no more; to have it again: journeyman skills import FILE.')
    changed = revised(old, new)
    same = replace(changed, version=old.version, trust=old.trust) == old
    return old if same else library.save_shortcut(changed)


def imported(told: str) -> tuple[Shortcut, dict[str, bytes]]:
    """What a file tells, as something that may not run before it was read, and its pictures by name. Raises Misread."""
    text, pictures = parted(told)
    shortcut = read(text)
    if unknown := _ungiven(shortcut):
        raise Misread(_lacking(unknown))
    return replace(shortcut, origin="imported", trust="quarantined"), pictures


def exported(library: Library, shortcut: Shortcut) -> str:
    """It as a file to share, with what is kept of how its elements looked."""
    return with_pictures(text(shortcut), library.patches.of(shortcut))


def is_here(library: Library, new: Shortcut) -> bool:
    """Whether the newest version of its name tells just the same."""
    old = library.shortcut(new.name)
    return old is not None and not any(diff(old, new))


def claims(shortcut: Shortcut) -> Iterator[str]:
    """What the Shortcut wants to touch, as far as its text says."""
    steps = list(walk(shortcut.steps))
    opened = [step.action.address for step in steps if isinstance(step, Do) and isinstance(step.action, Open)]
    yield f"It is made for: {shortcut.scope or 'anywhere'}"
    for title, names in (
        ("It begins at", [address for _, address in shortcut.targets]),
        ("It opens", opened),
        ("It calls", [step.shortcut for step in steps if isinstance(step, Call)]),
        ("It types the secrets", [each.name for each in shortcut.parameters if each.type == "secret"]),
        ("It has pictures of", [f"{shown} of its elements"] if (shown := len(pictured(shortcut))) else []),
    ):
        if names:
            yield f"{title}: {', '.join(dict.fromkeys(names))}"
