"""Lines of a difference: what came in green, what went in red, each with its sign."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFontDatabase, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme.palette import colours

TONES = {"+": "good", "-": "danger", "@": "accent"}


class DiffText(QPlainTextEdit):
    """To be read only; it takes the focus, so that it can be scrolled and copied from by the keyboard."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._tones = _Tones(self.document())

    def say(self, lines: Iterable[str]) -> None:
        self.setPlainText("\n".join(lines))


class _Tones(QSyntaxHighlighter):
    def highlightBlock(self, text: str) -> None:
        if tone := TONES.get(text[:1]):
            ink = QTextCharFormat()
            ink.setForeground(QColor(getattr(colours(), tone)))
            self.setFormat(0, len(text), ink)
