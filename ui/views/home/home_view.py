"""Home: say what is to be done and where, and start; recent tasks are one click away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.models.home import HomeModel
from ui.theme.measures import MEDIUM, SMALL, WIDE
from ui.views.home.choices_form import ChoicesForm
from ui.views.home.recent_card import RecentCard
from ui.views.home.target_bar import TargetBar
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.parts.leading import lead
from ui.views.parts.page import Card, Notice, Page
from ui.views.parts.problem import Problem

EXAMPLE = 'For example: open Orders, then press "Mark as shipped" in the row of Ada Lovelace'
SHOWING = "You do it once, and it is recorded as a macro of that name"
TASK_HEIGHT = 120
COLUMNS = 2


class HomeView(QWidget):
    """A HomeModel to look at. Ctrl+Enter starts from everywhere in it."""

    def __init__(self, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.task = QPlainTextEdit(placeholderText=EXAMPLE, tabChangesFocus=True)
        self.task.setAccessibleName("What should be done?")
        self.task.setFixedHeight(TASK_HEIGHT)
        self.start = button("&Start", model.start, kind="primary", image="run", tip="Ctrl+Enter")
        self.show_me = button("Show &me", model.show, image="hand", tip=SHOWING)
        self.demo = button("&Try it: the demo shop", model.try_demo, image="spark")
        self.targets = TargetBar(model)
        self.choices = ChoicesForm(model)
        self._misread, self._page = Problem(self.task), Page()
        self._settings, self._trouble = Notice("Settings"), Notice("Trouble")
        self._recent = QGridLayout()
        self._cards: list[RecentCard] = []
        self._heading = label("Recent tasks", "heading")
        self._welcome = label(
            "New here? The demo shop starts on this computer and brings a task along: fill it in, then press Start.",
            "dim",
            wrap=True,
        )
        self._shown: tuple[object, ...] | None = None
        lead(self, self.task)
        self._lay_out()
        self._listen()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        page, form = self._page, Card()
        page.column.addWidget(label("What should be done?", "title"))
        page.column.addWidget(self._settings)
        for part in (self.task, self._misread.words, self.targets, self.choices):
            form.column.addWidget(part)
        form.column.addLayout(self._foot())
        page.column.addWidget(form)
        page.column.addWidget(self._trouble)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._welcome, 1)
        head.addStretch()
        head.addWidget(self.demo)
        page.column.addLayout(head)
        self._recent.setSpacing(MEDIUM)
        page.column.addLayout(self._recent)
        page.column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.choices.unfold)
        row.addStretch()
        row.addWidget(self.show_me)
        row.addWidget(label("Ctrl+Enter", "small"))
        row.addWidget(self.start)
        return row

    def _listen(self) -> None:
        self.task.textChanged.connect(lambda: self._model.write(self.task.toPlainText()))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._model.start)
        self._model.changed.connect(self._show)
        self._model.filled.connect(self._fill)

    def _fill(self) -> None:
        self.task.setPlainText(self._model.instruction)
        self.start.setFocus()

    def _show(self) -> None:
        problems = self._model.problems
        self._misread.say(problems.get("task", ""))
        self._settings.say(problems.get("settings", ""))
        self._trouble.say(self._model.trouble)
        self.demo.setEnabled(not self._model.starting_demo)
        self.demo.setText("Starting the shop…" if self._model.starting_demo else "&Try it: the demo shop")
        if self._shown != self._model.recent:
            self._shown = self._model.recent
            self._show_recent()

    def _show_recent(self) -> None:
        while item := self._recent.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._cards = [RecentCard(run, self._model.again) for run in self._model.recent]
        self._arrange()
        self._heading.setVisible(bool(self._model.recent))
        self._welcome.setVisible(not self._model.recent)

    def _arrange(self) -> None:
        """The cards side by side, or below each other where there is no room for that."""
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        fits = COLUMNS * (widest + MEDIUM) - MEDIUM + 2 * WIDE <= self._page.viewport().width()
        columns = COLUMNS if fits else 1
        for column in range(COLUMNS):
            self._recent.setColumnStretch(column, int(column < columns))
        for number, card in enumerate(self._cards):
            self._recent.addWidget(card, number // columns, number % columns)
