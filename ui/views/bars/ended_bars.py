"""The bars of a run that is over: its answer and what it cost, or how to go on where it was lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.recording.showing import BY
from app.transcript import count, money, span
from ui.models.macros import can_be_macro, recorded
from ui.models.run import RunModel
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.leading import lead
from ui.views.parts.say_field import SayField

ANSWER_HEIGHT = 160


class FinishedBar(QFrame):
    """The answer, prominently; a follow-up; the film, the report, the same again."""

    film = Signal(str)
    """The film of the run with this id is wanted."""
    report = Signal(str)
    """The report of the run with this id is wanted."""
    keep = Signal(str)
    """The run with this id is to be kept as a macro."""
    skill = Signal(str)
    """The macro of this name, which was recorded, is to be opened."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("kind", "foot")
        self._cost = label(kind="dim")
        self.answer = label(kind="heading", wrap=True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = SayField("Go on with…  for example: now the same for Bob", "Go on", model.go_on, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addLayout(self._head())
        column.addWidget(self._scrolled())
        column.addWidget(self.field)
        lead(self, self.field)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._cost, 1)
        run = self._model
        self.macro = button("Keep as macro…", lambda: self.keep.emit(run.episode.id), kind="quiet", image="spark")
        self.opens = button(
            "Open the macro", lambda: self.skill.emit(recorded(run.episode)), kind="quiet", image="spark"
        )
        row.addWidget(self.macro)
        row.addWidget(self.opens)
        self._kept = (
            button("Film", lambda: self.film.emit(run.episode.id), kind="quiet", image="film"),
            button("Report", lambda: self.report.emit(run.episode.id), kind="quiet", image="note"),
        )
        for each in self._kept:
            row.addWidget(each)
        row.addWidget(button("Again", run.again, kind="quiet", image="replay", tip="Do the same task from the start"))
        return row

    def _open(self) -> None:
        self.skill.emit(recorded(self._model.episode))

    def _scrolled(self) -> QScrollArea:
        """A long answer scrolls; it does not push the picture away."""
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.answer)
        self.answer.setAutoFillBackground(False)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self._area = area
        return area

    def refresh(self) -> None:
        """Show how the run ended."""
        episode = self._model.episode
        if episode.ending is None:
            return
        self._cost.setText(" · ".join(self._counts()))
        self.macro.setVisible(bool(episode.id and episode.acts) and can_be_macro(episode.brain, episode.ending))
        self.opens.setVisible(bool(recorded(episode)))
        for each in self._kept:
            each.setVisible(bool(episode.id))  # nothing is kept of what could not even begin
        self.answer.setText(episode.sentence or episode.answer or "Done.")
        self._fit()

    def _counts(self) -> list[str]:
        """What it took; a recording has no steps of the agent's, and costs nothing."""
        episode, state = self._model.episode, self._model.state
        took = span(state.elapsed(state.at))
        if episode.brain == BY:
            return [took]
        calls = [count(state.calls, "model call")] if state.calls else []
        return [count(episode.acts, "step"), took, money(episode.dollars), *calls]

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        wanted = self.answer.heightForWidth(max(100, self.width() - 2 * LARGE))
        self._area.setFixedHeight(min(wanted + 2, ANSWER_HEIGHT))


class LostBar(QFrame):
    """The engine is gone: what that means, and how to go on."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("kind", "danger")
        self.sentence = label(kind="heading", wrap=True)
        self.resume = button("Resume", model.resume_lost, kind="primary", image="replay")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(label("What it did until then is kept. Resuming looks at the screen first.", "dim", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self.resume)
        self.setFocusProxy(self.resume)

    def refresh(self) -> None:
        """Show what happened."""
        self.sentence.setText(self._model.gone)
        self.setAccessibleName(self._model.gone)
