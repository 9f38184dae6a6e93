"""Pictures of the pages of skills: what runs in the demo shop have taught, and one that was healed in a replay."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace

from app.history import page
from app.home import home
from app.journal import Journal
from app.macros.harvest import harvest
from perception.locators import Attribute, Described, Labelled, Locator, Named
from skills.editing import aimed_at
from skills.generalising.shortcut import generalised
from skills.library import Library
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.pictures.camera import Camera
from tests.pictures.waiting import until, until_still
from ui.models.skills.shelf import ShelfModel
from ui.models.skills.skill import SkillModel
from ui.views.skills.shelf_view import ShelfView
from ui.views.skills.skill_view import SkillView
from ui.window import MainWindow

SKILLS = 2
"""The page's place in the rail."""
MOVE = "Move a customer"


class SkillScenes:
    """Plays the scenes in one window whose home has runs already. words: of a run that a macro is made of."""

    def __init__(self, window: MainWindow, camera: Camera) -> None:
        self._window, self._camera = window, camera

    def play(self, words: str) -> None:
        made = self._macro(words)
        self._shelf()
        self._skill(made.name)
        self._heal(made)

    def _macro(self, words: str) -> Shortcut:
        """A macro of the last run in these words."""
        run = next(run for run in page(home() / "journal.db", None, 100) if run.task == words and run.ending == "done")
        with closing(Journal(home() / "journal.db")) as journal:
            made = generalised(harvest(journal.whole(run.id)).shown, MOVE).shortcut
        with closing(Library(home() / "library.db")) as library:
            library.save_shortcut(replace(made, description="Takes a new street, postcode, city and tier down."))
            library.save_shortcut(replace(made, name="Sent by a friend", origin="imported", trust="quarantined"))
        return made

    def _shelf(self) -> None:
        self._window.go_to(self._window.rail.pages[SKILLS])
        model, view = self._window.findChild(ShelfModel), self._window.findChild(ShelfView)
        assert model and view
        model.refresh()
        until(lambda: bool(model.table.entries), model.changed)
        view.table.selectRow(0)
        self._camera.take("skills")

    def _skill(self, name: str) -> None:
        _, view = self._page(name)
        view.steps.dry.click()
        until(lambda: not view.dry_run.runs, view.dry_run.changed)
        until_still(view.dry_run.changed)
        self._camera.take("skill")
        self._window.close_page(view)

    def _heal(self, made: Shortcut) -> None:
        """Have the button's name be another one than in the shop, and the macro replayed."""
        number = next(n for n, step in enumerate(made.steps) if step.words.startswith("press Save"))
        with closing(Library(home() / "library.db")) as library:
            library.save_shortcut(aimed_at(made, number, renamed(made.steps[number], "Store")))
        words = ["macro", "replay", made.name, "--pictures", "--json", "--mode", "scope", "--allow", "submit"]
        subprocess.run([sys.executable, "-m", "app.cli", *words], stdout=subprocess.DEVNULL, check=True)
        model, view = self._page(made.name)
        until(lambda: model.facts is not None and model.facts.waiting is not None, model.changed)
        until_still(view.heal.loaded)
        self._camera.take("skill-healed")
        self._window.close_page(view)

    def _page(self, name: str) -> tuple[SkillModel, SkillView]:
        self._window.open_skill(name)
        view = self._window.pages.currentWidget()
        assert isinstance(view, SkillView)
        model = view.model
        until(lambda: model.facts is not None, model.changed)
        return model, view


def renamed(step: object, name: str) -> Locator:
    """What the step's element is known by, under another name."""
    assert isinstance(step, Do) and step.target
    rest = [part for part in step.target.parts if not isinstance(part, Attribute | Described | Labelled | Named)]
    return Locator((Named("button", name, 1), *rest))
