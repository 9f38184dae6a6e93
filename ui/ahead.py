"""What is done once the window is there, so that nobody waits for it later."""

import gc
from importlib import import_module

from PySide6.QtCore import QObject

from ui.models.background import Background

PAGES = (
    "ui.views.history.history_view",
    "ui.views.skills.shelf_view",
    "ui.views.skills.skill_view",
    "ui.views.phones.phones_view",
    "ui.views.settings.settings_view",
    "ui.views.history.film_view",
    "ui.models.recording",
    "ui.models.skills.manuals",
)


def get_ready(parent: QObject) -> None:
    """Import the pages that are made when they are wanted, off the GUI thread."""
    Background(parent).run(_import_pages, _leave_alone, lambda _: None)


def _import_pages() -> None:
    for page in PAGES:
        import_module(page)


def _leave_alone(_: None) -> None:
    """Have Python's collector not look again and again at what stays to the end; it takes tens of milliseconds."""
    gc.freeze()
