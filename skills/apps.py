"""What is done in the apps of a phone: where that begins, whichever app is in front."""

from controllers.actions import Action, Home, Open
from perception.hierarchy.phone_screen import SCOPE
from skills.shortcuts import Shortcut
from skills.steps import Do


def leaves(action: Action, scope: str) -> bool:
    """Whether the action only leaves the app of that scope, for another one or for the home screen."""
    return scope.startswith(SCOPE) and isinstance(action, Open | Home)


def begins_anywhere(shortcut: Shortcut) -> bool:
    """Whether it begins by leaving whichever app of a phone is in front."""
    first = next((step for step in shortcut.steps if not step.off), None)
    return isinstance(first, Do) and leaves(first.action, shortcut.scope) and not shortcut.precondition
