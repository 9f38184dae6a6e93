"""The top of a run: the task, what is going on, what it has cost, and Stop, always in the same place."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.transcript import span
from ui.models.phase import OVER, Phase
from ui.models.run import RunModel
from ui.models.wording import ENDINGS
from ui.theme.measures import LARGE, MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.labels import Elided, label, retone
from ui.views.run.cost_meter import CostMeter

STOP = "Stops at once, whatever is going on (Ctrl+. or Esc twice)"
BADGES: dict[Phase, tuple[str, str]] = {
    "starting": ("Starting", ""),
    "working": ("Working", "accent"),
    "thinking": ("Thinking", "accent"),
    "paused": ("Paused", "warning"),
    "approving": ("Needs your approval", "warning"),
    "asking": ("Has a question", "warning"),
    "yours": ("You are driving", "accent"),
    "lost": ("Lost", "danger"),
}
RECORDING, RECORDED = ("Recording", "accent"), "Each step is in the list once it is known what came of it"
WAITING = {
    "pause": "Pausing after this action…",
    "take over": "Yours after this action…",
    "hand back": "Handing back…",
    "resume": "Going on…",
    "word": "The agent has your word…",
    "stop": "Stopping…",
}
DOING: dict[Phase, str] = {
    "starting": "Opening the targets",
    "working": "Looking at the screen",
    "paused": "Nothing happens until you go on",
    "asking": "Answer below, and it goes on",
    "yours": "The agent neither acts nor looks until you hand back",
}


class RunHeader(QFrame):
    """Counts the seconds while the run goes on."""

    def __init__(self, model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._model = model
        self.task = Elided(kind="heading")
        self.badge, self.doing = label(kind="badge"), Elided()
        self.meter = CostMeter()
        self.stop = button("Stop", model.stop, kind="danger", image="stop", tip=STOP)
        self.stop.setAccessibleDescription(STOP)
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tell)

    def _lay_out(self) -> None:
        status = QHBoxLayout()
        status.setSpacing(SMALL)
        status.addWidget(self.badge)
        status.addWidget(self.doing, 1)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self.task)
        words.addLayout(status)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        row.setSpacing(LARGE)
        row.addLayout(words, 1)
        row.addWidget(self.meter)
        row.addWidget(self.stop)

    def refresh(self) -> None:
        """Show what the model says."""
        phase = self._model.phase
        self.task.say(self._model.order.task.instruction)
        self.stop.setEnabled(phase not in OVER)
        ending = self._model.episode.ending
        if phase == "finished" and ending:
            word, tone = ENDINGS[ending].word, ENDINGS[ending].tone
        else:
            word, tone = RECORDING if recording(self._model) else BADGES.get(phase, ("Done", "good"))
        self.badge.setText(word)
        retone(self.badge, "tone", tone)
        if (phase in ("starting", *OVER)) == self._second.isActive():
            self._second.stop() if self._second.isActive() else self._second.start()
        self._tell()

    def _tell(self) -> None:
        self.doing.say(doing(self._model, time.time()))
        self.meter.show_run(self._model.state, time.time())


def recording(model: RunModel) -> bool:
    """Whether what the person does is recorded now."""
    return model.order.shown and model.phase == "yours"


def doing(model: RunModel, now: float) -> str:
    """What is going on and what comes next, in one line."""
    state = model.state
    if model.pending:
        return WAITING[model.pending]
    if state.thinking:
        asked = f"{state.thinking.role.capitalize()} asks {state.thinking.model}"
        return f"{asked} · {span(max(0, round(now - state.thinking.at)))}" if now - state.thinking.at >= 1 else asked
    if state.next:
        return f"Next: {state.next_words}"
    return RECORDED if recording(model) else DOING.get(state.phase, "")
