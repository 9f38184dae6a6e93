"""The seam behind which each kind of target is opened."""

from collections.abc import Mapping
from typing import Protocol

from controllers.controller import Controller


class Provider(Protocol):
    """Opens targets of one kind. Nothing is started before the first of them is asked for."""

    def open(self, starts: Mapping[str, str]) -> Mapping[str, Controller]:
        """The targets, by name, that stand for these addresses. Raises UserError and ControllerError."""

    def renew(self, starts: Mapping[str, str], lost: Mapping[str, Controller]) -> Mapping[str, Controller]:
        """The same targets again, after one of them raised TargetLost. Raises as `open` does."""

    def close(self) -> None:
        """End what was started for them."""
