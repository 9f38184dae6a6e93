"""A task that was done lately: how it ended, and a button that fills the form with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.history import PastRun
from app.target_names import once
from app.transcript import moment
from ui.models.wording import ENDINGS, plain_tip
from ui.theme.icons import pixmap
from ui.theme.measures import MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.labels import Elided, label
from ui.views.parts.page import Card

SIZE = 16


class RecentCard(Card):
    def __init__(self, run: PastRun, again: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        ending = ENDINGS[run.ending]
        task = Elided(run.task)
        task.setToolTip(plain_tip(run.task[:1000]))
        places = Elided(once(run.targets), "small")
        repeat = button("Again", lambda: again(run.id), kind="quiet", image="replay")
        repeat.setAccessibleName(f"Fill in again: {' '.join(run.task.split())[:80]}")
        foot = QHBoxLayout()
        foot.setSpacing(TIGHT)
        foot.addWidget(EndingMark(ending.icon, ending.tone))
        foot.addWidget(label(f"{ending.word} · {moment(run.started)}", "small"))
        foot.addStretch()
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(task)
        words.addWidget(places)
        words.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(repeat)
        self.column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        self.column.addLayout(row)


class EndingMark(QLabel):
    """An ending's icon, drawn anew when the theme changes."""

    def __init__(self, image: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._tone = image, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(self._image, self._tone, SIZE, self.devicePixelRatioF()))
