"""The whole of it as a person has it: the real window, real engine processes, a real browser, the demo shop."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.demo.server import DemoSite
from app.serving.orders import Begin
from app.tasks import Mode, Permissions, Task
from ui.models.run import RunModel
from ui.models.sessions import Session, Sessions
from ui.views.run.run_view import RunView
from ui.window import MainWindow

SECONDS = 60_000
"""Milliseconds that a wait may take on a busy machine."""


@dataclass
class Desk:
    """What a person sees and does. Waiting is for conditions, never for a time."""

    window: MainWindow
    sessions: Sessions
    site: DemoSite
    qtbot: QtBot

    def begin(self, words: str, mode: Mode = "risky", path: str = "", lead: float = 0.0) -> "Run":
        """Have this done in the shop, from that page of it on."""
        order = Begin(Task(words, Permissions(mode)), on=(f"shop={self.site.url}{path}",), brain="plain", lead=lead)
        self.window.ask(order, start=True)
        return self.newest()

    def newest(self) -> "Run":
        """The run that is shown."""
        view = self.window.pages.currentWidget()
        assert isinstance(view, RunView)
        return Run(self.sessions.all[-1], view, self.qtbot)


@dataclass
class Run:
    """One of the runs, with its page."""

    session: Session
    view: RunView
    qtbot: QtBot

    @property
    def model(self) -> RunModel:
        return self.session.model

    @property
    def ending(self) -> str:
        """How it ended; "" while it has not."""
        return self.model.episode.ending or ""

    def wait(self, condition: Callable[[], object], milliseconds: int = SECONDS) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=milliseconds)

    def wait_for(self, phase: str) -> None:
        """Wait until the run is in that phase; fails at once when it ended otherwise."""
        model = self.model

        def there() -> bool:
            assert phase == model.phase or model.phase not in ("finished", "lost"), (model.episode.sentence, model.gone)
            return model.phase == phase

        self.qtbot.waitUntil(there, timeout=SECONDS)

    def button(self, name: str) -> QAbstractButton:
        """The button that says this, once it is there."""
        self.wait(lambda: buttons(self.view, name))
        return buttons(self.view, name)[0]

    def press(self, name: str) -> None:
        """Press the button that says this, as soon as it can be pressed."""
        self.wait(lambda: any(one.isEnabled() for one in buttons(self.view, name)))
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def click_in_mirror(self, role: str, name: str) -> None:
        """Click where the mirror shows this element of the page."""
        screen = self.model.screen
        assert screen
        element = next(one for one in screen.elements if (one.role, one.name) == (role, name))
        place = self.view.mirror.place(element.box).center().toPoint()
        QTest.mouseClick(self.view.mirror, Qt.MouseButton.LeftButton, pos=place)


def buttons(within: QWidget, name: str) -> list[QAbstractButton]:
    """The visible buttons that say this."""
    shown = [one for one in within.findChildren(QAbstractButton) if one.isVisible()]
    return [one for one in shown if name in (one.text().replace("&", ""), one.accessibleName())]
