"""What a run has cost so far, against what it may cost at most."""

from math import inf

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.recording.showing import BY
from app.transcript import count, money, span
from ui.models.run_state import RunState
from ui.theme.measures import SMALL
from ui.views.parts.labels import label, retone

SCALE = 1000
NEAR, SPENT = 0.75, 1.0


class CostMeter(QWidget):
    """Money, steps and time; the bar fills with whichever limit is nearest and says so by its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Cost")
        self.money, self._rest = label(), label(kind="dim")
        self.bar = QProgressBar(maximum=SCALE, textVisible=False)
        self.bar.setAccessibleName("Part of the limits used up")
        words = QHBoxLayout()
        words.setSpacing(SMALL)
        words.addWidget(self.money)
        words.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(words)
        column.addWidget(self.bar)

    def show_run(self, state: RunState, now: float) -> None:
        """Show what this run has cost by now, in seconds since the epoch."""
        episode, limits = state.episode, state.episode.task.limits
        self.bar.setVisible(state.phase != "starting" and episode.brain != BY)
        seconds = state.elapsed(now)
        allowed = f" of {money(limits.dollars)}" if limits.dollars else ""
        by_hand = episode.brain == BY
        self.money.setText("" if by_hand else f"{money(episode.dollars)}{allowed}")
        steps = "" if by_hand else f"{episode.acts} of {count(limits.steps, 'step')} · "
        self._rest.setText(f"{steps}{watch(seconds)}")
        self.setToolTip(
            f"{count(state.calls, 'model call')}, {episode.tokens:,} tokens. The run ends by itself after "
            f"{money(limits.dollars) if limits.dollars else 'any sum'}, {limits.steps} steps or {span(limits.seconds)}."
        )
        used = ((episode.dollars, limits.dollars), (episode.acts, limits.steps), (seconds, limits.seconds))
        self._fill(max(part / (whole or inf) for part, whole in used))

    def _fill(self, most: float) -> None:
        self.bar.setValue(round(SCALE * min(most, 1.0)))
        retone(self.bar, "tone", "danger" if most >= SPENT else "warning" if most >= NEAR else "")


def watch(seconds: float) -> str:
    """A running time as a clock shows it: `2:05`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
