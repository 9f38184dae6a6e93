"""The bar while the agent works: say something, pause, take over."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.models.run import RunModel
from ui.theme.icons import icon
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.parts.buttons import button, enable
from ui.views.parts.say_field import SayField


class SayingBar(QFrame):
    """Heeded before the next step; pausing and taking over wait for the action that is under way."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._model = model
        self.field = SayField(
            "Say something to the agent; it is heeded before the next step", "Say", model.tell, image="send"
        )
        self.pause = button("Pause", self._toggle, image="pause")
        self.take_over = button(
            "Take over", model.take_over, image="hand", tip="Work the target yourself, with your own mouse and keys"
        )
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.pause)
        row.addWidget(self.take_over)

    def refresh(self) -> None:
        """Show what can be wished for now."""
        phase, pending = self._model.phase, self._model.pending
        paused = phase == "paused"
        self.field.setEnabled(phase != "starting")
        self.pause.setText("Go on" if paused else "Pause")
        self.pause.setIcon(icon("run" if paused else "pause"))
        enable(phase != "starting" and not pending, self.pause, self.take_over, rest=self.field)

    def _toggle(self) -> None:
        if self._model.phase == "paused":
            self._model.resume()
        else:
            self._model.pause()
