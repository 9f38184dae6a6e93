"""A dry run in a process of its own: the first screen of a skill, and which targets of its steps it shows."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.home import home
from app.macros.rehearsal import Rehearsed, Scene
from app.pictures import Pictures
from app.wire import scene_from_json
from perception.locators import Locator
from skills.codec import Malformed
from ui.engines.command import Command


class DryRun(QObject):
    """Nothing is touched by it. found: what came of each step, by its place from 0. problem: why there is nothing."""

    changed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._command: Command | None = None
        self.scene: Scene | None = None
        self.found: dict[int, Rehearsed] = {}
        self.problem = ""

    @property
    def runs(self) -> bool:
        return self._command is not None

    @property
    def picture(self) -> Path | None:
        """The file of the screen's picture."""
        screen = self.scene.screen if self.scene else None
        return Pictures(home() / "pictures").find(screen.picture.digest) if screen and screen.picture else None

    def start(self, values: Mapping[str, str]) -> None:
        """Look anew, with these values for the parameters."""
        if self._command is None:
            self._clear()
            given = [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
            words = ["macro", "replay", self._name, "--dry-run", "--pictures", "--json", *given]
            self._command = Command("dry run", words, self)
            self._command.told.connect(self._take)
            self._command.ended.connect(self._end)
            self.changed.emit()

    def forget(self) -> None:
        """What was found is true no more."""
        self._clear()
        self.changed.emit()

    def known_by(self, number: int) -> Locator | None:
        """What the element of that number on the screen is known by."""
        return dict(self.scene.chains).get(number) if self.scene else None

    def close(self) -> None:
        """End what runs."""
        if self._command:
            self._command.close()
            self._command = None

    def _clear(self) -> None:
        self.scene, self.found, self.problem = None, {}, ""

    @Slot(object)
    def _take(self, told: dict[str, Any]) -> None:
        try:
            if "screen" in told:
                self.scene = scene_from_json(json.dumps(told))
            elif "step" in told:
                place = int(told.pop("step")) - 1
                self.found[place] = Rehearsed(**told)
        except (Malformed, TypeError) as problem:
            self.problem = f"The dry run said something that cannot be read: {problem}"
        self.changed.emit()

    @Slot(object, str)
    def _end(self, command: Command, sentence: str) -> None:
        command.deleteLater()
        self._command = None
        self.problem = sentence or self.problem
        self.changed.emit()
