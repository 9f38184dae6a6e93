"""A sentence for the person across a view, with what they can do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.measures import LARGE, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label


class NoticeBar(QFrame):
    """Hidden until something is said; closing it hides it again."""

    def __init__(self, kind: str, act: str = "", do: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.words = label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, SMALL, SMALL)
        row.setSpacing(SMALL)
        row.addWidget(self.words, 1)
        if do:
            acts = button(act, do)
            acts.clicked.connect(self.hide)
            row.addWidget(acts)
        close = button("", self.hide, kind="ghost", image="close", tip="Close this notice")
        close.setAccessibleName("Close this notice")
        row.addWidget(close)
        self.hide()

    def say(self, text: str) -> None:
        """Show it, saying this."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.show()
