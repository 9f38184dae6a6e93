"""Heeding Tips without being able to read them: by the guards that were compiled from them."""

from collections.abc import Iterable

from controllers.actions import Action
from perception.holding import holds
from perception.resolving import Match, resolve
from perception.screen import Element, Observation
from skills.shortcuts import Tip
from skills.steps import Do


def cautioned(tips: Iterable[Tip], action: Action, element: Element | None, screen: Observation) -> Tip | None:
    """The Tip that speaks against doing this now: what it asks for first is not so."""
    return next((tip for tip in tips if element and _speaks_against(tip, action, element, screen)), None)


def remedy(
    tips: Iterable[Tip], action: Action, element: Element | None, screen: Observation
) -> tuple[Do, Element] | None:
    """The first thing to be done before this may be done, with its element; None where nothing is known or there."""
    tip = cautioned(tips, action, element, screen)
    for first in tip.guard.remedy if tip and tip.guard else ():
        if first.target is None or (first.check and holds(first.check, screen, screen)):
            continue
        found = resolve(first.target, screen.elements)
        return (first, found.element) if isinstance(found, Match) else None
    return None


def _speaks_against(tip: Tip, action: Action, element: Element, screen: Observation) -> bool:
    guard = tip.guard
    if guard is None or guard.until is None or guard.action != action.kind:
        return False
    meant = resolve(guard.target, screen.elements)
    same = isinstance(meant, Match) and meant.element.key == element.key
    return same and holds(guard.until, screen, screen) is False
