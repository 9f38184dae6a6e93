"""A phone over Wi-Fi: connected by its address, or paired by a code that it reads from the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.models.phones import PhonesModel
from ui.theme.measures import LARGE, SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.page import Card
from ui.views.parts.problem import Problem
from ui.views.phones.qr_code import QrCode

HOW = (
    "On the phone, in the same Wi-Fi: Settings > Developer options > Wireless debugging > Pair device with QR code. "
    "Then hold it in front of this code."
)


class WirelessCard(Card):
    """The ways over Wi-Fi of a PhonesModel."""

    def __init__(self, model: PhonesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self.line = QLineEdit(placeholderText="192.168.1.20:41001")
        self.line.setAccessibleName("Address of a phone")
        self.connects = button("Co&nnect", self._connect, kind="quiet", image="plus")
        self.pairs = button("&Pair by QR code", model.pair, image="phone")
        self.stops = button("Cancel", model.stop_pairing, kind="quiet")
        self._wrong, self._unpaired = Problem(self.line), Problem(self.pairs)
        self._good = label(kind="good", wrap=True)
        self.code = QrCode()
        self._pairing = QWidget()
        self._lay_out()
        self.line.returnPressed.connect(self._connect)
        model.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.connects)
        pairing, words = QHBoxLayout(self._pairing), QVBoxLayout()
        pairing.setContentsMargins(0, 0, 0, 0)
        pairing.setSpacing(LARGE)
        words.addWidget(label(HOW, "dim", wrap=True))
        words.addWidget(self.stops, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch()
        pairing.addWidget(self.code)
        pairing.addLayout(words, 1)
        self.column.addWidget(label("Over Wi-Fi", "heading"))
        about = "A phone that was paired before shows its address under Wireless debugging."
        self.column.addWidget(label(about, "dim", wrap=True))
        self.column.addLayout(row)
        for each in (self._wrong.words, self._good, self.pairs, self._unpaired.words, self._pairing):
            self.column.addWidget(each)
        self.column.setAlignment(self.pairs, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()

    def _connect(self) -> None:
        self._model.connect_to(self.line.text())

    def _show(self) -> None:
        model = self._model
        self._wrong.say(model.problems.get("connect", ""))
        self._unpaired.say(model.problems.get("pair", ""))
        self._good.setText(f"{model.connected} is connected.")
        self._good.setVisible(bool(model.connected))
        self.connects.setEnabled(not model.is_busy("connect"))
        self.connects.setText("Connecting…" if model.is_busy("connect") else "Co&nnect")
        self.pairs.setVisible(not model.code)
        self.pairs.setEnabled(not model.is_busy("pair"))
        self.code.show_text(model.code)
        self._pairing.setVisible(bool(model.code))
