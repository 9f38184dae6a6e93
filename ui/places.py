"""The pages of the window that are made when they are first looked at; each import waits until then, too."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.home import home
from app.pictures import Pictures
from ui.keeping import keep_as_macro
from ui.models.sessions import Sessions

if TYPE_CHECKING:
    from ui.models.recording import Recording
    from ui.window import MainWindow


def history(window: "MainWindow") -> QWidget:
    """Every run of the past."""
    from ui.models.history import HistoryModel
    from ui.views.history.history_view import HistoryView

    model = HistoryModel(window)
    model.opened.connect(window.open_film)
    model.again.connect(lambda order: window.ask(order, start=False))
    model.replayed.connect(partial(run_again, window))
    model.resumed.connect(lambda order: window.ask(order, start=True))
    model.kept.connect(partial(keep_as_macro, window))
    return HistoryView(model)


def run_again(window: "MainWindow", name: str, given: dict[str, str]) -> None:
    """Show the page of a skill and, where it may run, its form with these values."""
    from ui.views.skills.skill_view import SkillView

    window.open_skill(name)
    page = window.pages.currentWidget()
    if isinstance(page, SkillView):
        page.form.again(given)


def skills(window: "MainWindow") -> QWidget:
    """All skills, and what is known of each place."""
    from ui.models.skills.manuals import ManualsModel
    from ui.models.skills.shelf import ShelfModel
    from ui.views.skills.shelf_view import ShelfView

    model = ShelfModel(window)
    model.opened.connect(window.open_skill)
    return ShelfView(model, ManualsModel(window))


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


def skill(window: "MainWindow", sessions: Sessions, name: str) -> QWidget:
    """The page of one skill."""
    from ui.models.skills.skill import SkillModel
    from ui.views.skills.skill_view import SkillView

    model = SkillModel(name)
    view = SkillView(model)
    window.endings.append(view.end)
    view.film.connect(window.open_film)
    model.asked.connect(sessions.begin)
    model.tried.connect(sessions.go_on)
    model.gone.connect(lambda: window.remove(view))
    return view


def film(recording: "Recording") -> tuple[QWidget, str]:
    """A past run to be watched, and what it is called."""
    from ui.models.film import FilmModel
    from ui.views.history.film_view import FilmView

    model = FilmModel(recording, Pictures(home() / "pictures"))
    view = FilmView(model)
    model.setParent(view)
    return view, model.now.episode.task.instruction
