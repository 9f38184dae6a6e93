"""The screen of a dry run with the targets of the steps on it; an element can be picked from it."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from perception.geometry import Box
from perception.screen import Element, Observation
from ui.views.picture.picture_view import PictureView


class AimedPicture(PictureView):
    """Each target has its step's number; while `picking`, a click on an element picks it."""

    picked = Signal(int)
    """The number of the element."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("First screen, with the targets of the steps")
        self.picking = False
        self._steps: dict[int, list[str]] = {}
        self._scene: Observation | None = None

    def show_targets(self, scene: Observation | None, steps: Mapping[int, int]) -> None:
        """Draw them. steps: the number of the element that each step, counted from 1, meets."""
        self._scene, self._steps = scene, {}
        for step, element in steps.items():
            self._steps.setdefault(element, []).append(str(step))
        self.show_screen(scene)
        self.show_boxes(bool(steps))

    def pick(self, on: bool) -> None:
        self.picking = on
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.picking and (element := self._under(event.position())):
            self.picked.emit(element.number)
        super().mousePressEvent(event)

    def _under(self, place: QPointF) -> Element | None:
        """The smallest element there that can be met."""
        shown = self._scene.shown if self._scene else ()
        there = [each for each in shown if each.interactive and self.place(each.box).contains(place)]
        return min(there, key=lambda each: _size(each.box), default=None)

    def _paint_boxes(self, painter: QPainter) -> None:
        for number, steps in self._steps.items():
            if self._scene and (element := self._scene.element(number)):
                self._paint_box(painter, self.place(element.box) & self.area(), ", ".join(steps))


def _size(box: Box) -> float:
    return box.width * box.height
