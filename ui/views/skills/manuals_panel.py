"""The manual of a place, to be read and edited."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.models.skills.manuals import ManualsModel
from ui.theme.measures import MEDIUM, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.labels import label

NOTHING_YET = "No tips yet. What did not work at first, and what helped, is kept here for each place."
EXPLAINED = "A line that you add is a rule of yours, which no run retires; a tip whose line you delete is told no more."


class ManualsPanel(QWidget):
    """A ManualsModel to look at."""

    def __init__(self, model: ManualsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.place = Choice("Place", ())
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Manual")
        self.text.setTabChangesFocus(True)
        self.save = button("&Save", model.save, kind="primary", image="save")
        self.revert = button("&Revert", model.revert)
        self._words = label(kind="dim", wrap=True)
        self._lay_out()
        self.text.textChanged.connect(lambda: model.write(self.text.toPlainText()))
        self.place.currentIndexChanged.connect(self._choose)
        model.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.save)
        foot.addWidget(self.revert)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.place)
        column.addWidget(self._words)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def _choose(self) -> None:
        if place := self.place.currentData():
            self._model.choose(place)

    def _show(self) -> None:
        model = self._model
        with QSignalBlocker(self.place):
            if [self.place.itemData(row) for row in range(self.place.count())] != model.places:
                self.place.clear()
                for place in model.places:
                    self.place.addItem(place, place)
            self.place.setCurrentIndex(self.place.findData(model.place))
        if self.text.toPlainText() != model.draft:
            with QSignalBlocker(self.text):
                self.text.setPlainText(model.draft)
        self.place.setEnabled(not model.unsaved)
        self.place.setVisible(bool(model.places))
        self.text.setVisible(bool(model.place))
        self._words.setText(EXPLAINED if model.places else NOTHING_YET)
        for part in (self.save, self.revert):
            part.setEnabled(model.unsaved)
            part.setVisible(bool(model.place))
