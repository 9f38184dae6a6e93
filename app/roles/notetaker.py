"""The Notetaker: writes down what the task needs from the screen, with where it stood.

What stands in one element is read there; what does not is looked for by the brain and held against the screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.proposals import Note, Wanted
from perception.geometry import Box
from perception.locators import Described, Locator
from perception.quoting import short
from perception.reading import read
from perception.resolving import Match, resolve
from perception.screen import Element, Observation
from perception.wording import words


class NotThere(Exception):
    """What was to be read is not on the screen, or several things are. The text is one sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the brain read from a whole screen, a text for each thing that was wanted; "" for what is not there."""

    texts: tuple[str, ...]


def search(wanted: Sequence[Wanted]) -> Callable[[Situation, Brain], Reply[Reading]]:
    """The question to the brain: what does the screen say about these?"""
    asked = "\n".join(f"{number}. {short(each.asked or each.name)}" for number, each in enumerate(wanted, 1))
    return lambda situation, brain: brain.ask(Prompt("notetaker", situation, asked), Reading)


def held(wanted: Wanted, text: str, screen: Observation) -> Note:
    """What was read as a note. Raises NotThere unless every word of it stands on the screen."""
    if not text.strip():
        raise NotThere(f"The screen says nothing about {wanted.asked or wanted.name}.")
    shown = {word for element in screen.elements for word in _words(element)}
    if invented := [word for word in words(text).split() if word not in shown]:
        raise NotThere(f'"{invented[0]}" is not on the screen.')
    digest = screen.picture.digest if screen.picture else ""
    return Note(wanted.name, text, digest, _box(text, screen))


def _box(text: str, screen: Observation) -> Box | None:
    """Where the text stands: the smallest element that says all of it."""
    saying = [e.box for e in screen.elements if set(words(text).split()) <= set(_words(e))]
    return min(saying, key=lambda box: box.area, default=None)


def _words(element: Element) -> list[str]:
    """All that a model is told of it: how large it is and how it looks, too."""
    size = f"{element.box.width:.0f}x{element.box.height:.0f}"
    return words(" ".join((element.name, element.text, element.label, element.value, element.about, size))).split()


def take(wanted: Wanted, screen: Observation) -> Note:
    """Read the wanted element. Raises NotThere."""
    assert wanted.aim is not None
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
