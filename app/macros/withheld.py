"""The secrets of a macro, which stand for themselves until it is known which field they go into."""

from collections.abc import Callable
from dataclasses import dataclass

from app.macros.aiming import Unsure
from controllers.actions import Action, SetText, TypeText
from perception.screen import Element, Observation
from skills.flow import names, renamed

Secret = Callable[[str, Element, Observation], str]
"""The secret of that name for that field on that screen; raises UserError where it does not belong there."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The parameters that are secrets, and who gives them out."""

    named: frozenset[str]
    secret: Secret

    def values(self) -> dict[str, str]:
        """What stands for them in words and checks."""
        return {name: f"{{{name}}}" for name in self.named}

    def typed(self, action: Action, field: Element, screen: Observation) -> Action:
        """The action with the secrets that it types, each fetched for this very field. Raises Unsure, UserError."""
        wanted = self.named.intersection(names(action))
        if not wanted:
            return action
        if not isinstance(action, SetText | TypeText):
            raise Unsure(f"{min(wanted)} is a secret and can only be typed")
        return renamed(action, {name: self.secret(name, field, screen) for name in wanted})
