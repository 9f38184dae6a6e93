"""All skills as a table, searched off the GUI thread, and a file that is looked at before it is taken in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.errors import UserError
from app.macros.editing import claims, imported, is_here
from skills.library import Library
from skills.notation.diffing import diff
from skills.notation.nodes import Misread
from skills.shortcuts import Shortcut, Uses
from ui.models.background import Background
from ui.models.skills.library import TRUST, counted, read, using

COLUMNS = ("Name", "For", "Steps", "Trust", "Worked")
DEBOUNCE = 200
"""Milliseconds without a key after which a search begins."""
MOST = 500
"""Skills that a search lists."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A skill in its newest version; waiting: whether a healed version waits for a word."""

    shortcut: Shortcut
    uses: Uses
    disabled: bool = False
    waiting: bool = False

    @property
    def state(self) -> str:
        """How far it is trusted, and whether something is to be known beside that."""
        beside = ["off"] * self.disabled + ["heal waiting"] * self.waiting
        return ", ".join([TRUST[self.shortcut.trust][0], *beside])


@dataclass(frozen=True, slots=True)
class Incoming:
    """A skill in a file: what it changes, what it wants to touch, and the pictures of its elements by name."""

    shortcut: Shortcut
    changes: tuple[str, ...]
    claims: tuple[str, ...]
    replaces: bool
    pictures: Mapping[str, bytes]


class ShelfTable(QAbstractTableModel):
    """The skills that fit the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def fill(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.entries[index.row()], index.column()
        match role:
            case Role.DisplayRole:
                return _cell(entry, column)
            case Role.UserRole:
                return entry
            case Role.AccessibleTextRole:
                return f"{COLUMNS[column]}: {_cell(entry, column)}"
        return None


class ShelfModel(QObject):
    """The table and its search. problem: why the library cannot be read, "" otherwise."""

    changed = Signal()
    opened = Signal(str)
    """The name of a skill whose page is wanted."""
    said = Signal(str)
    """A sentence for the person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = ShelfTable(self)
        self.words, self.problem, self.complete = "", "", False
        self.incoming: Incoming | None = None
        self._round = 0
        self._background = Background(self)
        self._typing = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._typing.timeout.connect(self.refresh)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show, for certain."""
        return self.complete and not self.table.entries

    def refresh(self) -> None:
        """Read the list anew; what is still on its way is dropped."""
        self._typing.stop()
        self._round += 1
        round_, words = self._round, self.words
        self._background.run(
            using(lambda library: found(library, words)),
            lambda entries: self._take(round_, entries, ""),
            lambda sentence: self._take(round_, [], sentence),
        )

    def search(self, words: str) -> None:
        """List only what shares words with these, as soon as the typing rests."""
        self.words = words
        self._typing.start()

    def open(self, row: int) -> None:
        self.opened.emit(self.table.entries[row].shortcut.name)

    def look_into(self, path: Path) -> None:
        """Read a skill from a file, to be looked over before it is kept."""
        self._background.run(using(lambda library: incoming(library, path)), self._look_over, self.said.emit)

    def keep(self) -> None:
        """Keep what was looked over; it may not run before it is trusted."""
        if self.incoming:
            new, self.incoming = self.incoming, None
            saving = using(lambda library: library.save_shortcut(new.shortcut, new.pictures))
            self._background.run(saving, self._kept, self.said.emit)
            self.changed.emit()

    def leave(self) -> None:
        """Keep nothing of what was looked over."""
        self.incoming = None
        self.changed.emit()

    def _take(self, round_: int, entries: list[Entry], problem: str) -> None:
        if round_ == self._round:
            self.problem, self.complete = problem, True
            self.table.fill(entries)
            self.changed.emit()

    def _look_over(self, found: Incoming) -> None:
        self.incoming = found
        self.changed.emit()

    def _kept(self, kept: Shortcut) -> None:
        self.said.emit(f"“{kept.name}” is quarantined: it cannot run before you have trusted it on its page.")
        self.refresh()
        self.opened.emit(kept.name)


def found(library: Library, words: str) -> list[Entry]:
    """What shares words with these, best first; all by name where there are none."""
    some = library.search(words, limit=MOST) if words.strip() else library.shortcuts()
    waiting = {kept.proposed.shortcut.name for kept in library.proposals.of() if kept.state == "proposed"}
    return [
        Entry(each, library.uses(each), library.is_disabled(each.name), each.name in waiting)
        for each in some
        if isinstance(each, Shortcut)
    ]


def incoming(library: Library, path: Path) -> Incoming:
    """The skill in that file. Raises UserError that says where it cannot be read, or that it is here already."""
    try:
        new, pictures = imported(read(path))
    except Misread as problem:
        raise UserError(f"{path.name}: {problem}") from None
    if is_here(library, new):
        raise UserError(f"“{new.name}” is here already, with the same text; nothing was changed.")
    old = library.shortcut(new.name)
    new = replace(new, version=old.version + 1 if old else 1)
    return Incoming(new, tuple(diff(old, new)), tuple(claims(new)), old is not None, pictures)


def _cell(entry: Entry, column: int) -> str:
    shortcut = entry.shortcut
    place = shortcut.scope.replace("https://", "").replace("http://", "") or "anywhere"
    return (shortcut.name, place, str(len(shortcut.steps)), entry.state, counted(entry.uses))[column]
