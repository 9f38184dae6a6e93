"""The places of the window that are made when they are first looked at; each import waits until then, too."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.window import MainWindow


def history(window: "MainWindow") -> QWidget:
    """Every run of the past."""
    from ui.models.history import HistoryModel
    from ui.views.history.history_view import HistoryView

    model = HistoryModel(window)
    model.opened.connect(window.open_film)
    model.again.connect(lambda order: window.ask(order, start=False))
    model.resumed.connect(lambda order: window.ask(order, start=True))
    return HistoryView(model)


def phones(window: "MainWindow") -> QWidget:
    """The phones of this machine."""
    from ui.models.phones import PhonesModel
    from ui.views.phones.phones_view import PhonesView

    model = PhonesModel(window)
    model.chosen.connect(window.work_on)
    model.tried.connect(lambda order: window.ask(order, start=False))
    window.endings.append(model.close)
    return PhonesView(model)


def settings(window: "MainWindow") -> QWidget:
    """The settings as a form."""
    from ui.models.settings import SettingsModel
    from ui.views.settings.settings_view import SettingsView

    model = SettingsModel(window)
    model.theme_changed.connect(window.retheme)
    window.endings.append(model.close)
    return SettingsView(model)
