"""What a person shows with their own hand, as it is told by whatever they do it on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from controllers.actions import Action
from controllers.controller import Controller
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


@runtime_checkable
class Telling(Protocol):
    """A controller whose target tells what a person does on it."""

    def watch(self, tell: Callable[[Shown], None]) -> bool:
        """From now on `tell` what they do, on a thread of its own; False where it cannot be told."""


def watched(controller: Controller, tell: Callable[[Shown], None]) -> bool:
    """The same of any controller."""
    return isinstance(controller, Telling) and controller.watch(tell)
