"""Past runs as a table that grows while it is scrolled, read from the journal off the GUI thread."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.history import PastRun, begun, events, page
from app.home import home
from app.pictures import Pictures
from app.report.page import write
from app.target_names import once
from app.transcript import moment, money, span
from ui.models.background import Background
from ui.models.choices import LEAD
from ui.models.home import order_of
from ui.models.macros import REPLAYED, Again, again, can_be_macro
from ui.models.wording import ENDINGS, one_line

PAGE = 100
DEBOUNCE = 200
"""Milliseconds without a key after which a search begins."""
COLUMNS = ("When", "Task", "Where", "Brain", "Ending", "Took", "Cost")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Filter:
    """Which runs are listed."""

    words: str = ""  # each must occur
    ending: str = ""  # "" for all


class HistoryTable(QAbstractTableModel):
    """The runs that were fetched so far; asks for more when a view comes to their end."""

    wanted = Signal()
    """More rows, please."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs: list[PastRun] = []
        self.complete = False
        self._cells: list[tuple[str, ...]] = []

    def begin_anew(self) -> None:
        self.beginResetModel()
        self.runs, self._cells, self.complete = [], [], False
        self.endResetModel()

    def extend(self, runs: list[PastRun]) -> None:
        """The next page; a short one is the last."""
        self.complete = len(runs) < PAGE
        if runs:
            self.beginInsertRows(QModelIndex(), len(self.runs), len(self.runs) + len(runs) - 1)
            self.runs += runs
            self._cells += map(_cells, runs)
            self.endInsertRows()

    @property
    def costs(self) -> bool:
        """Whether any of them has cost something."""
        return any(run.dollars for run in self.runs)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self.complete

    def fetchMore(self, parent: Index) -> None:
        self.wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Role.DisplayRole:
                return self._cells[row][column]
            case Role.ToolTipRole:
                return _full(self.runs[row], column)
            case Role.UserRole:
                return self.runs[row]
            case Role.AccessibleTextRole:
                return f"{COLUMNS[column]}: {self._cells[row][column]}"
        return None


class HistoryModel(QObject):
    """The list of past runs, its filter, and what can be done with one of them.

    problem: why the journal cannot be read, "" otherwise; fetching: whether a page is on its way.
    """

    changed = Signal()
    opened = Signal(str)
    """The id of a run whose film is wanted."""
    again = Signal(object)
    """A Begin with a past run's task and targets."""
    replayed = Signal(str, object)
    """The same, of a run that followed a macro: its name, to be run with values."""
    resumed = Signal(object)
    """A Begin that goes on with a run that was cut off."""
    kept = Signal(str)
    """The id of a run that is to be kept as a macro."""
    said = Signal(str)
    """A sentence for the person: a report was written, or could not be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = HistoryTable(self)
        self.filter = Filter()
        self.problem = ""
        self.fetching = False
        self._round = 0
        self._background = Background(self)
        self._typing = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._typing.timeout.connect(self.refresh)
        self.table.wanted.connect(self._fetch)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show, for certain."""
        return self.table.complete and not self.table.runs

    def refresh(self) -> None:
        """Read the list anew from its beginning; what is still on its way is dropped."""
        self._typing.stop()
        self._round += 1
        self.fetching, self.problem = False, ""
        self.table.begin_anew()
        self._fetch()

    def search(self, words: str) -> None:
        """Show only runs that have these words, as soon as the typing rests."""
        self.filter = Filter(words, self.filter.ending)
        self._typing.start()

    def choose_ending(self, ending: str) -> None:
        """Show only runs that ended so; "" for all."""
        self.filter = Filter(self.filter.words, ending)
        self.refresh()

    def open(self, row: int) -> None:
        self.opened.emit(self.table.runs[row].id)

    def do_again(self, row: int) -> None:
        episode = self.table.runs[row].id
        self._background.run(lambda: again(episode), self._repeat, self.said.emit)

    def can_resume(self, row: int) -> bool:
        """Whether that run was cut off, as far as the journal tells: it may be still under way. No replay goes on."""
        run = self.table.runs[row]
        return run.ending == "interrupted" and run.brain != REPLAYED

    def resume(self, row: int) -> None:
        episode = self.table.runs[row].id
        self._background.run(
            lambda: begun(_journal(), episode),
            lambda started: self.resumed.emit(replace(order_of(started), resume=episode, lead=LEAD)),
            self.said.emit,
        )

    def save_report(self, row: int, path: Path) -> None:
        """Write that run as one HTML file; `said` tells how that went."""
        episode = self.table.runs[row].id
        self._background.run(lambda: write_report(episode, path), self.said.emit, self.said.emit)

    def can_be_macro(self, row: int) -> bool:
        """Whether that run came to its end and was thought of, so that it can be kept as a macro."""
        run = self.table.runs[row]
        return can_be_macro(run.brain, run.ending)

    def keep(self, row: int) -> None:
        """Ask for that run to be kept as a macro."""
        self.kept.emit(self.table.runs[row].id)

    def _fetch(self) -> None:
        if self.fetching or self.table.complete:
            return
        self.fetching = True
        after = self.table.runs[-1] if self.table.runs else None
        round_, wanted = self._round, self.filter
        self._background.run(
            lambda: page(_journal(), after, PAGE, wanted.words, wanted.ending),
            lambda runs: self._take(round_, runs),
            lambda sentence: self._fail(round_, sentence),
        )
        self.changed.emit()

    def _take(self, round_: int, runs: list[PastRun]) -> None:
        if round_ == self._round:
            self.fetching = False
            self.table.extend(runs)
            self.changed.emit()

    def _fail(self, round_: int, sentence: str) -> None:
        if round_ == self._round:
            self.fetching, self.problem = False, sentence
            self.table.complete = True
            self.changed.emit()

    def _repeat(self, run: Again) -> None:
        if run.macro:
            self.replayed.emit(run.macro, run.given)
        else:
            self.again.emit(order_of(run.started))


def _journal() -> Path:
    return home() / "journal.db"


def write_report(episode: str, path: Path) -> str:
    """Write that run as one HTML file, and say where; for a thread of its own. Raises UserError, DatabaseProblem."""
    write(events(_journal(), episode), Pictures(home() / "pictures"), path)
    return f"The report is in {path}."


def _cells(run: PastRun) -> tuple[str, ...]:
    return (
        moment(run.started),
        one_line(run.task),
        once(run.targets).replace("https://", "").replace("http://", ""),
        run.brain,
        ENDINGS[run.ending].word,
        "" if run.ended is None else span(run.ended - run.started),
        money(run.dollars) if run.dollars else "",
    )


def _full(run: PastRun, column: int) -> str:
    """What a cell is too narrow for, as a tool tip, which would otherwise take it for markup."""
    text = {"Task": run.task[:1000], "Where": once(run.targets), "Ending": run.sentence}.get(COLUMNS[column], "")
    return f"<p>{escape(text)}</p>" if text else ""
