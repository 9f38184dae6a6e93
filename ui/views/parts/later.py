"""A page that is made when it is first looked at, so that the window is there sooner."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Later(QWidget):
    """Empty until it is shown; then it holds what `make` returns."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make: Callable[[], QWidget] | None = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        if self._make:
            make, self._make = self._make, None
            self._column.addWidget(made := make())
            self.setFocusProxy(made)
        super().showEvent(event)
