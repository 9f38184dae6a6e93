"""Phones: which are there and what they lack, one card for each, and the ways to have one more."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.phones import PhonesModel
from ui.theme.measures import LARGE, MEDIUM
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.leading import lead
from ui.views.parts.page import Notice, Page
from ui.views.phones.findings import Findings
from ui.views.phones.phone_card import PhoneCard
from ui.views.phones.virtual_card import VirtualCard
from ui.views.phones.wireless_card import WirelessCard

NONE = (
    "No phone is there. Plug one in that has USB debugging on (Settings > About phone: tap Build number seven times; "
    "then Developer options), or take one of the ways below."
)


class PhonesView(QWidget):
    """A PhonesModel to look at; the list is followed while it is in sight."""

    def __init__(self, model: PhonesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cards: dict[str, PhoneCard] = {}
        self._trouble = Notice("Trouble with adb", "danger")
        self._none = label("", "dim", wrap=True)
        self.check = button("Check &everything", lambda: model.examine(""), kind="quiet", image="shield")
        self._findings = Findings()
        self._column = QVBoxLayout()
        self.wireless, self.virtual = WirelessCard(model), VirtualCard(model)
        lead(self, self.wireless.line)
        self._lay_out()
        model.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.rest()

    def _lay_out(self) -> None:
        page, head = Page(), QHBoxLayout()
        head.addWidget(label("Phones", "title"))
        head.addStretch()
        head.addWidget(self.check)
        page.column.addLayout(head)
        page.column.addWidget(self._trouble)
        page.column.addWidget(self._findings)
        page.column.addWidget(self._none)
        self._column.setSpacing(MEDIUM)
        page.column.addLayout(self._column)
        ways = QHBoxLayout()
        ways.setSpacing(LARGE)
        ways.addWidget(self.wireless, 3)
        ways.addWidget(self.virtual, 2)
        page.column.addLayout(ways)
        page.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _show(self) -> None:
        model = self._model
        self._trouble.say(model.problems.get("list") or model.problems.get("doctor", ""))
        self._findings.say(model.findings.get("", ()))
        self.check.setEnabled(not model.is_busy("doctor"))
        self._none.setText("Looking for phones…" if model.phones is None else NONE)
        self._none.setVisible(not model.phones and "list" not in model.problems)
        self._show_phones()

    def _show_phones(self) -> None:
        there = {phone.serial: phone for phone in self._model.phones or ()}
        for serial in self._cards.keys() - there.keys():
            gone = self._cards.pop(serial)
            gone.hide()
            gone.deleteLater()
        for serial, phone in there.items():
            if serial not in self._cards:
                self._cards[serial] = PhoneCard(self._model, serial)
                self._column.addWidget(self._cards[serial])
            self._cards[serial].show_phone(phone)
