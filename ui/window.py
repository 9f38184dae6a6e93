"""The main window: the rail, and the page of what was chosen in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.home import home
from app.serving.orders import Begin
from ui import places, window_state
from ui.keeping import keep_as_macro
from ui.models.background import Background
from ui.models.home import HomeModel
from ui.models.sessions import Session, Sessions
from ui.theme.palette import Choice, apply
from ui.views.home.home_view import HomeView
from ui.views.parts.later import Later
from ui.views.parts.notice_bar import NoticeBar
from ui.views.parts.sure import is_sure
from ui.views.rail import KEYS, Rail
from ui.views.run.run_mark import run_mark
from ui.views.run.run_view import RunView
from ui.window_state import WindowState

if TYPE_CHECKING:
    from ui.models.recording import Recording

USUAL = (1280, 800)
SMALLEST = (960, 600)
FRAME = QSize(8, 48)  # room for the title and borders that the system gives a window


class MainWindow(QMainWindow):
    """Shows what is chosen. Closing it with tasks under way asks first."""

    painted = Signal()  # it is there, for the first time

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self.setWindowTitle("Journeyman")
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableSize() - FRAME))
        self._sessions = sessions
        self._background = Background(self)
        self._opened: dict[QWidget, Session | None] = {}
        self._was_painted = False
        self.rail, self.pages, self.notice = Rail(), QStackedWidget(), NoticeBar("notice")
        self.home = HomeModel(self)
        self.home.asked.connect(sessions.begin)
        self.home.replayed.connect(partial(places.run_again, self))
        self.endings: list[Callable[[], None]] = [self.home.close]
        """What is to be called before the program ends."""
        self._lay_out()
        self._add_place("Home", "home", HomeView(self.home))
        self._add_place("History", "history", Later(partial(places.history, self)))
        self._add_place("Skills", "spark", Later(partial(places.skills, self)))
        self._add_place("Phones", "phone", Later(partial(places.phones, self)))
        self._add_place("Settings", "settings", Later(partial(places.settings, self)))
        self._listen()
        self._stand_where_it_stood()
        self._go_home()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """A sentence for the person, above whatever is shown."""
        self.notice.say(sentence)

    def ask(self, order: Begin, start: bool) -> None:
        """Do this at once, or have it in the form to be looked over."""
        if start:
            self._sessions.begin(order)
        else:
            self.home.fill(order)
            self._go_home()

    def show_demo(self) -> None:
        """Do the example task in the demo shop."""
        self._go_home()
        self.home.try_demo(start=True)

    def come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(QWidget)
    def go_to(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.rail.mark(page)
        self._watch()
        page.setFocus()

    @Slot(QWidget)
    def close_page(self, page: QWidget) -> None:
        """Close what was opened; a task under way only where the person is sure."""
        session = self._opened.get(page)
        if session and self._may_end([session]):
            self._sessions.close(session)
        elif page in self._opened and not session and page.close():
            self.remove(page)

    @Slot(str)
    def work_on(self, target: str) -> None:
        """Have this target in the form."""
        self.home.work_on(target)
        self._go_home()

    @Slot(str)
    def retheme(self, choice: Choice) -> None:
        apply(cast(QApplication, QApplication.instance()), choice)

    @Slot(str)
    def open_film(self, episode: str) -> None:
        """Show a past run; reading it takes a moment, off the GUI thread."""
        from ui.models.recording import Recording

        self._background.run(lambda: Recording.read(episode, home()), self._show_film, self.say)

    @Slot(str)
    def open_skill(self, name: str) -> None:
        """Show the page of a skill."""
        page = next((page for page in self._opened if page.objectName() == f"skill {name}"), None)
        if page:
            self.go_to(page)
        else:
            self._open(places.skill(self, self._sessions, name), name, "spark", None)

    @Slot(str)
    def save_report(self, episode: str) -> None:
        """Ask where, and write the run's report there."""
        from ui.models.history import write_report

        chosen, _ = QFileDialog.getSaveFileName(self, "Save the report", f"{episode}.html", "Web page (*.html)")
        if chosen:
            self._background.run(lambda: write_report(episode, Path(chosen)), self.say, self.say)

    def end(self) -> None:
        """End everything that was started: before the program ends. Out of sight, for it may take a moment."""
        self.hide()
        self._sessions.end()
        for ending in self.endings:
            ending()

    def closeEvent(self, event: QCloseEvent) -> None:
        pages = [page for page, session in self._opened.items() if not session]
        if not (self._may_end(self._sessions.running) and all(page.close() for page in pages)):
            event.ignore()
            return
        window_state.save(_state_file(), self._state())
        super().closeEvent(event)

    @property
    def _in_sight(self) -> bool:
        """Whether the screen shows the window: not minimized, hidden or, where the system tells, covered."""
        surface = self.windowHandle()
        return surface is not None and surface.isExposed() and not self.isMinimized()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            self._watch()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Expose, QEvent.Type.Hide):
            QTimer.singleShot(0, self, self._watch)  # once it has happened
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    def _listen(self) -> None:
        self.rail.chosen.connect(self.go_to)
        self.rail.closing.connect(self.close_page)
        self._sessions.opened.connect(self._open_run)
        self._sessions.shown.connect(self._show_run)
        self._sessions.closed.connect(self._close_run)
        self._sessions.said.connect(self.say)
        keys = {"Ctrl+N": self._go_home, "Ctrl+W": self._close_shown}
        keys |= {f"Ctrl+{number}": partial(self._go_to_number, number) for number in range(1, KEYS + 1)}
        for key, does in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _add_place(self, words: str, image: str, page: QWidget) -> None:
        self.pages.addWidget(page)
        self.rail.add_place(page, words, image)

    @Slot()
    def _go_home(self) -> None:
        self.go_to(self.rail.pages[0])

    @Slot()
    def _close_shown(self) -> None:
        if page := self.pages.currentWidget():
            self.close_page(page)

    def _go_to_number(self, number: int) -> None:
        if number <= len(self.rail.pages):
            self.go_to(self.rail.pages[number - 1])

    @Slot(object)
    def _open_run(self, session: Session) -> None:
        view = RunView(session.model)
        session.frame.connect(view.show_frame)
        view.film.connect(self.open_film)
        view.report.connect(self.save_report)
        view.keep.connect(partial(keep_as_macro, self))
        view.skill.connect(self.open_skill)
        self._open(view, session.title, "dot", session)
        session.model.changed.connect(lambda: self._tell(view, session))

    @Slot(object)
    def _show_run(self, session: Session) -> None:
        self.go_to(next(page for page, other in self._opened.items() if other is session))

    def _tell(self, view: QWidget, session: Session) -> None:
        if view in self._opened:
            self.rail.tell(view, session.title, *run_mark(session.model))

    @Slot(object)
    def _close_run(self, session: Session) -> None:
        self.remove(next(page for page, other in self._opened.items() if other is session))

    def _show_film(self, recording: "Recording") -> None:
        self._open(*places.film(recording), "film", None)

    def _open(self, page: QWidget, title: str, image: str, session: Session | None) -> None:
        self._opened[page] = session
        self.pages.addWidget(page)
        self.rail.add_open(page, title, image)
        self.go_to(page)

    def remove(self, page: QWidget) -> None:
        """Take a page away, and show its neighbour."""
        before = self.rail.pages[self.rail.pages.index(page) - 1]
        if self.pages.currentWidget() is page:
            self.go_to(before)
        del self._opened[page]
        self.rail.remove(page)
        self.pages.removeWidget(page)
        page.deleteLater()

    def _watch(self) -> None:
        """Have live pictures only of what can be seen, and approvals only there."""
        seen = self.pages.currentWidget() if self._in_sight else None
        for page, session in self._opened.items():
            if session:
                session.show(page is seen)

    def _may_end(self, sessions: list[Session]) -> bool:
        """Whether those that are under way may be stopped."""
        running = [session for session in sessions if session.running]
        if not running:
            return True
        one = len(running) == 1
        question = "Stop it?" if one else f"Stop {len(running)} tasks?"
        what = f"“{running[0].title[:80]}” is" if one else "They are"
        explanation = f"{what} still under way. What was done so far stays in the history."
        return is_sure(self, question, explanation, "Stop it" if one else "Stop them", "Go on")

    def _state(self) -> WindowState:
        place = self.normalGeometry()
        return WindowState(place.x(), place.y(), place.width(), place.height(), self.isMaximized())

    def _stand_where_it_stood(self) -> None:
        """Where it was, if a screen is still there; else in its usual size."""
        state = window_state.load(_state_file())
        if state and (place := state.within(screen.availableGeometry() for screen in QGuiApplication.screens())):
            self.setGeometry(place)
            if state.maximized:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self.resize(QSize(*USUAL).boundedTo(self.screen().availableSize() - FRAME))


def _state_file() -> Path:
    return home() / "window.json"
