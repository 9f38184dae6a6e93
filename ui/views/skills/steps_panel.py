"""The steps of a skill: read, put in order, switched off, aimed anew, tried dry and done one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QVBoxLayout, QWidget

from perception.geometry import Box
from perception.locators import Patch
from perception.screen import Element
from ui.models.skills.dry_run import DryRun
from ui.models.skills.skill import SkillModel, shown_values
from ui.models.skills.steps import StepsModel
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.flow import Flow
from ui.views.parts.labels import label
from ui.views.parts.say_field import SayField
from ui.views.picture.picture_loader import PictureLoader
from ui.views.picture.picture_view import EDGE
from ui.views.skills.aimed_picture import AimedPicture
from ui.views.skills.step_pictures import observed_then, screen_of_then
from ui.views.skills.step_rows import StepRows

NOTHING_YET = "Dry run shows the first screen here,\nwith the targets of the steps. Nothing is touched."
BEYOND = ("not here", "unsure")
"""What a dry run says of elements that the first screen does not show."""
LOW = 60
"""Pixels that a list must have from top to bottom."""
PICKING = "Click on the element that the step is to meet; Escape leaves it as it is."


class StepsPanel(QWidget):
    """Every change is kept at once as a version of its own, so that Undo takes it back."""

    def __init__(self, model: SkillModel, dry_run: DryRun) -> None:
        super().__init__()
        self._model, self._dry_run, self._loader = model, dry_run, PictureLoader(self)
        self.steps = StepsModel(model, dry_run, self)
        self.list = QListView()
        self.list.setModel(self.steps)
        self.list.setAccessibleName("Steps")
        self.list.setItemDelegate(StepRows(self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.known, self.picture = QListWidget(), AimedPicture()
        self.known.setMinimumHeight(LOW)
        self.known.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(LOW)
        self.known.setAccessibleName("What its element is known by")
        self.words = SayField("What the step is called", "Rename", self._reword, image="edit")
        self._problem = label(kind="problem", wrap=True)
        self._make_buttons()
        self._lay_out()
        self._listen()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_picture()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_picture()

    @property
    def row(self) -> int:
        """The step that is chosen, -1 for none."""
        return self.list.currentIndex().row()

    def _make_buttons(self) -> None:
        self.up = button("Up", lambda: self._move(-1), image="chevron-up", tip="Earlier (Ctrl+Up)")
        self.down = button("Down", lambda: self._move(1), image="chevron-down", tip="Later (Ctrl+Down)")
        self.off = button("On/off", lambda: self._at(self.steps.switch), tip="Pass over this step (Space)")
        self.remove = button("Remove", lambda: self._at(self.steps.remove), kind="danger", tip="Remove (Delete)")
        self.one = button("Run this step", lambda: None, image="run", tip="Do only this step")
        self.dry = button("Dry run", self._try, kind="primary", image="eye", tip="Show the targets (Ctrl+D)")
        self.pick = button("Pick", self._pick, image="hand", tip="Aim the step at another element of the picture")
        self.pick.setCheckable(True)
        self.forget = button("Drop this", self._forget, tip="Know the element no more by this")
        self.first = button("Prefer this", self._raise, tip="Look for the element by this sooner")

    def _lay_out(self) -> None:
        left, right, order, known = QVBoxLayout(), QVBoxLayout(), Flow(), Flow()
        for part in (self.up, self.down, self.off, self.remove, self.one):
            order.addWidget(part)
        for part in (self.dry, self.pick, self.first, self.forget):
            known.addWidget(part)
        left.setContentsMargins(0, EDGE, 0, 0)
        left.addWidget(self.list, 1)
        left.addWidget(self.words)
        left.addLayout(order)
        right.addWidget(self.picture, 3)
        right.addWidget(self._problem)
        right.addWidget(label("The chosen step's element is known by", "small"))
        right.addWidget(self.known, 1)
        right.addLayout(known)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, MEDIUM, 0, 0)
        row.setSpacing(MEDIUM)
        for column in (left, right):
            column.setSpacing(SMALL)
            row.addLayout(column, 1)

    def _listen(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.known.currentRowChanged.connect(self._enable)
        self.steps.modelReset.connect(self._choose_first)
        self.steps.dataChanged.connect(self._show)
        self.picture.picked.connect(self._aim)
        self._loader.loaded.connect(self._show_picture)
        self._dry_run.changed.connect(self._show)
        self._model.changed.connect(self._show)
        keys = {"Ctrl+Up": self.up, "Ctrl+Down": self.down, "Space": self.off, "Delete": self.remove}
        for key, does in keys.items():
            QShortcut(QKeySequence(key), self.list, does.click, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+D"), self, self.dry.click)
        QShortcut(QKeySequence("Escape"), self, lambda: self._picking(False))

    def _at(self, change: Callable[[int], None]) -> None:
        if self.row >= 0:
            change(self.row)

    def _move(self, by: int) -> None:
        if self.row >= 0:
            self._choose(self.steps.move(self.row, by))

    def _reword(self, words: str) -> None:
        if self.row >= 0:
            self.steps.reword(self.row, words)

    def _try(self) -> None:
        if self._model.facts:
            self._dry_run.start(shown_values(self._model.facts.shortcut))

    def _pick(self) -> None:
        self._picking(self.pick.isChecked())

    def _picking(self, on: bool) -> None:
        self.pick.setChecked(on)
        self.picture.pick(on)
        self._show()

    def _aim(self, number: int) -> None:
        target = self._dry_run.known_by(number)
        if target and self.row >= 0:
            self.steps.aim(self.row, target)
        self._picking(False)

    def _forget(self) -> None:
        if self.row >= 0 and self.known.currentRow() >= 0:
            self.steps.forget_part(self.row, self.known.currentRow())

    def _raise(self) -> None:
        if self.row >= 0 and self.known.currentRow() >= 0:
            self.steps.raise_part(self.row, self.known.currentRow())

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.steps.index(row), flag)

    def _choose_first(self) -> None:
        if self.steps.rowCount():
            self._choose(0)

    def _show(self) -> None:
        known = self.steps.known_by(self.row) if 0 <= self.row < self.steps.rowCount() else []
        if known != [self.known.item(row).text() for row in range(self.known.count())]:
            self.known.clear()
            self.known.addItems(known)
        found = {row + 1: each.element for row, each in self._dry_run.found.items() if each.element}
        scene = self._dry_run.scene
        self.picture.waiting_for = "Looking…" if self._dry_run.runs else NOTHING_YET
        self.picture.show_targets(scene.screen if scene else None, found)
        self._problem.setText(self._dry_run.problem or (PICKING if self.picture.picking else ""))
        self._problem.setVisible(bool(self._problem.text()))
        self._mark(found)
        self._show_recorded()
        self._show_picture()
        self._enable()

    def _mark(self, found: dict[int, int]) -> None:
        scene, row = self._dry_run.scene, self.row
        element = scene.screen.element(found.get(row + 1, 0)) if scene else None
        told = self._dry_run.found.get(row)
        self.picture.mark(element, f"{row + 1}. {told.target or told.verdict}" if told else "")

    @property
    def _recorded(self) -> Patch | None:
        """How the chosen step's element was shown when it was recorded, where no screen shows it by now."""
        if self.picture.picking or self._dry_run.runs or not 0 <= self.row < self.steps.rowCount():
            return None
        found = self._dry_run.found.get(self.row)
        is_seen = self._dry_run.scene is not None and (found is None or found.verdict not in BEYOND)
        return None if is_seen or not self.steps.picture(self.row) else self.steps.patch(self.row)

    def _show_recorded(self) -> None:
        """Show that one on the screen of then."""
        if patch := self._recorded:
            box = Box(patch.x - patch.width / 2, patch.y - patch.height / 2, patch.width, patch.height)
            self.picture.show_targets(observed_then(patch), {})
            self.picture.mark(Element("", "", box), f"{self.row + 1}. as it was recorded")

    def _show_picture(self) -> None:
        if patch := self._recorded:
            self.picture.show_image(screen_of_then(patch, self.steps.picture(self.row)))
            return
        path = self._dry_run.picture
        image = self._loader.get(path, self.picture.size() * self.devicePixelRatioF()) if path else QImage()
        if image is not None:
            self.picture.show_image(image)

    def _enable(self) -> None:
        chosen, scene = self.row >= 0, self._dry_run.scene is not None
        for part in (self.up, self.down, self.off, self.remove, self.one, self.words):
            part.setEnabled(chosen)
        self.dry.setEnabled(self._model.facts is not None and not self._dry_run.runs)
        self.pick.setEnabled(chosen and scene and self.known.count() > 0)
        for part in (self.forget, self.first):
            part.setEnabled(self.known.currentRow() >= 0 and self.known.count() > 1)
