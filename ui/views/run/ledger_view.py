"""What a run is about: its plan with how far it has come, the conditions of its task, and what it has noted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ledger import Constraint
from app.recording.showing import BY
from ui.models.run_state import RunState
from ui.theme.icons import pixmap
from ui.theme.measures import SMALL, TIGHT
from ui.views.parts.labels import Elided, label, retone

MARK = 14


class LedgerView(QScrollArea):
    """The subgoals, ticked, current and open, the conditions that are met and open, and the notes with their values.

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
        self._notes: list[tuple[QLabel, QLabel]] = []
        self._plan_head, self._notes_head = label(kind="small"), label("Notes", "small")
        self._conditions_head = label(kind="small")
        self._plan, self._conditions = _Checklist(), _Checklist()
        self._notes_part = QWidget()
        self._notes_grid = _grid(self._notes_part)
        self._column = QVBoxLayout()
        self._lay_out()
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_view)

    def show_run(self, state: RunState) -> None:
        """Show the plan, conditions and notes of this run."""
        episode = state.episode
        now = (episode.subgoals, state.done_subgoals, tuple(episode.values.items()), episode.ledger.constraints)
        self._plan_head.setVisible(bool(now[0] or not now[2]) and episode.brain != BY)
        if now != self._shown:
            self._shown, self._done = now, now[1]
            self._show_plan(*now[:2])
            self._show_conditions(now[3])
            self._show_notes(now[2])
            self._bring_into_view()

    def _show_plan(self, subgoals: tuple[str, ...], done: int) -> None:
        self._plan_head.setText(f"Plan · {done} of {len(subgoals)}" if subgoals else "No plan yet")
        self._plan.show_lines([(goal, row - done) for row, goal in enumerate(subgoals)])

    def _show_conditions(self, constraints: Sequence[Constraint]) -> None:
        for part in (self._conditions_head, self._conditions):
            part.setVisible(bool(constraints))
        met = sum(bool(each.by) for each in constraints)
        self._conditions_head.setText(f"Conditions · {met} of {len(constraints)} met")
        self._conditions.show_lines([(each.text, -1 if each.by else 1) for each in constraints])

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
        if line := self._plan.line(self._done):
            self.ensureWidgetVisible(line, 0, 2 * MARK)

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
        for part in (self._plan_head, self._plan, self._conditions_head, self._conditions):
            self._column.addWidget(part)
        self._column.addWidget(self._notes_head)
        self._column.addWidget(self._notes_part)
        self._column.addStretch()
        for head in (self._conditions_head, self._notes_head):
            head.setContentsMargins(0, SMALL, 0, 0)
        self.setWidget(page)


class _Checklist(QWidget):
    """Lines, each with a mark that says how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[_Mark, Elided]] = []
        self._rows = _grid(self)

    def line(self, row: int) -> QWidget | None:
        """The line of that row; None where there is none."""
        return self._lines[row][1] if row < len(self._lines) else None

    def show_lines(self, lines: Sequence[tuple[str, int]]) -> None:
        """Each with its words and by how much it lies ahead of what is being done."""
        while len(self._lines) < len(lines):
            self._add()
        for row, (mark, line) in enumerate(self._lines):
            if row < len(lines):
                words, ahead = lines[row]
                mark.show_as(ahead)
                line.say(words)
                retone(line, "kind", "dim" if ahead < 0 else "")
            mark.setVisible(row < len(lines))
            line.setVisible(row < len(lines))

    def _add(self) -> None:
        pair = _Mark(), Elided()
        self._rows.addWidget(pair[0], len(self._lines), 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addWidget(pair[1], len(self._lines), 1)
        self._lines.append(pair)


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
