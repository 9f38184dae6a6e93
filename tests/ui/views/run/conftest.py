"""A run to look at."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.views.stages import staged
from ui.models.run import RunModel
from ui.views.run.run_view import RunView

Shown = Callable[[RunModel], RunView]


@pytest.fixture
def shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A view of the model, in a window as small as it may be, ten seconds after it began."""
    monkeypatch.setattr("ui.views.run.run_header.time", SimpleNamespace(time=lambda: 110.0))

    def show(model: RunModel) -> RunView:
        view = RunView(model)
        model.setParent(view)
        staged(view, qtbot, 820, 580)
        return view

    return show


def press(view: QWidget, text: str) -> None:
    """Press the visible button with these words."""
    named = [each for each in view.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    QTest.mouseClick(named[0], Qt.MouseButton.LeftButton)
