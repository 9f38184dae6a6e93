"""The Notetaker: writes down what the task needs from the screen, with where it stood."""

from app.proposals import Note, Wanted
from perception.locators import Described, Locator
from perception.reading import read
from perception.resolving import Match, resolve
from perception.screen import Element, Observation


class NotThere(Exception):
    """What was to be read is not on the screen, or several things are. The text is one sentence."""


def take(wanted: Wanted, screen: Observation) -> Note:
    """Read the wanted element. Raises NotThere."""
    element = _element(wanted.aim, screen)
    digest = screen.picture.digest if screen.picture else ""
    return Note(wanted.name, read(element, wanted.asked), digest, element.box)


def _element(aim: int | Locator, screen: Observation) -> Element:
    if isinstance(aim, int):
        if (element := screen.element(aim)) is None:
            raise NotThere(f"Element {aim} is not on the screen any more.")
        return element
    found = resolve(aim, screen.elements)
    if not isinstance(found, Match):
        words = next((str(p.description) for p in aim.parts if isinstance(p, Described)), "what was wanted")
        raise NotThere(f"The screen does not show exactly one {words}.")
    return found.element
