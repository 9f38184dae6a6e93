"""Buttons as every bar has them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.theme.icons import icon
from ui.theme.measures import ICON

INKS = {"primary": "on_accent", "danger": "danger"}


class DeliberateButton(QPushButton):
    """Pressed by the mouse or by Space, never by Enter, which may have been meant for something else."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def button(
    text: str, clicked: Callable[[], object], *, kind: str = "", image: str = "", tip: str = "", by_enter: bool = True
) -> QPushButton:
    """A button that calls `clicked`. `kind`: primary, danger, quiet or ghost; `image`: the name of an icon."""
    made = QPushButton(text) if by_enter else DeliberateButton(text)
    made.setAutoDefault(by_enter)
    made.setProperty("kind", kind)
    made.setToolTip(tip)
    if image:
        made.setIcon(icon(image, INKS.get(kind)))
        made.setIconSize(QSize(ICON, ICON))
    made.clicked.connect(lambda: clicked())
    return made


def enable(on: bool, *widgets: QWidget, rest: QWidget) -> None:
    """Switch widgets on or off; `rest` gets the focus that one of them loses.

    Else the next button would have it, which may be Stop, and a second Space would press that.
    """
    focus = QApplication.focusWidget()
    if not on and focus and any(focus is each or each.isAncestorOf(focus) for each in widgets):
        rest.setFocus()
    for each in widgets:
        each.setEnabled(on)
