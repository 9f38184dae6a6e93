"""Skills: all that is in the library in a table, to be searched, opened and taken in from files; and the manuals."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from ui.models.skills.manuals import ManualsModel
from ui.models.skills.shelf import COLUMNS, ShelfModel
from ui.theme.icons import icon
from ui.theme.measures import LARGE, MEDIUM, SMALL, WIDE
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.leading import lead
from ui.views.parts.page import Notice
from ui.views.parts.table import chosen_row, rows_table
from ui.views.skills.incoming_panel import IncomingPanel
from ui.views.skills.manuals_panel import ManualsPanel

NARROW = 900
WIDTHS = {"For": 190, "Steps": 64, "Trust": 190, "Worked": 140}
NOTHING_YET = (
    "No skills yet.\nWhat a run has shown is learned and listed here; a macro of a past run is made with\n"
    "journeyman macro from-episode, and a skill from somebody else is taken in with Import."
)
NOTHING_FOUND = "No skill fits this search.\nTry fewer words."


class ShelfView(QWidget):
    """A ShelfModel and a ManualsModel to look at. Enter or a double click opens the page of a skill."""

    def __init__(self, model: ShelfModel, manuals: ManualsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model, self._manuals = model, manuals
        self.search = QLineEdit(placeholderText="Search names, steps and parameters", clearButtonEnabled=True)
        self.search.setAccessibleName("Search")
        self.search.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self.table = rows_table(model.table, "Skills", COLUMNS, WIDTHS)
        self.open = button("&Open", self._open, kind="primary", image="note")
        self.take_in = button("&Import…", self._take_in, image="folder")
        self.incoming = IncomingPanel(model)
        self.manuals = ManualsPanel(manuals)
        self.tabs = QTabWidget()
        self._empty = label(kind="dim")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = Notice("Message", "notice")
        self._middle = QStackedLayout()
        lead(self, self.table)
        self._lay_out()
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._said.say("")
        self._model.refresh()
        self._manuals.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for name in ("For", "Steps"):
            self.table.setColumnHidden(COLUMNS.index(name), self.width() < NARROW)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(label("Skills", "title"))
        head.addStretch(1)
        head.addWidget(self.search, 2)
        self.tabs.addTab(self._skills(), "All skills")
        self.tabs.addTab(self.manuals, "Tips and manuals")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, LARGE)
        column.setSpacing(MEDIUM)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._said)

    def _skills(self) -> QWidget:
        page, foot = QWidget(), QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.open)
        foot.addWidget(self.take_in)
        foot.addStretch()
        for part in (self.table, self._empty, self.incoming):
            self._middle.addWidget(part)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(MEDIUM)
        column.addLayout(self._middle, 1)
        column.addLayout(foot)
        return page

    def _listen(self) -> None:
        self.search.textChanged.connect(self._model.search)
        self.search.textChanged.connect(lambda: self.tabs.setCurrentIndex(0))
        self.table.doubleClicked.connect(self._open)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self.table, self._open, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.table.selectionModel().selectionChanged.connect(self._show)
        self._model.changed.connect(self._show)
        self._model.said.connect(self._said.say)
        self._manuals.said.connect(self._said.say)

    def _open(self) -> None:
        if (row := chosen_row(self.table)) is not None:
            self._model.open(row)

    def _take_in(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Import a skill", "", "Skills (*.yaml *.yml);;All files (*)")
        if chosen:
            self._said.say("")
            self._model.look_into(Path(chosen))

    def _show(self) -> None:
        model = self._model
        self.open.setEnabled(chosen_row(self.table) is not None)
        self._empty.setText(model.problem or (NOTHING_FOUND if model.words.strip() else NOTHING_YET))
        self._empty.setWordWrap(bool(model.problem))
        self.incoming.show_incoming()
        shown = 2 if model.incoming else 1 if model.problem or model.empty else 0
        for part in (self.open, self.take_in):
            part.setVisible(shown != 2)
        if shown != self._middle.currentIndex():
            self._middle.setCurrentIndex(shown)
            if shown == 2:
                self.incoming.setFocus()
