"""One run: the live mirror, the plan, the timeline, and one bar with what the person can do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from app.home import home
from app.pictures import Pictures
from ui.models.phase import Phase
from ui.models.run import RunModel
from ui.theme.measures import MEDIUM
from ui.views.bars.approval_bar import ApprovalBar
from ui.views.bars.driving_bar import DrivingBar
from ui.views.bars.ended_bars import FinishedBar, LostBar
from ui.views.bars.question_bar import QuestionBar
from ui.views.bars.saying_bar import SayingBar
from ui.views.parts.notice_bar import NoticeBar
from ui.views.run.ledger_view import LedgerView
from ui.views.run.mirror_view import MirrorView
from ui.views.run.mirrors import Mirrors
from ui.views.run.place_bar import PlaceBar
from ui.views.run.run_header import RunHeader
from ui.views.run.stage import Stage
from ui.views.run.timeline_view import TimelineView

Bar = SayingBar | ApprovalBar | QuestionBar | DrivingBar | FinishedBar | LostBar
OFFER = "The agent is driving. Do you want to drive yourself?"


class RunView(QWidget):
    """Shows a RunModel and passes on what the person does."""

    film = Signal(str)
    """The film of the run with this id is wanted."""
    report = Signal(str)
    """The report of the run with this id is wanted."""
    keep = Signal(str)
    """The run with this id is to be kept as a macro."""
    skill = Signal(str)
    """The macro of this name is to be opened."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._said = len(model.sentences)
        self._bar: Bar | None = None
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header, self.place, self.mirrors = RunHeader(model), PlaceBar(model), Mirrors(model)
        self.ledger, self.timeline = LedgerView(), TimelineView(model.timeline, Pictures(home() / "pictures").find)
        self.notice = NoticeBar("warning")
        self.offer = NoticeBar("notice", "Take over", model.take_over)
        self.saying = SayingBar(model)
        self.bars = self._bars()
        self._lay_out()
        self.place.boxes.toggled.connect(self.mirrors.show_boxes)
        self.mirrors.clicked.connect(self._offer)
        for keys, wish in (("Ctrl+.", model.stop), ("Esc", model.escape)):
            QShortcut(QKeySequence(keys), self).activated.connect(wish)
        model.changed.connect(self.refresh)
        self.refresh()

    @property
    def mirror(self) -> MirrorView:
        """The mirror of the target that is told of, else the first."""
        views = self.mirrors.views
        return next((view for view in views if view.on and view.on == self._model.watching), views[0])

    def show_frame(self, on: str, image: QImage) -> None:
        """The newest picture of a target that is shown."""
        self.mirrors.show_frame(on, image)

    def refresh(self) -> None:
        """Show what the model says."""
        self.header.refresh()
        self.place.refresh()
        self.ledger.show_run(self._model.state)
        self._show_bar(self.bars[self._model.phase])
        self._stand_foot(self.mirrors.upright)
        if self._model.phase not in ("working", "thinking", "paused"):
            self.offer.hide()
        if len(self._model.sentences) > self._said:
            self._said = len(self._model.sentences)
            self.notice.say(self._model.sentences[-1])
        if self._model.phase == "finished" and self.notice.words.text() == self._model.episode.sentence:
            self.notice.hide()  # the bar says it

    def _bars(self) -> dict[Phase, Bar]:
        model, saying = self._model, self.saying
        finished = FinishedBar(model)
        finished.film.connect(self.film)
        finished.report.connect(self.report)
        finished.keep.connect(self.keep)
        finished.skill.connect(self.skill)
        return {
            "starting": saying,
            "working": saying,
            "thinking": saying,
            "paused": saying,
            "approving": ApprovalBar(model),
            "asking": QuestionBar(model),
            "yours": DrivingBar(model),
            "finished": finished,
            "lost": LostBar(model),
        }

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        self._stage = Stage((self.place, self.offer, self.mirrors), self.ledger, self.timeline)
        column.addWidget(self._stage, 1)
        self._foot, self._beside = QWidget(), False
        bars = self._bars_column = QVBoxLayout(self._foot)
        for bar in dict.fromkeys(self.bars.values()):
            bars.addWidget(bar)
            bar.hide()
        column.addWidget(self._foot)

    def _stand_foot(self, upright: bool | None) -> None:
        """Beside an upright picture, which would be too small above it; else across the whole page."""
        if upright is None or upright == self._beside:
            return
        self._beside = upright
        if upright:
            self._stage.take_in(self._foot)
        else:
            self._column.addWidget(self._foot)
            self._stage.give_out()

    def _show_bar(self, bar: Bar) -> None:
        bar.refresh()
        if bar is self._bar:
            return
        before, self._bar = self._bar, bar
        bar.show()
        self._focus_in(before, bar)
        if before:
            before.hide()
        around = 0 if bar.property("kind") == "foot" else MEDIUM
        self._bars_column.setContentsMargins(around, 0, around, around)

    def _focus_in(self, before: Bar | None, bar: Bar) -> None:
        """The keyboard goes on in the new bar; but what is being typed is no word on what came up meanwhile."""
        focus = QApplication.focusWidget()
        if before and (focus is None or not (before.isAncestorOf(focus) or focus in (self, self.mirror))):
            return
        if isinstance(focus, QLineEdit) and focus.text():
            self.setFocus()
        elif self._model.phase == "yours" and isinstance(focus, QAbstractButton):  # they wanted it
            self.mirror.setFocus()
        elif isinstance(bar, QuestionBar):
            bar.field.setFocus()
        else:
            bar.setFocus()

    def _offer(self) -> None:
        if self._model.phase in ("working", "thinking", "paused"):
            self.offer.say(OFFER)
