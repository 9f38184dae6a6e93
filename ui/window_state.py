"""Where the window stood last, kept beside the journal."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QIODevice, QRect, QSaveFile

LARGEST = 32_000


@dataclass(frozen=True, slots=True)
class WindowState:
    """The window's place in device-independent pixels, and whether it fills the screen."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False

    @property
    def place(self) -> QRect:
        return QRect(self.x, self.y, self.width, self.height)

    def within(self, screens: Iterable[QRect]) -> QRect | None:
        """The place, no larger than the screen that shows it; None where none does."""
        room = next((room for room in screens if room.intersects(self.place)), None)
        return QRect(self.place.topLeft(), self.place.size().boundedTo(room.size())) if room else None


def load(file: Path) -> WindowState | None:
    """What was kept; None where there is nothing that can be used."""
    try:
        state = WindowState(**json.loads(file.read_text(encoding="utf-8")))
        usable = all(type(n) is int and abs(n) <= LARGEST for n in (state.x, state.y, state.width, state.height))
    except (OSError, ValueError, TypeError):
        return None
    return state if usable else None


def save(file: Path, state: WindowState) -> None:
    """Keep it: whole or not at all. Where nothing can be written, the next window stands at its usual place."""
    saving = QSaveFile(str(file))
    if saving.open(QIODevice.OpenModeFlag.WriteOnly):
        saving.write(json.dumps(asdict(state)).encode())
        saving.commit()
