"""The bar while the agent has a question."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.events import Asked
from ui.models.run import RunModel
from ui.models.wording import plain_tip
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.parts.buttons import button, enable
from ui.views.parts.labels import label
from ui.views.parts.say_field import SayField

MOST = 6
"""Candidates that get a button; any can be typed."""
LONGEST = 48


class QuestionBar(QFrame):
    """The question, its candidates as buttons, and a line for any other answer."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: Asked | None = None
        self.setProperty("kind", "notice")
        self.question = label(kind="heading", wrap=True)
        self.candidates = QWidget()
        self.field = SayField("Answer in your own words", "Answer", self._answer, kind="primary")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self.question)
        column.addWidget(self.candidates)
        column.addWidget(self.field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Show the question that waits."""
        asked = self._model.state.asked
        if asked and asked is not self._shown:
            self._shown = asked
            self.question.setText(asked.question)
            self.setAccessibleName(asked.question)
            self._offer(asked.candidates[:MOST])
        answered = self._model.pending == "word"
        enable(not answered, self.candidates, self.field, rest=self)

    def _answer(self, text: str) -> None:
        if self._model.state.asked is self._shown:  # else it was meant for the one before
            self._model.answer(text)

    def _offer(self, candidates: tuple[str, ...]) -> None:
        offered = QWidget()
        row = QHBoxLayout(offered)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for candidate in candidates:
            short = candidate if len(candidate) <= LONGEST else candidate[: LONGEST - 1] + "…"
            each = button(short.replace("&", "&&"), partial(self._answer, candidate), tip=plain_tip(candidate))
            row.addWidget(each)
        row.addStretch()
        self._column.replaceWidget(self.candidates, offered)
        self.candidates.deleteLater()
        self.candidates = offered
        offered.setVisible(bool(candidates))
