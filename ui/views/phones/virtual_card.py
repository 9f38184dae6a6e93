"""A phone that is none: switched on for trying things out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.models.phones import PhonesModel
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.page import Card
from ui.views.parts.problem import Problem

ABOUT = (
    "It has ten small apps and people in its address book, is worked like a real one, and nothing on it matters. "
    "It is gone when it is switched off."
)


class VirtualCard(Card):
    """The virtual phones of a PhonesModel; several may run side by side."""

    def __init__(self, model: PhonesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self.starts = button("&Start a virtual phone", model.start_virtual, image="spark")
        self._problem = Problem(self.starts)
        self.column.addWidget(label("A phone to try things on", "heading"))
        self.column.addWidget(label(ABOUT, "dim", wrap=True))
        self.column.addWidget(self.starts, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._problem.words)
        self.column.addStretch()
        model.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        starting = self._model.is_busy("virtual")
        self.starts.setEnabled(not starting)
        self.starts.setText("Switching it on…" if starting else "&Start a virtual phone")
        self._problem.say(self._model.problems.get("virtual", ""))
