"""The mirrors of the targets that are shown: one, or all side by side."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.models.run import RunModel
from ui.theme.measures import SMALL, TIGHT
from ui.views.parts.labels import label
from ui.views.run.mirror_view import MirrorView

SLIM = 0.75
"""Width by height."""
SLIMMEST = 100
"""Pixels that a mirror beside others must have."""


class Mirrors(QWidget):
    """Follows a RunModel. There is always a first mirror, which waits while nothing is open."""

    clicked = Signal()
    """A picture was clicked while the agent drives."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._boxes = False
        self._parts: list[QWidget] = []
        self._names: list[QLabel] = []
        self.views: list[MirrorView] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SMALL)
        self._add()
        model.watched.connect(self.refresh)  # at once: the picture of one target does not stand for another
        model.changed.connect(self.refresh)
        self.refresh()

    @property
    def upright(self) -> bool | None:
        """Whether they are slim as one phone is, all together; None while nothing is known of them."""
        screens = [self._model.state.screens.get(view.on) for view in self._shown]
        sizes = [screen.size for screen in screens if screen and all(screen.size)]
        return sum(width / height for width, height in sizes) < SLIM if sizes else None

    def show_frame(self, on: str, image: QImage) -> None:
        """The newest picture of that target."""
        for view in self._shown:
            if view.on == on:
                view.show_image(image)

    def show_boxes(self, on: bool) -> None:
        """Whether every element has its box and number."""
        self._boxes = on
        for view in self.views:
            view.show_boxes(on)

    def refresh(self) -> None:
        """Show the targets that the model says."""
        targets = self._model.sight.shown or ("",)
        while len(self.views) < len(targets):
            self._add()
        for at, (part, name, view) in enumerate(zip(self._parts, self._names, self.views, strict=True)):
            there = at < len(targets)
            view.turn_to(targets[at] if there else "")
            view.setMinimumWidth(SLIMMEST if len(targets) > 1 else MirrorView.SLIMMEST)
            view.setAccessibleName(f"Mirror of {targets[at]}" if len(targets) > 1 and there else "Mirror of the target")
            name.setText(view.on)
            name.setVisible(len(targets) > 1)
            part.setVisible(there)

    @property
    def _shown(self) -> list[MirrorView]:
        return self.views[: max(1, len(self._model.sight.shown))]

    def _add(self) -> None:
        part, name, view = QWidget(), label(kind="dim"), MirrorView(self._model)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(name)
        column.addWidget(view, 1)
        view.clicked.connect(self.clicked)
        view.show_boxes(self._boxes)
        self._parts.append(part)
        self._names.append(name)
        self.views.append(view)
        self._row.addWidget(part, 1)
