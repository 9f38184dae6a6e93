"""Keeping a run as a macro: its name is asked for, and its page is opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from ui.models import macros
from ui.models.background import Background

if TYPE_CHECKING:
    from ui.window import MainWindow

QUESTION = "What the macro is called (empty: as its task):"


def keep_as_macro(window: "MainWindow", episode: str) -> None:
    """Ask for a name, keep the run of that id under it, and open the page of that skill."""
    name, sure = QInputDialog.getText(window, "Keep as macro", QUESTION)
    if sure:
        Background(window).run(lambda: macros.keep(episode, name), window.open_skill, window.say)
