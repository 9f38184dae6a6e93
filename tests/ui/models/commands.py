"""Commands that start nothing: a test says what they print and how they end."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal


class FakeCommand(QObject):
    """Stands where `ui.engines.command.Command` does; `made` has all of them, the newest last."""

    told = Signal(object)
    ended = Signal(object, str)
    made: ClassVar[list["FakeCommand"]] = []

    def __init__(self, what: str, words: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.what, self.words = what, list(words)
        self.let = self.closed = False
        FakeCommand.made.append(self)

    def let_go(self) -> None:
        self.let = True

    def close(self) -> None:
        self.closed = True

    def ends(self, sentence: str = "") -> None:
        self.ended.emit(self, sentence)

    def says(self, **told: Any) -> None:
        self.told.emit(told)


def listed(*serials: str, advice: str = "") -> list[dict[str, str]]:
    """What the list says of phones with these serials."""
    ways = {"1": "virtual", "R": "usb"}
    state = "unauthorized" if advice else "device"
    return [
        {"serial": one, "state": state, "model": "Pixel 8", "way": ways[one[0]], "advice": advice} for one in serials
    ]
