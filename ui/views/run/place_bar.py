"""Where the shown target is: its address and title, the other targets, and the switches for what is shown of them."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from ui.models.run import RunModel
from ui.theme.icons import icon
from ui.theme.measures import SMALL
from ui.views.parts.labels import Elided


class PlaceBar(QWidget):
    """With several targets, one tab for each: choosing one shows it from now on."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._names: tuple[str, ...] = ()
        self.targets = QTabBar()
        self.targets.setAccessibleName("Targets")
        self.targets.currentChanged.connect(lambda at: model.watch(self._names[at]))
        self.title, self.address = Elided(), Elided(kind="dim")
        self.beside = _switch("columns", "Side by side", "Show all targets side by side (S)", "S")
        self.beside.toggled.connect(model.show_all)
        tip = "Show every element with the number by which the agent calls it (B)"
        self.boxes = _switch("boxes", "Number the elements", tip, "B")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.targets)
        row.addWidget(self.title, 2)
        row.addWidget(self.address, 3)
        row.addWidget(self.beside)
        row.addWidget(self.boxes)

    def refresh(self) -> None:
        """Show where the model's target is."""
        screen, names = self._model.screen, tuple(name for name, _ in self._model.episode.targets)
        self.title.say(screen.place.title if screen else "")
        self.address.say(screen.place.address if screen else "")
        sight = self._model.sight
        self.beside.setVisible(sight.divisible)
        with QSignalBlocker(self.beside):
            self.beside.setChecked(sight.side_by_side)
        with QSignalBlocker(self.targets):
            if names != self._names:
                self._names = names
                while self.targets.count():
                    self.targets.removeTab(0)
                for name in names:
                    self.targets.addTab(name.replace("&", "&&"))
            if self._model.watching in names:
                self.targets.setCurrentIndex(names.index(self._model.watching))
        self.targets.setVisible(len(names) > 1 and not sight.side_by_side)


def _switch(image: str, name: str, tip: str, key: str) -> QToolButton:
    """A small button that stays down while it is on; the key does the same."""
    made = QToolButton()
    made.setCheckable(True)
    made.setProperty("kind", "ghost")
    made.setIcon(icon(image))
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setShortcut(QKeySequence(key))
    return made
