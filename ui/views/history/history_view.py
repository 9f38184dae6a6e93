"""History: past runs in a table, to be searched, watched again, repeated and saved as reports."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.history import COLUMNS, HistoryModel
from ui.models.wording import ENDINGS
from ui.theme.icons import icon
from ui.theme.measures import LARGE, MEDIUM, ROW, SMALL, WIDE
from ui.theme.palette import colours
from ui.views.parts.buttons import button
from ui.views.parts.fields import Choice
from ui.views.parts.flow import Flow
from ui.views.parts.labels import label
from ui.views.parts.page import Notice
from ui.views.parts.table import rows_table

WIDTHS = {"When": 152, "Where": 180, "Brain": 76, "Ending": 138, "Took": 112, "Cost": 80}
NARROW = 900
"""Pixels below which the brain and the time it took are left out, so that the task can be read."""
PADDING, MARK = 13, 16
AHEAD = 60
"""Rows below the last visible one within which the next page is fetched."""
NOTHING_YET = "No runs yet.\nWhat you start on Home is listed here, with a film of every step."
RESUME = "Go on where a run was cut off, for instance because the computer was switched off"
NOTHING_FOUND = "No run fits this search.\nTry fewer words or another ending."


class HistoryView(QWidget):
    """A HistoryModel to look at. Enter or a double click opens the film of a run."""

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self.search = QLineEdit(placeholderText="Search tasks, places and outcomes", clearButtonEnabled=True)
        self.search.setAccessibleName("Search")
        self.search.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self.ending = Choice("Ending", [("", "All endings"), *((key, words.word) for key, words in ENDINGS.items())])
        self.table = rows_table(model.table, "Past runs", COLUMNS, WIDTHS)
        self.table.setItemDelegate(Cells(self.table))
        self.film = button("&Watch the film", self._open, kind="primary", image="film")
        self.again = button("Do it &again", self._again, image="replay")
        self.resume = button("Res&ume", self._resume, image="back-to-agent", tip=RESUME)
        self.macro = button("Keep as &macro…", self._keep, image="spark")
        self.report = button("Save &report…", self._save, image="save")
        self._empty = label(kind="dim")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = Notice("Message", "notice")
        self._middle = QStackedLayout()
        self._lay_out()
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._said.say("")
        self._model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for name in ("Brain", "Took"):
            self.table.setColumnHidden(COLUMNS.index(name), self.width() < NARROW)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(label("History", "title"))
        head.addStretch(1)
        head.addWidget(self.search, 2)
        head.addWidget(self.ending)
        foot = Flow()
        for action in (self.film, self.again, self.resume, self.macro, self.report):
            foot.addWidget(action)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(LARGE)
        column.addLayout(head)
        column.addLayout(self._middle, 1)
        column.addWidget(self._said)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.search.textChanged.connect(self._model.search)
        self.ending.currentIndexChanged.connect(lambda: self._model.choose_ending(self.ending.currentData()))
        self.table.doubleClicked.connect(self._open)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self.table, self._open, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.table.verticalScrollBar().valueChanged.connect(self._fetch_ahead)
        self.table.selectionModel().selectionChanged.connect(self._show)
        self._model.changed.connect(self._show)
        self._model.said.connect(self._said.say)

    def _fetch_ahead(self, value: int) -> None:
        if self.table.verticalScrollBar().maximum() - value < AHEAD * ROW:
            self._model.table.fetchMore(QModelIndex())

    def _row(self) -> int | None:
        """The row that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def _open(self) -> None:
        if (row := self._row()) is not None:
            self._model.open(row)

    def _again(self) -> None:
        if (row := self._row()) is not None:
            self._model.do_again(row)

    def _resume(self) -> None:
        if (row := self._row()) is not None:
            self._model.resume(row)

    def _keep(self) -> None:
        if (row := self._row()) is not None:
            self._model.keep(row)

    def _save(self) -> None:
        if (row := self._row()) is None:
            return
        name = f"{self._model.table.runs[row].id}.html"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the report", name, "Web page (*.html)")
        if chosen:
            self._model.save_report(row, Path(chosen))

    def _show(self) -> None:
        row = self._row()
        self.table.setColumnHidden(COLUMNS.index("Cost"), not self._model.table.costs)
        for action in (self.film, self.again, self.report):
            action.setEnabled(row is not None)
        self.resume.setEnabled(row is not None and self._model.can_resume(row))
        self.macro.setEnabled(row is not None and self._model.can_be_macro(row))
        searched = self._model.filter.words.strip() or self._model.filter.ending
        self._empty.setText(self._model.problem or (NOTHING_FOUND if searched else NOTHING_YET))
        self._empty.setWordWrap(bool(self._model.problem))
        self._middle.setCurrentIndex(1 if self._model.problem or self._model.empty else 0)


class Cells(QStyledItemDelegate):
    """Paints a cell by hand, as a style sheet takes 24 ms for a screenful of them.

    An ending has its icon and colour; all but the task stands back.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shades, room = colours(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(shades.accent_soft))
        painter.fillRect(room.left(), room.bottom(), room.width(), 1, QColor(shades.border))
        inner, colour = room.adjusted(PADDING, 0, -PADDING // 2, 0), shades.dim
        match COLUMNS[index.column()]:
            case "Ending":
                ending = ENDINGS[index.data(Qt.ItemDataRole.UserRole).ending]
                mark = QRect(inner.left(), room.center().y() - MARK // 2, MARK, MARK)
                icon(ending.icon, ending.tone).paint(painter, mark)
                inner.setLeft(mark.right() + SMALL)
                colour = getattr(shades, ending.tone)
            case "Task":
                colour = shades.text
        painter.setPen(QColor(colour))
        words = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
