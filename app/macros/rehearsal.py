"""A dry run: which targets of a Shortcut the present screen shows. Nothing is touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.executor import called
from app.macros.aiming import Unsure, aimed, sought
from perception.resolving import Match, resolve
from perception.screen import Element, Observation
from skills.flow import renamed
from skills.shortcuts import Shortcut
from skills.steps import Do, Read, Step, walk

Verdict = Literal["found", "not here", "unsure", "no target", "off"]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A step with what its target comes to on this screen, in words; `by` is the part of its chain that tells it."""

    words: str
    verdict: Verdict
    target: str = ""
    by: str = ""


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
    return Rehearsed(step.words, "found", called(found, screen), part)
