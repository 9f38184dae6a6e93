"""Places besides pages that Home offers: the phones that adb knows of, and the desktop."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from controllers.android.adb import AdbServer
from controllers.errors import ControllerError
from ui.models.background import Background


@dataclass(frozen=True, slots=True)
class Offer:
    """What `--on` calls it, and what a person does."""

    target: str
    words: str


DESKTOP = Offer("desktop", "The desktop")


class Offers(QObject):
    """Adb is asked in the background, and never started for it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Offer, ...] = (DESKTOP,)
        self._background = Background(self)

    def refresh(self) -> None:
        self._background.run(_phones, self._take, lambda _: None)

    def _take(self, phones: tuple[Offer, ...]) -> None:
        if (now := (*phones, DESKTOP)) != self.all:
            self.all = now
            self.changed.emit()


def _phones() -> tuple[Offer, ...]:
    try:
        there = AdbServer().phones()
    except ControllerError:  # no adb runs, so it knows no phone; the page of phones says why
        return ()
    return tuple(Offer(f"android:{one.serial}", f"{one.model or 'Phone'} · {one.serial}") for one in there if one.ready)
