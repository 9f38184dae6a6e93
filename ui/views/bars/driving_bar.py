"""The bar while the person drives: why, how to hand back, and the page's own dialog where one is open."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.driving import RECORDED
from controllers.actions import SetText, Tap
from perception.screen import Element
from ui.models.run import RunModel
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.parts.buttons import button, enable
from ui.views.parts.labels import label

RECORDING = "Recording: do it once. What changes nothing is left out."
HOW = "Mouse and keys in the picture go to what it shows. Drop files on fields of pages. Passwords are kept nowhere."

ON_DESKTOP = (
    "Press in the picture; this window is grey there: move it aside, or make it smaller. Press each field in the "
    "picture before you type: what it holds by the next press is recorded."
)


class DrivingBar(QFrame):
    """The agent neither acts nor looks until the person hands back."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[Element, ...] = ()
        self._lines: dict[int, QLineEdit] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "notice")
        self.reason = label(kind="heading", wrap=True)
        self.hand_back = button("Hand back", model.hand_back, kind="primary", image="back-to-agent")
        self.record = button("Record", model.record, image="film", tip="What you do becomes steps of this run")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.reason)
        self.how = label(HOW, "dim", wrap=True)
        words.addWidget(self.how)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self.record)
        row.addWidget(self.hand_back)
        self.dialog = QWidget()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self.dialog)
        self.dialog.hide()

    def refresh(self) -> None:
        """Show why the person drives, and the page's dialog."""
        reason = self._model.state.reason.strip().rstrip(".")
        own = reason in ("", "you took over")
        self.reason.setText("You are driving." if own else f"You are driving: {reason}.")
        if self._model.order.shown:
            self.reason.setText(RECORDING)
            self.hand_back.setText("Keep as macro")
        self.how.setText(ON_DESKTOP if self._on_desktop else HOW)
        self.record.setVisible(not self._model.order.shown)
        self.setAccessibleName(self.reason.text())
        enable(self._model.pending != "hand back", self.hand_back, rest=self)
        enable(self._model.pending == "" and reason != RECORDED, self.record, rest=self)
        if self._model.dialog != self._shown:
            self._shown = self._model.dialog
            self._offer(self._shown)

    @property
    def _on_desktop(self) -> bool:
        return (self._model.watching, "desktop") in self._model.episode.targets

    def _offer(self, elements: tuple[Element, ...]) -> None:
        """The dialog's field and buttons: the picture cannot show them."""
        offered = QWidget()
        row = QHBoxLayout(offered)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(label("The page shows a dialog:", "dim"))
        self._lines.clear()
        for element in elements:
            row.addWidget(self._control(element))
        row.addStretch()
        self._column.replaceWidget(self.dialog, offered)
        self.dialog.deleteLater()
        self.dialog = offered
        offered.setVisible(bool(elements))

    def _control(self, element: Element) -> QWidget:
        if not element.editable:
            return button(element.name.replace("&", "&&"), partial(self._press, element.number))
        line = QLineEdit(element.value)
        line.setAccessibleName(element.name)
        self._lines[element.number] = line
        return line

    def _press(self, number: int) -> None:
        """Fill in what was typed, then press."""
        for field, line in self._lines.items():
            if line.isModified():
                self._model.act(SetText(line.text()), field)
        self._model.act(Tap(), number)
