"""One desktop for all tests of the desktop target, with an editor and a calculator on it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from controllers.actions import Action
from controllers.controller import Found
from controllers.desktop.accessibility import Trees
from controllers.desktop.screen import Screen
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.windows import Window
from controllers.desktop.x11.screen import XScreen
from perception.locators import described
from perception.screen import Capture, Element
from tests.controllers.desktop.rig import Rig

PATIENCE = 25.0

T = TypeVar("T")

Worked = Callable[..., DesktopTarget]


def until(true: Callable[[], T], screen: Screen, told: Callable[[], object] = str) -> T:
    """Wait until it is true, looking when something is drawn, and give it; fails with `told` where it stays untrue."""
    deadline = time.monotonic() + PATIENCE
    watch = screen.watch()
    try:
        while not (found := true()):
            assert time.monotonic() < deadline, f"it never became true {told()}"
            watch.wait(0.05)
        return found
    finally:
        watch.close()


class Desk:
    """A desktop worked as the executor does it, waiting for what each action brings about."""

    def __init__(self, target: DesktopTarget, screen: Screen) -> None:
        self.target = target
        self.screen = screen

    def found(self, name: str, role: str = "") -> Found:
        """The element of that name, once it is there."""
        answers: list[object] = []

        def there() -> bool:
            answers.append(self.target.locate(described(name, role)))
            return isinstance(answers[-1], Found)

        until(there, self.screen)
        (*_, found) = answers
        assert isinstance(found, Found)
        return found

    def do(self, action: Action, name: str = "", role: str = "") -> None:
        """The action on what is called so, or on nothing in particular."""
        found = self.found(name, role) if name or role else None
        self.target.perform(action, found)
        self.target.settled(10.0)

    def shows(self, true: Callable[[Capture], object]) -> Capture:
        """The desktop once it shows that."""
        seen: list[Capture] = []

        def shown() -> object:
            seen.append(self.target.capture(picture=False))
            return true(seen[-1])

        until(shown, self.screen)
        return seen[-1]

    def holds(self, value: str) -> None:
        """The one text field holds that, now or soon."""

        def held() -> str:
            return field(self.target.capture(picture=False)).value

        until(lambda: held() == value, self.screen, held)


@pytest.fixture(scope="session")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with Rig(tmp_path_factory.mktemp("desktop")) as rig:
        with pytest.MonkeyPatch.context() as patch:  # the accessibility services start with the first question
            patch.setenv("DBUS_SESSION_BUS_ADDRESS", rig.environment["DBUS_SESSION_BUS_ADDRESS"])
            trees = Trees()
            trees.window(0, "")
            trees.close()
        yield rig


@pytest.fixture
def on_rig(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Rig:
    """This process as one of the programs on it."""
    for name, value in rig.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return rig


@pytest.fixture
def screen(on_rig: Rig) -> Iterator[XScreen]:
    screen = XScreen()
    yield screen
    screen.close()


@pytest.fixture
def desk(screen: XScreen, tmp_path: Path) -> Iterator[Desk]:
    target = DesktopTarget(XScreen(), Truce(tmp_path / "asking.lock"))
    yield Desk(target, screen)
    target.close()


@pytest.fixture
def opened(on_rig: Rig, screen: XScreen) -> Iterator[Callable[..., Window]]:
    """Opens a program, waits for its framed window and gives it; they are ended after the test."""
    running = []

    def opened(*command: str, **environment: str) -> Window:
        before = {window.number for window in screen.windows()}
        running.append(on_rig.run(*command, **environment))

        def fresh() -> list[Window]:
            framed = [w for w in screen.windows() if not w.popup and w.active and w.outer != w.box]
            return [w for w in framed if w.number not in before]

        return until(fresh, screen)[0]

    yield opened
    for program in running:
        program.kill()
        program.wait()
    until(lambda: not [w for w in screen.windows() if w.pid in {p.pid for p in running}], screen)


def named(capture: Capture, name: str, role: str = "") -> Element:
    """The one element of that name on the screen."""
    (found,) = [e for e in capture.nodes if e.name == name and role in ("", e.role)]
    return found


def field(capture: Capture) -> Element:
    """The one text field on the screen."""
    (found,) = [e for e in capture.nodes if e.role == "textbox"]
    return found
