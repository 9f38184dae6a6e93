"""The head of a skill's page: what it is called and for, how it has done, and what can be done with it."""

from typing import get_args

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from skills.shortcuts import Trust, Uses
from skills.telling import held_back
from skills.trials import in_words
from ui.models.skills.library import TRUST, counted
from ui.models.skills.skill import Facts, SkillModel
from ui.models.wording import one_line
from ui.theme.measures import LARGE, MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.flow import Flow
from ui.views.parts.labels import Elided, label, retone


class SkillHeader(QFrame):
    """Follows a SkillModel."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._model = model
        self._name, self._about, self._facts = Elided(model.name, "title"), label(wrap=True), Elided(kind="small")
        self._badge = label(kind="badge")
        self.trust = Choice("Trust", [(level, words) for level, (words, _) in TRUST.items()])
        self.run = button("&Run…", lambda: None, kind="primary", image="run", tip="Do it (Ctrl+R)")
        self.verify = button(
            "Verif&y", model.verify, image="shield", tip="Try it on other values where that harms nothing"
        )
        self.off = button("", self._switch)
        self.undo = button("&Undo", model.undo, image="back-to-agent", tip="Bring back the version before")
        self.export = button("&Export…", lambda: None, image="save")
        self.delete = button("&Delete…", lambda: None, kind="danger", image="cross")
        self._lay_out()
        self.trust.currentIndexChanged.connect(self._trust)
        model.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        head, actions = QHBoxLayout(), Flow()
        head.setSpacing(MEDIUM)
        head.addWidget(self._name, 1)
        head.addWidget(self._badge)
        for part in (self.run, self.trust, self.verify, self.off, self.undo, self.export, self.delete):
            actions.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(TIGHT)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._facts)
        column.addSpacing(SMALL)
        column.addLayout(actions)

    def _trust(self) -> None:
        level = self.trust.currentData()
        if level in get_args(Trust):
            self._model.trust(level)

    def _switch(self) -> None:
        if self._model.facts:
            self._model.set_disabled(not self._model.facts.disabled)

    def _show(self) -> None:
        found = self._model.facts
        for part in (self.run, self.trust, self.verify, self.off, self.undo, self.export, self.delete):
            part.setEnabled(found is not None)
        if found is None:
            return
        words, tone = TRUST[found.shortcut.trust]
        self._badge.setText("Disabled" if found.disabled else words)
        retone(self._badge, "tone", "danger" if found.disabled else tone)
        about = (held_back(found.shortcut), found.shortcut.description or found.shortcut.task)
        self._about.setText("\n".join(one_line(each) for each in about if each))
        self._about.setVisible(bool(self._about.text()))
        self._facts.say(told(found))
        self.trust.choose(found.shortcut.trust)
        self.run.setEnabled(found.may_run)
        self.verify.setEnabled(not self._model.is_tried)
        self.undo.setEnabled(len(found.versions) > 1)
        self.off.setText("Enable" if found.disabled else "Disable")


def told(found: Facts) -> str:
    """Where it belongs, what it comes from and how it has done, in one line."""
    cases = f"tried on {found.cases} sets of values" if found.cases > 1 else "not tried on other values"
    tried = in_words(found.shortcut, found.trials) or cases
    worked = f"worked {counted(found.uses)}" if found.uses != Uses() else "never run"
    place = found.shortcut.scope or "anywhere"
    return f"{place} · {found.shortcut.origin} · version {found.shortcut.version} · {worked} · {tried}"
