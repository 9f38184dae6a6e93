"""A dry run: which targets of a Shortcut the present screen shows. Nothing is touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.executor import called
from app.macros.aiming import Unsure, aimed, sought
from perception.locators import Locator
from perception.resolving import Match, chain, resolve
from perception.screen import Element, Observation
from skills.flow import renamed
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Step, walk

Verdict = Literal["found", "not here", "unsure", "no target", "off"]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A step with what its target comes to on this screen, in words; `by` is the part of its chain that tells it.

    element: the number that the target has on the screen, 0 where it is not found.
    """

    words: str
    verdict: Verdict
    target: str = ""
    by: str = ""
    element: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """The screen of a dry run, and what each element on it that can be met is known by, under its number."""

    screen: Observation
    chains: tuple[tuple[int, Locator], ...]


def scene(screen: Observation) -> Scene:
    """The screen, ready for another element to be chosen for a step."""
    shown = (element for element in screen.shown if element.interactive)
    return Scene(screen, tuple((each.number, chain(each, screen.elements, lasting=True)) for each in shown))


def rehearsed(shortcut: Shortcut, values: Mapping[str, str], screen: Observation) -> list[Rehearsed]:
    """Every step; what will stand on later screens is not here yet."""
    return [_rehearsed(renamed(step, values), screen) for step in walk(shortcut.steps)]


def _rehearsed(step: Step, screen: Observation) -> Rehearsed:
    if step.off:
        return Rehearsed(step.words, "off")
    if not isinstance(step, Do | Read) or step.target is None:
        return Rehearsed(step.words, "no target")
    try:
        found = aimed(step.target, screen, step.action if isinstance(step, Do) else None)
    except Unsure as problem:
        return Rehearsed(step.words, "unsure", str(problem))
    if not isinstance(found, Element):
        return Rehearsed(step.words, "not here", sought(step.target, screen))
    match = resolve(step.target, screen.elements)
    part = match.part.kind if isinstance(match, Match) and match.part else ""
    return Rehearsed(step.words, "found", called(found, screen), part, found.number)
