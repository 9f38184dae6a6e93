"""A skill from a file, to be read before it is kept."""

from PySide6.QtWidgets import QHBoxLayout

from ui.models.skills.shelf import ShelfModel
from ui.theme.measures import SMALL
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.leading import lead
from ui.views.parts.page import Card
from ui.views.skills.diff_text import DiffText

QUARANTINED = "It is kept in quarantine: it cannot run before you have trusted it on its page."
REPLACES = "There is a skill of this name: this becomes its newest version, and the one before may not run meanwhile."


class IncomingPanel(Card):
    """What the file of a ShelfModel would change, and what it wants to touch."""

    def __init__(self, model: ShelfModel) -> None:
        super().__init__()
        self._model = model
        self._title, self._claims = label(kind="heading", wrap=True), label(wrap=True)
        self._what = label(kind="dim", wrap=True)
        self.changes = DiffText("What it changes")
        self.keep = button("&Keep in quarantine", model.keep, kind="primary", image="shield")
        self.leave = button("&Leave it", model.leave)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.keep)
        foot.addWidget(self.leave)
        foot.addStretch()
        for part in (self._title, self._claims, self._what):
            self.column.addWidget(part)
        self.column.addWidget(self.changes, 1)
        self.column.addLayout(foot)
        lead(self, self.leave)

    def show_incoming(self) -> None:
        """Show what the model has to be looked over."""
        if found := self._model.incoming:
            self._title.setText(f"From a file: {found.shortcut.name}")
            self._claims.setText("\n".join(found.claims))
            self._what.setText(f"{REPLACES} {QUARANTINED}" if found.replaces else QUARANTINED)
            self.changes.say(found.changes)
