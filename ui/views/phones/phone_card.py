"""One phone: what it is called, how it is reached, whether it can be worked, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.phones import PhoneEntry, PhonesModel
from ui.theme.measures import MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.labels import Elided, label, retone
from ui.views.parts.page import Card
from ui.views.phones.findings import Findings

WAYS = {"usb": "USB", "wifi": "Wi-Fi", "virtual": "On this computer"}


class PhoneCard(Card):
    """Follows one phone of a PhonesModel."""

    def __init__(self, model: PhonesModel, serial: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model, self._serial = model, serial
        self._name, self._way, self._state = Elided(kind="heading"), Elided(kind="small"), label(kind="badge")
        self._advice, self._findings = label(wrap=True), Findings()
        self.work = button("Work on it", lambda: model.work_on(serial), kind="primary", image="run")
        self.check = button("Check", lambda: model.examine(serial), kind="quiet", image="shield")
        self.off = button("Switch off", lambda: model.stop_virtual(serial), kind="quiet", image="stop")
        self.example = button("Try it", lambda: model.try_out(serial), kind="quiet", image="spark")
        self.column.setSpacing(SMALL)
        self.column.addLayout(self._head())
        self.column.addWidget(self._advice)
        self.column.addWidget(self._findings)

    def _head(self) -> QHBoxLayout:
        words, row = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._name)
        words.addWidget(self._way)
        row.setSpacing(MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        for each in (self.off, self.check, self.example, self.work):
            row.addWidget(each)
        return row

    def show_phone(self, phone: PhoneEntry) -> None:
        """Show how it is now."""
        name = phone.model or "Phone"
        self._name.say(name)
        self._way.say(f"{WAYS.get(phone.way, phone.way)} · {phone.serial}")
        self.setAccessibleName(f"{name}, {phone.serial}")
        self._state.setText("Ready" if phone.ready else "Needs you")
        retone(self._state, "tone", "good" if phone.ready else "warning")
        self._advice.setText(phone.advice)
        self._advice.setVisible(not phone.ready)
        self.work.setEnabled(phone.ready)
        self.off.setVisible(phone.own)
        self.example.setVisible(phone.own)
        self.example.setEnabled(phone.ready)
        self.check.setEnabled(not self._model.is_busy("doctor"))
        names = {"Work on": self.work, "Check": self.check, "Switch off": self.off, "Try an example on": self.example}
        for does, each in names.items():
            each.setAccessibleName(f"{does} {phone.serial}")
        found = self._model.findings.get(phone.serial, ())
        self._findings.say([one for one in found if one.name == phone.serial or not one.ok])
