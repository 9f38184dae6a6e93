"""What plain words come to on a phone, whose screen is small: apps that are opened, lists that are looked through."""

import re
from collections.abc import Sequence

from app.episode import Attempt
from app.policy.scopes import is_phone
from controllers.actions import Action, Open, Press, Scroll, Tap
from perception.locators import Described, Locator
from perception.screen import Observation
from perception.telling import locator_in_words
from perception.wording import words
from skills import steps as plain

SEARCHING = "look for {} further {}"
MOST_SCROLLS = 30
AT_THE_END = "nothing else was expected"  # the Reflector's evidence of a scroll that moved nothing
_OPENING = re.compile(r"\s*(?:please\s+)?(?:open|go to|visit|navigate to|launch|start)\b", re.IGNORECASE)
_PANELS = {
    "notifications": "Notifications", "notification shade": "Notifications", "quick settings": "QuickSettings",
    "recents": "Recents", "recent apps": "Recents",
}  # fmt: skip


def opening(step: plain.Do, screen: Observation) -> Action | None:
    """The app or panel that "open X" means where nothing on the screen is called X; None where it means neither."""
    if not (is_phone(screen) and isinstance(step.action, Tap) and _OPENING.match(step.words) and step.target):
        return None
    name = _name(step.target)
    panel = _PANELS.get(words(name))
    return Press(panel) if panel else Open(name) if name else None


def searching(target: Locator, screen: Observation, attempts: Sequence[Attempt]) -> tuple[str, Scroll] | None:
    """The next scroll that may bring into view what is not there, in words; None once both ends were seen."""
    if not is_phone(screen):
        return None
    down, up = (SEARCHING.format(locator_in_words(Locator(target.parts[-1:])), side) for side in ("down", "up"))
    made = []
    for attempt in reversed(attempts):
        if attempt.words not in (down, up):
            break
        made.append(attempt)
    if len(made) >= MOST_SCROLLS or (made and made[0].words == up and made[0].outcome.evidence == AT_THE_END):
        return None
    turned = any(attempt.words == up or attempt.outcome.evidence == AT_THE_END for attempt in made)
    return (up, Scroll("up")) if turned else (down, Scroll("down"))


def _name(target: Locator) -> str:
    """The bare name that was said, without any role or relation; "" where there is more to it."""
    part = target.parts[-1]
    if not isinstance(part, Described) or part.description.relation or part.description.ordinal:
        return ""
    return part.description.name
