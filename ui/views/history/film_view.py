"""A past run to look through: the picture of each stop, the plan as it stood, the timeline, and a scrubber."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.transcript import moment
from ui.models.film import SPEEDS, FilmModel
from ui.models.timeline import title
from ui.models.wording import ENDINGS
from ui.theme.icons import icon
from ui.theme.measures import LARGE, MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.labels import Elided, label, retone
from ui.views.parts.leading import lead
from ui.views.picture.picture_loader import PictureLoader
from ui.views.picture.picture_view import PictureView
from ui.views.run.cost_meter import CostMeter
from ui.views.run.ledger_view import LedgerView
from ui.views.run.stage import Stage
from ui.views.run.timeline_view import TimelineView


class FilmView(QWidget):
    """Left and right go from stop to stop; choosing a step goes to it."""

    def __init__(self, model: FilmModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._model = model
        self._loader = PictureLoader(self)
        self._loader.loaded.connect(self._show_picture)
        self._path: Path | None = None
        self.task, self.badge, self.meter = Elided(kind="heading"), label(kind="badge"), CostMeter()
        self.what, self.where = Elided(), Elided(kind="dim")
        self.picture = PictureView()
        self.picture.setAccessibleName("Picture of the step")
        self.ledger, self.timeline = LedgerView(), TimelineView(model.timeline, model.find, follows=False)
        self.timeline.clicked.connect(self._go_to)
        self._make_controls()
        self._lay_out()
        for keys, go in (("Right", self._forward), ("Left", self._back)):
            key = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(go)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the present stop."""
        model, now = self._model, self._model.now
        self.task.say(now.episode.task.instruction)
        ending = ENDINGS[now.episode.ending or "interrupted"]
        self.badge.setText(ending.word if now.episode.ending else moment(now.episode.started))
        retone(self.badge, "tone", ending.tone if now.episode.ending else "")
        self.meter.show_run(now, now.at)
        self.ledger.show_run(now)
        self._show_stop()
        with QSignalBlocker(self.slider):
            self.slider.setValue(model.position)
        self.count.setText(f"{model.position + 1} of {model.length}")
        self.play.setText("Pause" if model.playing else "Play")
        self.play.setIcon(icon("pause" if model.playing else "run", "on_accent"))
        self._show_picture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_picture()

    def _show_stop(self) -> None:
        model, now = self._model, self._model.now
        screen = now.screens.get(now.on)
        words = self._words()
        self.what.say(f"{model.moment.capitalize()}: {words}" if model.moment else words)
        self.where.say(screen.place.address if screen else "")
        self.picture.show_screen(screen)
        self.picture.mark(now.next_element, now.next_words)
        if model.row >= 0:
            self.timeline.go_to(model.row)

    def _words(self) -> str:
        """What the stop is about; of the task, which stands above, only that it begins."""
        if self._model.row < 0:
            return "Nothing was kept of this run"
        words = title(self._model.timeline.step(self._model.row))
        return "The beginning" if words == self.task.text() else words

    def _show_picture(self) -> None:
        """Ask for the picture of the stop; until it is there the one before stays."""
        path = self._model.picture
        if path is None:
            self.picture.waiting_for = "No picture was kept of this moment"
            self.picture.show_image(QImage())
            return
        image = self._loader.get(path, self.picture.size() * self.devicePixelRatioF())
        if image is not None:
            self.picture.show_image(image)

    def _make_controls(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Position in the run")
        self.slider.setRange(0, self._model.length - 1)
        self.slider.valueChanged.connect(self._model.seek)
        self.count = label(kind="dim")
        self.play = button("Play", self._play_or_pause, kind="primary", image="run")
        self.back = button("", self._back, kind="quiet", image="chevron-left", tip="Back (Left)")
        self.back.setAccessibleName("Back")
        self.forward = button("", self._forward, kind="quiet", image="chevron-right", tip="Forward (Right)")
        self.forward.setAccessibleName("Forward")
        self.speed = Choice("Speed", [(name, name) for name in SPEEDS])
        self.speed.currentIndexChanged.connect(self._change_speed)
        self.boxes = button("Numbers", self._show_boxes, kind="ghost", image="boxes", tip="Number the elements (B)")
        self.boxes.setCheckable(True)
        self.boxes.setShortcut(QKeySequence("B"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Stage((self.where, self.picture), self.ledger, self.timeline), 1)
        column.addWidget(self._controls())

    def _head(self) -> QFrame:
        frame, words, status = QFrame(), QVBoxLayout(), QHBoxLayout()
        frame.setProperty("kind", "bar")
        status.setSpacing(SMALL)
        status.addWidget(self.badge)
        status.addWidget(self.what, 1)
        words.setSpacing(TIGHT)
        words.addWidget(self.task)
        words.addLayout(status)
        row = QHBoxLayout(frame)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(LARGE)
        row.addLayout(words, 1)
        row.addWidget(self.meter)
        return frame

    def _controls(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "foot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(SMALL)
        parts = (self.play, self.speed, self.back, self.slider, self.forward, self.count, self.boxes)
        for part in parts:
            row.addWidget(part, part is self.slider)
        lead(self, self.slider)
        return frame

    def _play_or_pause(self) -> None:
        if self._model.playing:
            self._model.pause()
        else:
            self._model.play(SPEEDS[self.speed.currentData()])

    def _change_speed(self) -> None:
        if self._model.playing:
            self._model.play(SPEEDS[self.speed.currentData()])

    def _forward(self) -> None:
        self._model.seek(self._model.position + 1)

    def _back(self) -> None:
        self._model.seek(self._model.position - 1)

    def _go_to(self, index: QModelIndex) -> None:
        if index.row() != self._model.row:
            self._model.go_to_row(index.row())

    def _show_boxes(self) -> None:
        self.picture.show_boxes(self.boxes.isChecked())
