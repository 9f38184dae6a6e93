"""Choosing an entry of a list: opened if it is closed, and looked at afterwards."""

import time
from collections.abc import Callable
from typing import TypeVar

from controllers.controller import Found
from controllers.desktop.guarding import Guard
from controllers.desktop.reading import Reading, View
from controllers.desktop.screen import Screen, Watch
from controllers.errors import ControllerError
from perception.grounding import ground
from perception.locators import Description
from perception.screen import CONTAINERS, Element
from perception.wording import words

CHOICES = frozenset("option menuitem menuitemcheckbox menuitemradio listitem cell treeitem text".split())
QUIET = 0.08
REACTION_SECONDS = 1.0

T = TypeVar("T")

Look = Callable[[], tuple[Element, ...]]


class Choosing:
    """Works choice lists, and what opens like one."""

    def __init__(self, screen: Screen, watch: Watch, reading: Reading, guard: Guard) -> None:
        self._screen = screen
        self._watch = watch
        self._reading = reading
        self._guard = guard

    def choose(self, option: str, at: Found, worked: View) -> None:
        """Click the one entry of these words, and see that it was taken. Raises ControllerError."""
        entries = self._opened(at, worked)
        offered = self._awaited(lambda: _fitting(option, entries()))
        if len(offered) != 1:
            if not _is_open(at.element):
                self._guard.keys(worked)
                self._screen.chord(("Escape",))
            count = f"{len(offered)} entries" if offered else "no entry"
            raise ControllerError(f'The list has {count} "{option}"; choose another.')
        self._guard.click(offered[0].box.centre, self._reading.view(), offered[0])
        if at.element.role == "combobox":
            self._see_taken(option, at, worked)

    def _opened(self, at: Found, worked: View) -> Look:
        """What reads the entries of the list, which is open now: what stands in it, or what its opening brought up."""
        if at.element.role in CONTAINERS:
            return lambda: tuple(e for e in self._elements(worked) if at.element.key in e.within)
        if _is_open(at.element):
            return lambda: self._reading.floating(self._reading.view())
        before = {e.key for e in self._elements(worked)}
        self._guard.click(at.point, worked, at.element)
        return lambda: tuple(e for e in self._elements(worked) if e.key not in before)

    def _see_taken(self, option: str, at: Found, worked: View) -> None:
        def shown() -> list[str]:
            return [e.value for e in self._elements(worked) if e.key == at.element.key]

        self._awaited(lambda: [value for value in shown() if words(value) == words(option)])
        if others := [value for value in shown() if words(value) != words(option)]:
            raise ControllerError(f'"{option}" was clicked and the list shows "{others[0]}"; look at it.')

    def _elements(self, worked: View) -> tuple[Element, ...]:
        """What the program that is worked shows; nothing while another one is in front."""
        view = self._reading.view()
        return self._reading.elements(view) if view.pid == worked.pid else ()

    def _awaited(self, look: Callable[[], list[T]]) -> list[T]:
        """What there is to see, as soon as there is something, or nothing."""
        deadline = time.monotonic() + REACTION_SECONDS
        while True:
            self._watch.quiet(QUIET, REACTION_SECONDS)
            if (found := look()) or time.monotonic() >= deadline:
                return found


def _is_open(element: Element) -> bool:
    return "expanded" in element.states or element.role in CONTAINERS


def _fitting(option: str, entries: tuple[Element, ...]) -> list[Element]:
    shown = [e for e in entries if e.role in CHOICES and e.visibility == "shown"]
    return list(ground(Description(option, exact=True), shown).fits)
