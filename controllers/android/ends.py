"""Where what scrolls has come to its end, which Android does not tell: by a stroke that moved nothing in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perception.hierarchy.phone_screen import PhoneScreen
from perception.hierarchy.tree import Node
from perception.screen import SCROLLABLE, Element

Look = list[tuple[str, tuple[int, int, int, int]]]


class Ends:
    """What each part of the screen showed before the last stroke onward in it, while it still shows just that."""

    def __init__(self) -> None:
        self._before: dict[str, Look] = {}

    def scrolled(self, part: Node, *, onward: bool) -> None:
        """The part is scrolled now: `onward`, towards its end, or back from there."""
        if onward:
            self._before[part.key] = _look(part)
        else:
            self._before.pop(part.key, None)

    def told(self, elements: Iterable[Element], screen: PhoneScreen) -> Iterator[Element]:
        """The elements of the screen, those at their end no longer scrollable."""
        self._before = {key: look for key, look in self._before.items() if _shows(screen, key, look)}
        for element in elements:
            ended = element.key in self._before and SCROLLABLE in element.states
            yield replace(element, states=element.states - {SCROLLABLE}) if ended else element


def _shows(screen: PhoneScreen, key: str, look: Look) -> bool:
    return key in screen.nodes and _look(screen.nodes[key][0]) == look


def _look(part: Node) -> Look:
    return [(node.words, node.bounds) for node in part.below()]
