"""The key of the model's server: entered where nobody sees it, tried, removed; never shown."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.models.settings import SettingsModel
from ui.theme.measures import SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label, retone
from ui.views.parts.page import Card


class KeyCard(Card):
    """The key part of a SettingsModel."""

    def __init__(self, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self.line = QLineEdit(placeholderText="Paste a key", echoMode=QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("Key of the model's server")
        self.save = button("&Keep it", self._save, kind="quiet", image="key")
        self.trial = button("Tr&y it", model.try_key)
        self.remove = button("Re&move", model.remove_key, kind="danger")
        self._state = label(kind="dim", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        for action in (self.save, self.trial, self.remove):
            row.addWidget(action)
        self.column.addWidget(label("Key", "heading"))
        self.column.addWidget(self._state)
        self.column.addLayout(row)
        about = (
            "It is kept in the operating system's keyring, for the server that is set as base URL, and shown nowhere."
        )
        self.column.addWidget(label(about, "small", wrap=True))
        self.line.returnPressed.connect(self._save)
        self.line.textChanged.connect(self._show)
        model.changed.connect(self._show)
        self._show()

    def _save(self) -> None:
        if self.line.text().strip():
            self._model.set_key(self.line.text())
            self.line.clear()

    def _show(self) -> None:
        self.save.setEnabled(bool(self.line.text().strip()))
        self.trial.setEnabled(self._model.key_there and not self._model.trying_key)
        self.remove.setEnabled(self._model.key_kept)
        self._state.setText(self._model.key)
        self._state.setVisible(bool(self._model.key))
        retone(self._state, "kind", {None: "dim", True: "good", False: "problem"}[self._model.key_works])
