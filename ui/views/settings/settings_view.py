"""Settings: every row of the table of settings, and the key of the model's server."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.home import settings_file
from ui.models.settings import SettingsModel
from ui.theme.measures import LARGE
from ui.views.parts.labels import label
from ui.views.parts.page import Card, Notice, Page
from ui.views.settings.key_card import KeyCard
from ui.views.settings.setting_row import SettingRow


class SettingsView(QWidget):
    """A SettingsModel to look at."""

    def __init__(self, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.rows = {name: SettingRow(model, name) for names in model.groups.values() for name in names}
        self.key = KeyCard(model)
        self._problem = Notice("What is wrong with the settings")
        page = Page()
        page.column.addWidget(label("Settings", "title"))
        page.column.addWidget(self._problem)
        for title, names in model.groups.items():
            page.column.addWidget(self._card(title, names))
            if title == "Thinking":
                page.column.addWidget(self.key)
        page.column.addWidget(label(f"Kept in {settings_file()}", "small", wrap=True))
        page.column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        model.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.refresh()

    def _card(self, title: str, names: tuple[str, ...]) -> Card:
        card = Card()
        card.column.setSpacing(LARGE)
        card.column.addWidget(label(title, "heading"))
        for name in names:
            card.column.addWidget(self.rows[name])
        return card

    def _show(self) -> None:
        self._problem.say(self._model.problem)
