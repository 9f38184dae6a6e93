"""Changing a proposed move before it is made: its text, and the element it is about."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.events import Decided
from app.executor import MASK, name
from perception.screen import Observation
from ui.models.amending import text_of
from ui.models.run import RunModel
from ui.theme.measures import SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label

LONGEST = 60


class AmendField(QWidget):
    """The text, where the move has one, and the elements of the screen to choose from, where it is about one."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: Decided | None = None
        self._masked = False
        self._text_label, self._on_label = label("Text", "dim"), label("On", "dim")
        self.text = QLineEdit()
        self.text.setAccessibleName("Text to use instead")
        self.elements = QComboBox()
        self.elements.setAccessibleName("Element to do it on")
        self.elements.setMinimumContentsLength(12)
        self.elements.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.send = button("Do this instead", self._amend, kind="primary")
        self.text.textChanged.connect(self._allow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for widget, stretch in ((self._text_label, 0), (self.text, 2), (self._on_label, 0), (self.elements, 3)):
            row.addWidget(widget, stretch)
        row.addWidget(self.send)

    def show_move(self, decided: Decided, screen: Observation | None) -> None:
        """Offer what can be changed about this move."""
        self._shown = decided
        text = text_of(decided.move.action)
        self._masked = text == MASK
        self.text.setText("" if text is None or self._masked else text)
        self.text.setEchoMode(QLineEdit.EchoMode.Password if self._masked else QLineEdit.EchoMode.Normal)
        self.text.setPlaceholderText("hidden; type all of it" if self._masked else "")
        self.elements.clear()
        for element in screen.elements if screen and decided.element else ():
            if element.interactive and element.visibility == "shown":
                self.elements.addItem(f"{element.number}  {name(element)}"[:LONGEST], element.number)
        self.elements.setCurrentIndex(self.elements.findData(decided.element))
        self._text_label.setVisible(text is not None)
        self.text.setVisible(text is not None)
        self._on_label.setVisible(bool(decided.element))
        self.elements.setVisible(bool(decided.element))
        self.setFocusProxy(self.elements if text is None else self.text)
        self._allow()

    @staticmethod
    def offers(decided: Decided) -> bool:
        """Whether there is anything about the move that can be changed."""
        return text_of(decided.move.action) is not None or bool(decided.element)

    def _allow(self) -> None:
        self.send.setEnabled(not self._masked or bool(self.text.text()))

    def _amend(self) -> None:
        if self._model.state.next is self._shown:  # else it was meant for the one before
            self._model.amend(self.text.text(), self.elements.currentData() or 0)
