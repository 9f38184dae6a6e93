"""All versions of a skill, and what each has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.transcript import moment
from skills.shortcuts import Uses, Version
from ui.models.skills.library import TRUST, counted
from ui.models.skills.skill import SkillModel
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.skills.diff_text import DiffText

SLIM = 260


class VersionsPanel(QWidget):
    """Follows the versions of a SkillModel, newest first."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self._model = model
        self._versions: tuple[Version, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setFixedWidth(SLIM)
        self.list.setWordWrap(True)
        self.changes = DiffText("What this version changed")
        self.restore = button("&Bring this version back", self._restore, image="replay")
        row, right = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, MEDIUM, 0, 0)
        row.setSpacing(MEDIUM)
        right.setSpacing(SMALL)
        right.addWidget(self.changes, 1)
        right.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.list.currentRowChanged.connect(self._choose)
        model.changed.connect(self._show)
        self._show()

    def _restore(self) -> None:
        self._model.restore(self._versions[self.list.currentRow()].shortcut.version)

    def _choose(self, row: int) -> None:
        self.restore.setEnabled(row > 0)
        self.changes.say(self._model.changes(self._versions[row].shortcut.version) if row >= 0 else ())

    def _show(self) -> None:
        versions = self._model.facts.versions if self._model.facts else ()
        if versions != self._versions:
            self._versions = versions
            self.list.clear()
            for version in versions:
                self.list.addItem(QListWidgetItem(_told(version)))
            self.list.setCurrentRow(0 if versions else -1)
        self.restore.setEnabled(self.list.currentRow() > 0)


def _told(version: Version) -> str:
    kept = version.shortcut
    back = f", as version {version.restores} was" if version.restores else ""
    worked = f"worked {counted(version.uses)}" if version.uses != Uses() else "never run"
    return f"Version {kept.version}{back}\n{moment(version.saved)} · {TRUST[kept.trust][0]}\n{worked}"
