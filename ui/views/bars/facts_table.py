"""What the engine itself knows about a move that waits for the person's word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.events import Decided
from controllers.actions import phrase
from perception.hierarchy.phone_screen import SCOPE
from perception.screen import Observation
from ui.theme.measures import LARGE, SMALL, TIGHT
from ui.views.parts.labels import label, retone

CLASSES = {
    0: "R0 · only looks",
    1: "R1 · can be undone",
    2: "R2 · changes something",
    3: "R3 · cannot be undone, or reaches others",
    4: "R4 · forbidden",
}
TONES = {2: "warning", 3: "danger", 4: "danger"}
LONGEST = 160
BROAD = 600
"""Pixels from which on two facts stand beside each other."""
ROWS = ("Action", "On", "Where", "Class", "Why it asks")


class FactsTable(QWidget):
    """Action, element, origin, risk class and the rule that asks, none of them in the words of a model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = {name: label(wrap=name != "Class") for name in ROWS}
        self._values["Class"].setProperty("kind", "badge")
        self._names = {name: label(name, "dim") for name in ROWS}
        self._across = 0
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TIGHT + 2)
        grid.setColumnStretch(1, 1)
        self._place(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(2 if event.size().width() >= BROAD else 1)

    def _place(self, across: int) -> None:
        """So many facts beside each other."""
        if across == self._across:
            return
        self._across = across
        for place, (name, value) in enumerate(self._values.items()):
            row, column = divmod(place, across)
            self._grid.addWidget(self._names[name], row, 2 * column, Qt.AlignmentFlag.AlignTop)
            width = 2 * across - 1 if name == ROWS[-1] else 1
            corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            side = corner if name == "Class" else Qt.AlignmentFlag(0)
            self._grid.addWidget(value, row, 2 * column + 1, 1, width, side)
        self._grid.setColumnStretch(3, across - 1)
        self._grid.setColumnMinimumWidth(2, SMALL if across > 1 else 0)

    def show_move(self, decided: Decided, screen: Observation | None) -> None:
        """Show the facts of this move on that screen."""
        decision = decided.decision
        effect = f" ({decision.effect})" if decision.effect else ""
        facts = f": {decision.facts}" if decision.facts else ""
        texts = (
            phrase(decided.move.action),
            decided.target if decided.element else "the screen as a whole",
            f"{_place(decided.scope, screen)} ({decided.move.on})",
            CLASSES[decision.risk] + effect,
            decision.rule + facts,
        )
        for name, text in zip(ROWS, texts, strict=True):
            self._values[name].setText(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
        retone(self._values["Class"], "tone", TONES.get(decision.risk, "accent"))

    @property
    def told(self) -> str:
        """All of it in one sentence, for a screen reader."""
        return ". ".join(f"{name}: {value.text()}" for name, value in self._values.items())


def _place(scope: str, screen: Observation | None) -> str:
    """The origin; an app of a phone by the name under its icon, too, which alone another app could also have."""
    if not scope.startswith(SCOPE):
        return scope
    package = scope.removeprefix(SCOPE)
    title = screen.place.title if screen and screen.place.scope == scope else package
    return package if title == package else f"{title} · {package}"
