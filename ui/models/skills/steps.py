"""The steps of a skill as a list, each with what a dry run has found of it, and the ways to change them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perception.locators import Locator, Patch
from skills import editing
from skills.patches import patch_of
from skills.shortcuts import Shortcut
from skills.steps import Step, walk
from skills.telling import part_in_words, step_in_words
from ui.models.skills.dry_run import DryRun
from ui.models.skills.skill import SkillModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LINES = Role.UserRole
"""The role under which a row gives its Lines."""
PICTURE = Role.DecorationRole
"""The role under which a row gives the PNG of what its element looked like; None where no step has one."""
VERDICTS = {"found": "found", "not here": "not on the first screen", "unsure": "not sure"}


@dataclass(frozen=True, slots=True)
class Lines:
    """A step as it is read. depth: how many blocks it stands in; texts: its words, then what is known of it, if any."""

    number: str
    depth: int
    texts: tuple[str, ...]


class StepsModel(QAbstractListModel):
    """A row for each step; a row's changes are kept at once, as a version of its own."""

    def __init__(self, skill: SkillModel, dry_run: DryRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._skill, self._dry_run = skill, dry_run
        self._lines: list[tuple[int, Step]] = []
        skill.changed.connect(self._follow)
        dry_run.changed.connect(self._tell)
        self._follow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            lines = self._told(index.row())
            return f"{lines.number} " + "\n".join(lines.texts)
        if role == LINES:
            return self._told(index.row())
        if role == PICTURE:
            return self.picture(index.row()) if self._has_pictures else None
        return None

    def step(self, row: int) -> Step:
        return self._lines[row][1]

    def patch(self, row: int) -> Patch | None:
        """How the step's element was shown when it was recorded, if that is kept."""
        return patch_of(self.step(row))

    def picture(self, row: int) -> bytes:
        """What it looked like, as a PNG; b"" where that is not kept."""
        patch, facts = self.patch(row), self._skill.facts
        return facts.pictures.get(patch.picture, b"") if patch and facts else b""

    @property
    def _has_pictures(self) -> bool:
        return self._skill.facts is not None and bool(self._skill.facts.pictures)

    def known_by(self, row: int) -> list[str]:
        """What the step's element is known by, in words, strongest first."""
        target = editing.target_of(self.step(row))
        return [part_in_words(part) for part in target.parts] if target else []

    def move(self, row: int, by: int) -> int:
        """Have it that many places later in its block; the row where it stands then."""
        moved, step = self._change(lambda shortcut: editing.moved(shortcut, row, by)), self.step(row)
        return next((place for place, each in enumerate(walk(moved)) if each is step), row)

    def switch(self, row: int) -> None:
        """Off if it was on, and on if it was off."""
        self._change(lambda shortcut: editing.switched(shortcut, row))

    def remove(self, row: int) -> None:
        self._change(lambda shortcut: editing.without(shortcut, row))

    def reword(self, row: int, words: str) -> None:
        if words.strip() and words.strip() != self.step(row).words:
            self._change(lambda shortcut: editing.reworded(shortcut, row, words.strip()))

    def forget_part(self, row: int, part: int) -> None:
        """Know the step's element no more by this; the last thing stays."""
        target = editing.target_of(self.step(row))
        if target and len(target.parts) > 1:
            self.aim(row, Locator(target.parts[:part] + target.parts[part + 1 :]))

    def raise_part(self, row: int, part: int) -> None:
        """Look for the step's element by this before what stands above it."""
        target = editing.target_of(self.step(row))
        if target and part > 0:
            parts = [*target.parts]
            parts[part - 1], parts[part] = parts[part], parts[part - 1]
            self.aim(row, Locator(tuple(parts)))

    def aim(self, row: int, target: Locator) -> None:
        """Have the step meet another element."""
        self._change(lambda shortcut: editing.aimed_at(shortcut, row, target))

    def _change(self, change: Callable[[Shortcut], Shortcut]) -> tuple[Step, ...]:
        """Keep the change; the steps as they are then."""
        if self._skill.facts is None:
            return ()
        old = self._skill.facts.shortcut
        if (new := change(old)) != old:
            self._dry_run.forget()
            self._skill.change(change)
        return new.steps

    def _told(self, row: int) -> Lines:
        depth, step = self._lines[row]
        found = self._dry_run.found.get(row)
        off = " (off)" if step.off else ""
        below = [step_in_words(step), VERDICTS.get(found.verdict, "") if found else ""]
        told = "; ".join(filter(None, below))
        return Lines(f"{row + 1}.", depth, tuple(filter(None, (f"{step.words}{off}", told))))

    def _follow(self) -> None:
        steps = self._skill.facts.shortcut.steps if self._skill.facts else ()
        lines = list(editing.lines(steps))
        if lines != self._lines:
            same = len(lines) == len(self._lines)
            if same:
                self._lines = lines
                self._tell()
            else:
                self.beginResetModel()
                self._lines = lines
                self.endResetModel()

    def _tell(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
