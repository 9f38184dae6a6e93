"""Where the shown target is: its address and title, the other targets, and the switch for element boxes."""

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
        self.boxes = QToolButton()
        self.boxes.setCheckable(True)
        self.boxes.setProperty("kind", "ghost")
        self.boxes.setIcon(icon("boxes"))
        self.boxes.setAccessibleName("Number the elements")
        self.boxes.setToolTip("Show every element with the number by which the agent calls it (B)")
        self.boxes.setShortcut(QKeySequence("B"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.targets)
        row.addWidget(self.title, 2)
        row.addWidget(self.address, 3)
        row.addWidget(self.boxes)

    def refresh(self) -> None:
        """Show where the model's target is."""
        screen, names = self._model.screen, tuple(name for name, _ in self._model.episode.targets)
        self.title.say(screen.place.title if screen else "")
        self.address.say(screen.place.address if screen else "")
        with QSignalBlocker(self.targets):
            if names != self._names:
                self._names = names
                while self.targets.count():
                    self.targets.removeTab(0)
                for name in names:
                    self.targets.addTab(name.replace("&", "&&"))
            if self._model.watching in names:
                self.targets.setCurrentIndex(names.index(self._model.watching))
        self.targets.setVisible(len(names) > 1)
