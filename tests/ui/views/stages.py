"""A window to show a widget in, and whoever has the keyboard's focus."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def staged(widget: QWidget, qtbot: QtBot, width: int, height: int) -> None:
    """Show the widget, of that size, in an active window of its own that ends with the test."""
    stage = QWidget()
    qtbot.addWidget(stage, before_close_func=lambda _: stage.hide())  # which also keeps it until then
    stage.resize(width, height)
    widget.setParent(stage)
    widget.resize(width, height)
    stage.show()
    widget.show()
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
