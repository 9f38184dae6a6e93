"""A healed version that waits for the person's word: what stood in for what, with pictures before and after."""

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from skills.mending import Mend
from skills.proposals import Kept
from ui.models.skills.skill import SkillModel
from ui.theme.measures import MEDIUM, SMALL, TIGHT
from ui.views.parts.buttons import button
from ui.views.parts.labels import label
from ui.views.picture.picture_loader import PictureLoader
from ui.views.picture.picture_view import PictureView

NO_PICTURE = "No picture was kept"


class HealPanel(QWidget):
    """Follows what waits in a SkillModel; empty while nothing does. One mended step at a time."""

    def __init__(self, model: SkillModel) -> None:
        super().__init__()
        self._model, self._loader = model, PictureLoader(self)
        self._waiting: Kept | None = None
        self._place = 0
        self._words, self._count = label(wrap=True), label(kind="dim")
        self.before, self.after = PictureView(), PictureView()
        self.accept = button("&Accept", model.accept, kind="primary", image="check", by_enter=False)
        self.reject = button("Re&ject", model.reject, kind="danger", image="cross", by_enter=False)
        self.next = button("Ne&xt step", self._next, image="chevron-right")
        self._lay_out()
        self._loader.loaded.connect(self._show_pictures)
        self.loaded = self._loader.loaded
        model.changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_pictures()

    def _lay_out(self) -> None:
        pictures, foot = QHBoxLayout(), QHBoxLayout()
        pictures.setSpacing(MEDIUM)
        for words, picture in (("Before", self.before), ("After", self.after)):
            picture.setAccessibleName(words)
            picture.waiting_for = NO_PICTURE
            pictures.addWidget(_titled(words, picture), 1)
        foot.setSpacing(SMALL)
        for part in (self.accept, self.reject, self.next, self._count):
            foot.addWidget(part)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, MEDIUM, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._words)
        column.addLayout(pictures, 1)
        column.addLayout(foot)

    def _next(self) -> None:
        self._place += 1
        self._show_mend()

    def _show(self) -> None:
        self._waiting = self._model.facts.waiting if self._model.facts else None
        self._show_mend()

    def _mend(self) -> Mend | None:
        mends = self._waiting.proposed.mends if self._waiting else ()
        return mends[self._place % len(mends)] if mends else None

    def _show_mend(self) -> None:
        if mend := self._mend():
            count = len(self._waiting.proposed.mends) if self._waiting else 0
            self._words.setText(str(mend))
            self._count.setText(f"step {self._place % count + 1} of {count}" if count > 1 else "")
            self.next.setVisible(count > 1)
            self._show_pictures()

    def _show_pictures(self) -> None:
        mend = self._mend()
        for digest, picture in ((mend.before, self.before), (mend.after, self.after)) if mend else ():
            path = self._model.picture(digest)
            image = self._loader.get(path, picture.size() * self.devicePixelRatioF()) if path else QImage()
            if image is not None:
                picture.show_image(image)


def _titled(words: str, picture: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    column.addWidget(label(words, "small"))
    column.addWidget(picture, 1)
    return whole
