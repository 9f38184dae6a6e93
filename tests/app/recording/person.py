"""A person who shows something in the mirror: what they do next is made up only when they are waited for."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from math import inf
from pathlib import Path

from app.events import Event
from app.proposals import Decision, Move, Verdict
from app.recording.showing import Showing
from app.session import Session
from app.supervision import Hand, HandBack, NobodyThere, Wish
from app.tasks import Task
from controllers.controller import Controller, Found
from controllers.gestures import Button, Files, Keys, Pointer, Text
from perception.locators import described
from skills.library import Library

Doing = Callable[[], Iterable[Wish]]
PATIENCE = 20.0


class Person:
    """Does one thing after the other on a target, as soon as what the last one did has been seen."""

    def __init__(self, target: Controller, on: str = "page") -> None:
        self.target = target
        self._on = on
        self._doing: list[Doing] = []
        self._wishes: list[Wish] = []

    def click(self, name: str, role: str = "", *, button: Button = "left", times: int = 1) -> None:
        """Press what is called so, once it is there."""

        def pressed() -> Iterator[Wish]:
            x, y = self._place(name, role)
            for count in range(1, times + 1):
                for do in ("down", "up"):
                    yield Hand(self._on, Pointer(do, x, y, button, count))

        self._doing.append(pressed)

    def drag(self, name: str, dx: float, dy: float) -> None:
        """By fractions of the screen."""

        def dragged() -> Iterator[Wish]:
            x, y = self._place(name, "")
            yield Hand(self._on, Pointer("down", x, y))
            yield Hand(self._on, Pointer("move", x + dx, y + dy))
            yield Hand(self._on, Pointer("up", x + dx, y + dy))

        self._doing.append(dragged)

    def type(self, text: str) -> None:
        self._doing.append(lambda: [Hand(self._on, Text(sign)) for sign in text])

    def drop(self, name: str, path: Path) -> None:
        self._doing.append(lambda: [Hand(self._on, Files(*self._place(name, ""), (str(path),)))])

    def press(self, keys: str) -> None:
        self._doing.append(lambda: [Hand(self._on, Keys(keys))])

    def wish(self, wish: Callable[[], Wish]) -> None:
        self._doing.append(lambda: [wish()])

    def shows(self, name: str, home: Path, address: str) -> list[Event]:
        """Show all of it, recorded in the library of that home."""
        home.mkdir(exist_ok=True)
        with closing(Library(home / "library.db")) as library:
            return list(Showing(Session({self._on: self.target}, {self._on: address}), self, library).run(Task(name)))

    def checkpoint(self, *, wait: float = 0.0) -> Sequence[Wish]:
        if not self._wishes:
            if wait < inf:
                return ()
            self._wishes = list(self._doing.pop(0)()) if self._doing else [HandBack()]
        return (self._wishes.pop(0),)

    def review(self, move: Move, decision: Decision, target: str) -> Verdict:
        raise NobodyThere

    def answer(self, question: str, candidates: Sequence[str], number: int) -> str:
        raise NobodyThere

    def interrupt(self) -> None:
        pass

    def _place(self, name: str, role: str) -> tuple[float, float]:
        deadline = time.monotonic() + PATIENCE
        while not isinstance(found := self.target.locate(described(name, role)), Found):
            assert time.monotonic() < deadline, found
            self.target.settled(0.2)
        width, height = self.target.capture(picture=False).size
        return found.point.x / width, found.point.y / height
