"""A line to say something in, with the button that sends it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme.measures import SMALL
from ui.views.parts.buttons import button


class SayField(QWidget):
    """Enter or the button says it and empties the line; unless `empty` is allowed, nothing is never said."""

    def __init__(
        self, hint: str, word: str, said: Callable[[str], None], *, kind: str = "", image: str = "", empty: bool = False
    ) -> None:
        super().__init__()
        self._said = said
        self._empty = empty
        self.line = QLineEdit(placeholderText=hint)
        self.line.setAccessibleName(hint)
        self.line.returnPressed.connect(self._say)
        self.send = button(word, self._say, kind=kind, image=image)
        self.line.textChanged.connect(self._allow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.send)
        self.setFocusProxy(self.line)
        self._allow()

    def _allow(self) -> None:
        self.send.setEnabled(self._empty or bool(self.line.text().strip()))

    def _say(self) -> None:
        if self.send.isEnabled():
            text = self.line.text().strip()
            self.line.clear()
            self._said(text)
