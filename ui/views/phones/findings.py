"""What the doctor found, one line for each thing it looked at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.doctor import CheckResult
from ui.theme.measures import TIGHT
from ui.views.parts.labels import label


class Findings(QWidget):
    """Each with a mark, so that nothing depends on colour; gone while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[CheckResult, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        self.hide()

    def say(self, findings: Sequence[CheckResult]) -> None:
        """Show these; what is well is told quietly."""
        if self._shown != (now := tuple(findings)):
            self._shown = now
            while item := self._column.takeAt(0):
                if old := item.widget():
                    old.hide()
                    old.deleteLater()
            for found in now:
                self._column.addWidget(_line(found))
        self.setVisible(bool(now))


def _line(found: CheckResult) -> QLabel:
    mark = "✓" if found.ok else "✗"
    return label(f"{mark}  {found.sentence} {found.remedy}".rstrip(), "dim" if found.ok else "problem", wrap=True)
