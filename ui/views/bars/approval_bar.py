"""The bar while a move waits for the person's word. No button is the default, and Enter approves nothing."""

from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from app.events import Decided
from app.tasks import GRAVE
from ui.models.run import RunModel
from ui.theme.measures import LARGE, MEDIUM, SMALL
from ui.views.bars.amend_field import AmendField
from ui.views.bars.facts_table import FactsTable
from ui.views.parts.buttons import button, enable
from ui.views.parts.labels import Elided, retone
from ui.views.parts.say_field import SayField


class ApprovalBar(QFrame):
    """The engine's own facts, and four ways to answer; approving becomes possible only after a moment."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: Decided | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._question = Elided(kind="heading")
        self.facts = FactsTable()
        self._arming = QProgressBar(maximum=100, textVisible=False)
        self._arming.setAccessibleName("Time until it can be approved")
        self._fill = QPropertyAnimation(self._arming, b"value", self)
        self._fill.setStartValue(0)
        self._fill.setEndValue(100)
        self._fill.setDuration(model.arming)
        keeps_its_room = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the buttons come first
        keeps_its_room.setRetainSizeWhenHidden(True)
        self._arming.setSizePolicy(keeps_its_room)
        self.amend = AmendField(model)
        self.reject = SayField(
            "What to do instead; say nothing to end the run", "Reject", model.reject, kind="danger", empty=True
        )
        self._answers = QWidget()
        self._lay_out(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.approve = button("Approve", self._model.approve, kind="primary", image="check", by_enter=False)
        self._edit = button("Edit…", lambda: self._open(self.amend), image="edit")
        self._say_no = button("Reject…", lambda: self._open(self.reject), image="cross")
        myself = button("I'll do it", self._model.do_it_myself, image="hand", tip="You drive, and hand back when done")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self._arming, 1, Qt.AlignmentFlag.AlignVCenter)
        for each in (myself, self._say_no, self._edit, self.approve):
            row.addWidget(each)
        return row

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self._question)
        column.addWidget(self.facts)
        column.addWidget(self._answers)
        answers = QVBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(SMALL)
        answers.addWidget(self.amend)
        answers.addWidget(self.reject)
        answers.addLayout(buttons)

    def refresh(self) -> None:
        """Show the move that waits."""
        decided = self._model.state.next
        if decided and decided is not self._shown:
            self._show(decided)
        ruled = self._model.pending == "word"
        enable(not ruled, self._answers, rest=self)
        enable(self._model.armed, self.approve, rest=self)
        self.approve.setToolTip("" if self._model.armed else "In a moment: so that nothing is approved by accident")
        self._show_arming()
        self._arming.setVisible(not self._model.armed and not ruled)

    def _show(self, decided: Decided) -> None:
        self._shown = decided
        retone(self, "kind", "danger" if decided.decision.risk >= GRAVE else "warning")
        self._question.say(f"Allow this?  {self._model.state.next_words}")
        self.facts.show_move(decided, self._model.state.screens.get(decided.move.on))
        self.setAccessibleName(self._question.text())
        self.setAccessibleDescription(self.facts.told)
        self.amend.show_move(decided, self._model.state.screens.get(decided.move.on))
        self._edit.setEnabled(AmendField.offers(decided))
        self._open(None)

    def _show_arming(self) -> None:
        if left := self._model.arming_left:
            self._fill.start()
            self._fill.setCurrentTime(self._fill.duration() - left)
        else:
            self._fill.stop()
            self._arming.setValue(0)

    def _open(self, field: QWidget | None) -> None:
        """Show this one of the two fields; the same again closes it."""
        for each in (self.amend, self.reject):
            each.setVisible(each is field and each.isHidden())
        if field and not field.isHidden():
            field.setFocus()
