"""What a person shows with their own hand, as it is told by whatever they do it on."""

from dataclasses import dataclass

from controllers.actions import Action
from perception.screen import Capture


@dataclass(frozen=True, slots=True)
class Shown:
    """One act of a person: the action, and the screen just before it was done.

    keys: of its element and of what that stands in, innermost first; some may be none of the screen's elements.
    Of typing, the action is SetText(""): what was typed is what the field holds when the next act begins, so that no
    password ever comes this way.
    """

    action: Action
    screen: Capture
    keys: tuple[str, ...] = ()
