"""What is known of each place as a manual that a person may edit; what they write there are their rules."""

from PySide6.QtCore import QObject, Signal

from app.learning.manual import manual, take
from skills.library import Library
from ui.models.background import Background
from ui.models.skills.library import using


class ManualsModel(QObject):
    """The places, and the manual of the one that is shown: `text` as it is kept, `draft` as it is being edited."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places: list[str] = []
        self.place = self.text = self.draft = ""
        self._background = Background(self)

    @property
    def unsaved(self) -> bool:
        return self.draft != self.text

    def refresh(self) -> None:
        """Read the places anew; what is being edited stays."""
        self._background.run(using(places), self._list, self.said.emit)

    def choose(self, place: str) -> None:
        """Show the manual of that place."""
        self.place = place
        self._background.run(using(lambda library: (place, manual(library, place))), self._show, self.said.emit)

    def write(self, draft: str) -> None:
        if draft != self.draft:
            self.draft = draft
            self.changed.emit()

    def revert(self) -> None:
        """Forget what was edited."""
        self.draft = self.text
        self.changed.emit()

    def save(self) -> None:
        """Keep what was changed: new lines as the person's rules; tips whose lines are gone are told no more."""
        place, draft = self.place, self.draft
        self._background.run(using(lambda library: kept(library, place, draft)), self._kept, self.said.emit)

    def _list(self, places: list[str]) -> None:
        self.places = places
        if self.place not in places:
            self.place = self.text = self.draft = ""
        if places and not self.place:
            self.choose(places[0])
        self.changed.emit()

    def _show(self, found: tuple[str, str]) -> None:
        place, text = found
        if place == self.place:
            self.text = self.draft = text
            self.changed.emit()

    def _kept(self, told: tuple[int, int]) -> None:
        self.said.emit(f"Kept: {told[0]} new rules of yours; {told[1]} tips are told no more.")
        self.choose(self.place)


def places(library: Library) -> list[str]:
    """Everywhere that something is known of."""
    scopes = {each.scope for each in library.shortcuts()} | {each.scope for each in library.tips()}
    return sorted(scopes - {""})


def kept(library: Library, place: str, draft: str) -> tuple[int, int]:
    """How many rules were added and tips dropped."""
    added, dropped = take(library, place, draft)
    return len(added), len(dropped)
