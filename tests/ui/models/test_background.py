"""Work off the GUI thread does not keep the interpreter from it."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.models.background import Background


def test_the_gui_thread_is_let_in_soon_while_others_compute(qtbot: QtBot) -> None:
    """A turn of the window asks for the interpreter some hundred times: see `tests.measure.stalls`."""
    Background(QObject())
    assert sys.getswitchinterval() < 0.001
