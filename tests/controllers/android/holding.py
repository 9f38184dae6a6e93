"""A phone in a test's hand: worked through its controller, looked at as a person would."""

from dataclasses import dataclass

from controllers.actions import Action, Home, Open
from controllers.android.target import AndroidTarget
from controllers.controller import Found, Performed
from controllers.virtual_phone.phone import VirtualPhone
from perception.locators import described
from perception.numbering import observe
from perception.screen import Element, Observation

PATIENCE = 15.0
"""Seconds that the screen may take to come to rest."""


@dataclass
class Held:
    """The target, and the phone itself behind it."""

    target: AndroidTarget
    phone: VirtualPhone

    def home(self) -> None:
        self.target.perform(Home(), None)
        self.target.settled(PATIENCE)
        self.phone.witness.forget()

    def open(self, app: str) -> None:
        self.target.perform(Open(app), None)
        self.target.settled(PATIENCE)
        self.phone.witness.forget()

    def do(self, action: Action, name: str = "", role: str = "") -> Performed:
        """Find what bears the name, do it there, and let the screen come to rest."""
        performed = self.target.perform(action, self.found(name, role) if name else None)
        self.target.settled(PATIENCE)
        return performed

    def found(self, name: str, role: str = "") -> Found:
        found = self.target.locate(described(name, role))
        assert isinstance(found, Found), f"{name}: {found}"
        return found

    @property
    def screen(self) -> Observation:
        return observe(self.target.capture(picture=False))

    def element(self, name: str) -> Element:
        return self.found(name).element

    @property
    def names(self) -> list[str]:
        return [element.name for element in self.screen.shown if element.name]
