"""A skill's page: what it is and whether it can be trusted; its steps, parameters, text, versions and runs."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from skills.plain_words.nouns import slug
from ui.models.skills.dry_run import DryRun
from ui.models.skills.skill import SkillModel
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.parts.leading import lead
from ui.views.parts.page import Notice, Page
from ui.views.parts.sure import is_sure
from ui.views.skills.heal_panel import HealPanel
from ui.views.skills.parameters_panel import ParametersPanel
from ui.views.skills.run_form import RunForm
from ui.views.skills.runs_panel import RunsPanel
from ui.views.skills.skill_header import SkillHeader
from ui.views.skills.steps_panel import StepsPanel
from ui.views.skills.text_panel import TextPanel
from ui.views.skills.versions_panel import VersionsPanel


class SkillView(QWidget):
    """A SkillModel to look at."""

    film = Signal(str)
    """The id of a run whose film is wanted."""

    def __init__(self, model: SkillModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.setObjectName(f"skill {model.name}")
        self.dry_run = DryRun(model.name, self)
        self.setProperty("kind", "page")
        self.model = model
        self.header = SkillHeader(model)
        self.said = Notice("Message", "notice")
        self.heal, self.form = HealPanel(model), RunForm(model)
        self.steps, self.text = StepsPanel(model, self.dry_run), TextPanel(model)
        self.parameters, self.versions, self.runs = ParametersPanel(model), VersionsPanel(model), RunsPanel(model)
        self.tabs, self._middle = QTabWidget(), QStackedLayout()
        lead(self, self.steps.list)
        self._lay_out()
        self.tabs.setCurrentWidget(self.steps)
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.refresh()

    def end(self) -> None:
        """End what was started."""
        self.dry_run.close()
        self.model.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It stays where something would be lost, unless the person is sure."""
        explanation = f"What you have changed in the text of “{self.model.name}” is not saved."
        question = (self, "Forget your changes?", explanation, "Forget them", "Keep editing")
        if self.model.unsaved and not is_sure(*question):
            event.ignore()
            return
        self.end()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for words, panel in (
            ("&Healed: your word", self.heal),
            ("&Steps", self.steps),
            ("&Parameters", self.parameters),
            ("Te&xt", self.text),
            ("&Versions", self.versions),
            ("Ru&ns", self.runs),
        ):
            self.tabs.addTab(panel, words)
        body = QVBoxLayout()
        body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        body.setSpacing(SMALL)
        asks = Page()
        asks.column.addWidget(self.form)
        asks.column.addStretch()
        self._middle.addWidget(self.tabs)
        self._middle.addWidget(asks)
        body.addWidget(self.said)
        body.addLayout(self._middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _listen(self) -> None:
        self.model.changed.connect(self._show)
        self.model.said.connect(self.said.say)
        self.header.run.clicked.connect(self.form.open)
        self.steps.one.clicked.connect(lambda: self.form.ask(self.steps.row + 1))
        self.form.wanted.connect(self._middle.setCurrentIndex)
        self.header.export.clicked.connect(self._export)
        self.header.delete.clicked.connect(self._delete)
        self.runs.film.connect(self.film)
        QShortcut(QKeySequence("Ctrl+R"), self, self.header.run.click)
        QShortcut(QKeySequence("Ctrl+Z"), self.steps.list, self.header.undo.click)

    def _export(self) -> None:
        name = f"{slug(self.model.name)}.yaml"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the skill", name, "Skills (*.yaml)")
        if chosen:
            self.model.export(Path(chosen))

    def _delete(self) -> None:
        explanation = "All its versions go, too. To keep it from running only, disable it."
        if is_sure(self, f"Delete “{self.model.name}”?", explanation, "Delete it", "Keep it"):
            self.model.delete()

    def _show(self) -> None:
        facts, tabs = self.model.facts, self.tabs
        tabs.setTabText(tabs.indexOf(self.text), "Te&xt (not saved)" if self.model.unsaved else "Te&xt")
        heal, waits = tabs.indexOf(self.heal), facts is not None and facts.waiting is not None
        if waits != tabs.isTabVisible(heal):
            tabs.setTabVisible(heal, waits)
            tabs.setCurrentWidget(self.heal if waits else self.steps)
