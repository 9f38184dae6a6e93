"""A program that tells wrong places, as LibreOffice under GTK 3: what is pressed, and what is asked of the program."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace

import pytest

from controllers.desktop.accessibility import Trees
from controllers.desktop.calls import Answer, Call
from controllers.desktop.reading import Reading, View
from controllers.desktop.windows import Window
from perception.atspi.nodes import Node
from perception.geometry import Box, Point
from tests.perception.atspi.test_astray import WRITER

WINDOW = Window(1, 7, "Writer", Box(0, 0, 400, 300), Box(0, 0, 400, 300))
VIEW = View((WINDOW,), frozenset(), WINDOW)
PANE, BOLD = ":1/pane", ":1/bold"


class Office:
    """A bus with that program, which is asked in the places that it tells: of its window, or of its pane."""

    def ask(self, calls: Sequence[Call], *_: object) -> list[Answer]:
        return [self._answer(path, method, body) for (_, path), _, method, _, body in calls]

    def close(self) -> None: ...

    def _answer(self, path: str, method: str, body: tuple[object, ...]) -> Answer:
        match method, path:
            case "GetExtents", _:
                return ((0, 0, 400, 300),)
            case "GetAccessibleAtPoint", "/pane" if body[1] < 25:  # type: ignore[operator]
                return ((":1", "/bold"),)
            case "GetAccessibleAtPoint", "/top":
                return ((":1", "/bar"),)
            case "Get", "/bold" | "/bar":
                return (("(so)", (":1", "/top")),)
            case "GetRole", _:
                return (43,)
            case _:
                return None


def reading(nodes: Sequence[Node], monkeypatch: pytest.MonkeyPatch) -> Reading:
    keyed = [replace(n, key=f":1/{n.key}", parent=f":1/{n.parent}" if n.parent else "") for n in nodes]
    monkeypatch.setattr("controllers.desktop.dbus.accessibility_bus", lambda *_: Office())
    trees = Trees()
    monkeypatch.setattr(trees, "window", lambda *_: tuple(keyed))
    screen = SimpleNamespace(size=(400, 300), windows=lambda: VIEW.windows)
    return Reading(screen, trees, lambda pid: None)


def test_places_are_put_right_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = reading(WRITER, monkeypatch).capture(VIEW, picture=False)
    assert {e.key: e.box for e in seen.nodes}[BOLD] == Box(4, 29, 30, 30)
    assert "25 pixels too high" in seen.sight


def test_the_program_is_asked_about_the_place_that_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    office = reading(WRITER, monkeypatch)
    (bold,) = [e for e in office.elements(VIEW) if e.key == BOLD]
    assert office.meets(bold, Point(19, 44), VIEW)
    assert not office.meets(bold, Point(19, 60), VIEW)


def test_where_it_is_not_known_how_wrong_places_are_the_tree_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    unlike = [replace(n, box=Box(0, 25, 400, 270)) if n.key == "content" else n for n in WRITER]
    seen = reading(unlike, monkeypatch).capture(VIEW, picture=False)
    assert not [e for e in seen.nodes if e.key == BOLD] and "picture alone" in seen.sight
