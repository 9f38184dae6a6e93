"""Keys on a desktop: the closed list of names that the browser has, less what belongs to the system."""

import re

from controllers.browser.keys import chord
from controllers.errors import ControllerError

SYSTEM = re.compile(r"Control\+Alt\+(?:Shift\+)?(?:F\d+|Delete|Backspace|Escape)|(?:.*\+)?Meta\+l")
"""Leaving the session, another console, locking the screen: never pressed for anybody."""


def names(keys: str) -> tuple[str, ...]:
    """The keys of a chord, e.g. `("Control", "a")`. Raises ControllerError for an unknown or forbidden one."""
    held = chord(keys)
    in_order = "+".join((*sorted(held.split("+")[:-1]), held.split("+")[-1]))
    if SYSTEM.fullmatch(in_order.replace("Alt+Control", "Control+Alt")):
        raise ControllerError(f"{keys} belongs to the system and is not pressed; do it yourself.")
    return (*held[:-2].split("+"), "+") if held.endswith("++") else tuple(held.split("+"))
