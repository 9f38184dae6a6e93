"""What a run is about: its plan with how far it has come, and what it has noted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.models.run_state import RunState
from ui.theme.icons import pixmap
from ui.theme.measures import SMALL, TIGHT
from ui.views.parts.labels import Elided, label, retone

MARK = 14


class LedgerView(QScrollArea):
    """The subgoals, ticked, current and open, and the notes with their values.

    Lines are made once and changed from then on: a run's plan moves on with every step, a film's as it is scrubbed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Plan and notes")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[object, ...] = ()
        self._done = 0
        self._subgoals: list[tuple[_Mark, Elided]] = []
        self._notes: list[tuple[QLabel, QLabel]] = []
        self._plan_head, self._notes_head = label(kind="small"), label("Notes", "small")
        self._plan_part, self._notes_part = QWidget(), QWidget()
        self._plan_grid, self._notes_grid = _grid(self._plan_part), _grid(self._notes_part)
        self._column = QVBoxLayout()
        self._lay_out()
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_view)

    def show_run(self, state: RunState) -> None:
        """Show the plan and notes of this run."""
        episode = state.episode
        now = (episode.subgoals, state.done_subgoals, tuple(episode.values.items()))
        if now != self._shown:
            self._shown, self._done = now, now[1]
            self._show_plan(*now[:2])
            self._show_notes(now[2])
            self._plan_head.setVisible(bool(now[0] or not now[2]))
            self._bring_into_view()

    def _show_plan(self, subgoals: tuple[str, ...], done: int) -> None:
        self._plan_head.setText(f"Plan · {done} of {len(subgoals)}" if subgoals else "No plan yet")
        while len(self._subgoals) < len(subgoals):
            self._add_subgoal()
        for row, (mark, line) in enumerate(self._subgoals):
            if row < len(subgoals):
                mark.show_as(row - done)
                line.say(subgoals[row])
                retone(line, "kind", "dim" if row < done else "")
            mark.setVisible(row < len(subgoals))
            line.setVisible(row < len(subgoals))

    def _show_notes(self, notes: tuple[tuple[str, str], ...]) -> None:
        self._notes_head.setVisible(bool(notes))
        while len(self._notes) < len(notes):
            self._add_note()
        for row, labels in enumerate(self._notes):
            for part, words in zip(labels, notes[row] if row < len(notes) else ("", ""), strict=True):
                part.setText(words)
                part.setVisible(row < len(notes))

    def _bring_into_view(self) -> None:
        """The current subgoal; asked for again once new lines have found their places."""
        if (row := self._done) < len(self._subgoals):
            self.ensureWidgetVisible(self._subgoals[row][1], 0, 2 * MARK)

    def _add_subgoal(self) -> None:
        pair = _Mark(), Elided()
        self._plan_grid.addWidget(pair[0], len(self._subgoals), 0, Qt.AlignmentFlag.AlignVCenter)
        self._plan_grid.addWidget(pair[1], len(self._subgoals), 1)
        self._subgoals.append(pair)

    def _add_note(self) -> None:
        name, value = label(kind="dim"), label(wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes_grid.addWidget(name, len(self._notes), 0, Qt.AlignmentFlag.AlignTop)
        self._notes_grid.addWidget(value, len(self._notes), 1)
        self._notes.append((name, value))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("kind", "page")
        page.setLayout(self._column)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(TIGHT)
        self._column.addWidget(self._plan_head)
        self._column.addWidget(self._plan_part)
        self._column.addWidget(self._notes_head)
        self._column.addWidget(self._notes_part)
        self._column.addStretch()
        self._notes_head.setContentsMargins(0, SMALL, 0, 0)
        self.setWidget(page)


class _Mark(QWidget):
    """A tick for what is done, an arrow for what is being done, nothing for what is to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(MARK, MARK)
        self._ahead = 1

    def show_as(self, ahead: int) -> None:
        """`ahead`: by how many subgoals it lies ahead of the current one."""
        if ahead != self._ahead:
            self._ahead = ahead
            self.setAccessibleName("" if ahead > 0 else "done" if ahead < 0 else "now")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ahead <= 0:
            name, colour = ("check", "good") if self._ahead < 0 else ("chevron-right", "accent")
            QPainter(self).drawPixmap(0, 0, pixmap(name, colour, MARK, self.devicePixelRatioF()))


def _grid(part: QWidget) -> QGridLayout:
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SMALL)
    grid.setVerticalSpacing(TIGHT)
    grid.setColumnStretch(1, 1)
    return grid
