"""The sentence beside a field that says what is wrong with it."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.views.parts.labels import label, retone


class Problem:
    """Marks a field and says why, to the eye and to screen readers; takes no room while nothing is wrong."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self.words: QLabel = label("", "problem", wrap=True)
        self.words.hide()

    def say(self, sentence: str) -> None:
        """Show the sentence; "" for nothing wrong."""
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
        self._field.setAccessibleDescription(sentence)
        retone(self._field, "wrong", "true" if sentence else "")
