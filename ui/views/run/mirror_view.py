"""The live mirror of a target: what it shows, what happens next, and the person's own hand on it."""

from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QPointF, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    Qt,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from controllers.gestures import Button, Files, Pointer, Text, Wheel
from ui.models.phase import OVER
from ui.models.run import RunModel
from ui.views.picture.picture_view import PictureView
from ui.views.run.mirror_keys import held, typed

MOVES_EVERY = 40
"""Milliseconds between two mouse moves that are passed on."""
NOTCH = 100 / 120
"""Pixels of content for one eighth of a degree of a wheel."""
BUTTONS: dict[Qt.MouseButton, Button] = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}


class MirrorView(PictureView):
    """While the person drives, mouse and keys go to the target `on`; else a click only offers to take over."""

    clicked = Signal()
    """The picture was clicked while the agent drives."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.on = ""
        self._acted = model.state.acted
        self._moved: QPointF | None = None
        self._held: dict[Qt.MouseButton, int] = {}
        self._double: tuple[int, QPointF] | None = None
        self._pace = QTimer(self, singleShot=True, interval=MOVES_EVERY)
        self._pace.timeout.connect(self._move_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAcceptDrops(True)
        self.setAccessibleName("Mirror of the target")
        model.changed.connect(self.refresh)
        self.refresh()

    @property
    def driving(self) -> bool:
        return self._model.phase == "yours"

    def turn_to(self, on: str) -> None:
        """Show this target from now on; the picture of the one before is not its own."""
        if on != self.on:
            self.on = on
            self.show_image(QImage())
            self.refresh()

    def refresh(self) -> None:
        """Show what the model says."""
        state = self._model.state
        opening = "Nothing was opened" if self._model.phase in OVER else "Opening the targets"
        self.waiting_for = f"{self.on}\nWaiting for the first picture" if self.on else opening
        self.show_screen(state.screens.get(self.on))
        here = state.next is not None and state.next.move.on == self.on
        self.mark(state.next_element if here else None, f"Next: {state.next_words}" if here else "")
        if self.driving != self.hasMouseTracking():
            self.setMouseTracking(self.driving)
            self.border("You are driving" if self.driving else "")
            self._describe()
        if state.acted is not self._acted:
            self._acted = state.acted
            self._ripple_where_acted()

    def _ripple_where_acted(self) -> None:
        acted, screen = self._acted, self._model.state.screens.get(self.on)
        if acted and screen and acted.move.on == self.on and isinstance(acted.move.aim, int):
            element = screen.element(acted.move.aim)
            if element:
                self.tapped(element.box)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            "Mouse and keys go to the target. Ctrl+Shift+Tab leaves it." if self.driving else "Click to take over."
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.driving:
            if self._model.phase not in OVER:
                self.clicked.emit()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._press(event, 3 if self._is_third(event) else 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._double = event.timestamp(), event.position()
        self._press(event, 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicks := self._held.pop(event.button(), 0):
            self._point("up", event, self.nearest(event.position()), clicks)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.driving:
            self._moved = event.position()
            if not self._pace.isActive():
                self._move_on()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.driving and (at := self.fractions(event.position())):
            pixels = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else event.angleDelta() * NOTCH
            self._model.gesture(Wheel(*at, -pixels.x(), -pixels.y()), self.on)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.driving and _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.driving and (at := self.fractions(event.position())) and (paths := _files(event.mimeData())):
            self._model.gesture(Files(*at, paths), self.on)
            event.acceptProposedAction()

    def event(self, event: QEvent) -> bool:
        """While the person drives, Tab and the window's own shortcuts are the target's."""
        if isinstance(event, QKeyEvent) and self.driving:
            if event.type() == QEvent.Type.ShortcutOverride and not _stops(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.driving:
            super().keyPressEvent(event)
        elif _leaves(event):
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_Escape and self._model.escape():
            pass  # the second one stopped the run
        elif gesture := typed(event):
            self._model.gesture(gesture, self.on)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.driving and event.commitString():
            self._model.gesture(Text(event.commitString()), self.on)
        event.accept()

    def _is_third(self, event: QMouseEvent) -> bool:
        """Whether it follows a double click at once and in its place; Qt counts only to two."""
        if self._double is None:
            return False
        (when, where), self._double = self._double, None
        near = (event.position() - where).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - when <= QApplication.doubleClickInterval()

    def _press(self, event: QMouseEvent, clicks: int) -> None:
        at = self.fractions(event.position())
        if at and event.button() in BUTTONS:
            self._held[event.button()] = clicks
            self._point("down", event, at, clicks)

    def _point(self, do: Literal["down", "up"], event: QMouseEvent, at: tuple[float, float], clicks: int) -> None:
        self._moved = None
        self._model.gesture(Pointer(do, *at, BUTTONS[event.button()], clicks, held(event.modifiers())), self.on)

    def _move_on(self) -> None:
        """Pass the newest place of the mouse on, and wait a moment before the next."""
        if self._moved and (at := self.fractions(self._moved)):
            self._model.gesture(Pointer("move", *at), self.on)
            self._pace.start()
        self._moved = None


def _files(dragged: QMimeData) -> tuple[str, ...]:
    return tuple(url.toLocalFile() for url in dragged.urls() if url.isLocalFile())


def _stops(event: QKeyEvent) -> bool:
    """Ctrl+. stops the run whatever has the focus."""
    return event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _leaves(event: QKeyEvent) -> bool:
    wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and event.modifiers() == wanted
