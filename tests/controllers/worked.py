"""A target as the tests work it: by names."""

from dataclasses import dataclass

from controllers.actions import Action, Tap
from controllers.browser.target import BrowserTarget
from controllers.controller import Ambiguous, Found, Missing, Performed
from perception.locators import described
from perception.screen import Element

PATIENCE = 20.0


def sure(found: Found | Ambiguous | Missing) -> Found:
    assert isinstance(found, Found), found
    return found


@dataclass
class Worked:
    target: BrowserTarget

    def find(self, name: str, role: str = "") -> Found:
        return sure(self.target.locate(described(name, role)))

    def do(self, action: Action, name: str = "", role: str = "") -> Performed:
        """Perform on the element of that name and wait until the page is quiet."""
        meant = described(name, role)
        performed = self.target.act(action, meant, sure) if name or role else self.target.perform(action, None)
        assert self.target.settled(PATIENCE)
        return performed

    def tap(self, name: str, role: str = "") -> Performed:
        return self.do(Tap(), name, role)

    def elements(self) -> tuple[Element, ...]:
        return self.target.capture(picture=False).nodes

    def names(self) -> list[str]:
        return [element.name for element in self.elements()]

    def one(self, name: str, role: str = "") -> Element:
        return self.find(name, role).element

    @property
    def address(self) -> str:
        return self.target.capture(picture=False).place.address
