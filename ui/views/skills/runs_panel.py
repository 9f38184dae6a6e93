"""The runs that were done by a skill, and how often it has worked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.history import PastRun
from app.target_names import once
from app.transcript import moment, span
from skills.shortcuts import Uses
from ui.models.skills.library import counted
from ui.models.skills.skill import Facts, SkillModel
from ui.models.wording import ENDINGS
from ui.theme.icons import icon
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label

NONE = "No run by it is in the history."


class RunsPanel(QWidget):
    """Follows the runs of a SkillModel. Enter or a double click opens the film of one."""

    film = Signal(str)

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self._model = model
        self._runs: tuple[PastRun, ...] = ()
        self.rate = label(kind="heading")
        self.list = QListWidget()
        self.list.setAccessibleName("Runs of this skill")
        self.watch = button("&Watch the film", self._open, image="film")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.rate)
        column.addWidget(self.list, 1)
        column.addWidget(self.watch, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemActivated.connect(self._open)
        self.list.currentRowChanged.connect(lambda row: self.watch.setEnabled(row >= 0))
        model.changed.connect(self._show)
        self._show()

    def _open(self) -> None:
        if self.list.currentRow() >= 0:
            self.film.emit(self._runs[self.list.currentRow()].id)

    def _show(self) -> None:
        facts = self._model.facts
        runs = facts.runs if facts else ()
        if runs != self._runs:
            self._runs = runs
            self.list.clear()
            for run in runs:
                ending = ENDINGS[run.ending]
                self.list.addItem(QListWidgetItem(icon(ending.icon, ending.tone), _told(run)))
        self.rate.setText(_rate(facts) if facts and (facts.runs or facts.uses != Uses()) else NONE)
        self.watch.setEnabled(self.list.currentRow() >= 0)


def _rate(facts: Facts) -> str:
    """How often it has worked. What was learned has worked once before it was there to be gone by."""
    if facts.uses == Uses():
        return "This version has not been run yet."
    taught = ", the run that taught it included" if facts.shortcut.origin == "learned" else ""
    return f"This version has worked {counted(facts.uses)}{taught}."


def _told(run: PastRun) -> str:
    took = f" · {span(run.ended - run.started)}" if run.ended is not None else ""
    return f"{moment(run.started)} · {ENDINGS[run.ending].word}{took} · {run.sentence or once(run.targets)}"
