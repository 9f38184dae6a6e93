"""Where the focus goes that a page is given."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _Leading(QObject):
    def __init__(self, page: QWidget, part: QWidget) -> None:
        super().__init__(page)
        self._part = part

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._part.setFocus(event.reason())
        return False


def lead(page: QWidget, part: QWidget) -> None:
    """Whenever the page is given the focus, this part of it has it.

    Qt's own focus proxy would answer for the page to Tab as well, which then passes over all that stands before it.
    """
    page.installEventFilter(_Leading(page, part))
