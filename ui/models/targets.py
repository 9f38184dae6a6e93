"""The places in which a task is to be done, as the person puts them together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from app.target_names import Kind, kind
from controllers.browser.addresses import checked
from controllers.errors import ControllerError

NAMED = re.compile(r"([A-Za-z][\w-]*)=(.*)", re.DOTALL)
WELL_NAMED = {"android": re.compile(r"android(:\S+)?"), "desktop": re.compile(r"desktop")}
USUAL = {"android": "phone", "desktop": "desktop"}
LABEL = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True)
class Target:
    """A place's name and its address; written `name=address`, as the command line has it."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name}={self.address}"

    @property
    def kind(self) -> Kind:
        return kind(self.address)


class Targets(QObject):
    """The list of places; a line of text stands for one: an address, or a name and an address (`shop=localhost`).

    An address is that of a page, or names a phone or the desktop, as after `--on`.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list: list[Target] = []

    @property
    def all(self) -> tuple[Target, ...]:
        return tuple(self._list)

    def add(self, text: str) -> str:
        """Add what the text says; returns what is wrong with it, "" when it was added."""
        return self._put(text, len(self._list))

    def have(self, address: str) -> None:
        """Add this place unless it is among them."""
        if address not in {target.address for target in self._list}:
            self._put(address, len(self._list))

    def edit(self, index: int, text: str) -> str:
        """Put what the text says in that one's place; returns what is wrong with it, "" when that was done."""
        return self._put(text, index)

    def remove(self, index: int) -> None:
        del self._list[index]
        self.changed.emit()

    def fill(self, texts: Sequence[str]) -> None:
        """Have these only, as a run had them: what is wrong with one is said when it is used."""
        self._list = []
        for text in texts:
            self._list.append(self._read(text, self._list))
        self.changed.emit()

    def _put(self, text: str, index: int) -> str:
        others = self._list[:index] + self._list[index + 1 :]
        target = self._read(text, others)
        try:
            _check(target)
        except ControllerError as problem:
            return str(problem)
        if target.name in {other.name for other in others}:
            return (
                f"There is a target called {target.name} already; give this one another name, such as {target.name}2."
            )
        self._list[index : index + 1] = [target]
        self.changed.emit()
        return ""

    def _read(self, text: str, others: Sequence[Target]) -> Target:
        """The name is made from the address where none is given."""
        named = NAMED.fullmatch(text.strip())
        if named and "://" not in named[1]:
            return Target(named[1], named[2].strip())
        return Target(_free(_label(text.strip()), {other.name for other in others}), text.strip())


def _check(target: Target) -> None:
    """Raises ControllerError for what names no page, no phone and no desktop."""
    if target.kind == "browser":
        checked(target.address)
    elif not WELL_NAMED[target.kind].fullmatch(target.address):
        raise ControllerError(f'"{target.address}" names none; write android, android:SERIAL or desktop.')


def _label(address: str) -> str:
    """The word of the host that says most: `shop` for https://www.shop.example.org/cart; `phone` and `desktop`."""
    if other := USUAL.get(kind(address)):
        return other
    try:
        host = urlsplit(address if "://" in address else f"//{address}").hostname or ""
    except ValueError:
        host = ""
    words = host.removeprefix("www.").split(".")
    return words[0] if LABEL.fullmatch(words[0]) and words[0] != "localhost" else "page"


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where it is taken."""
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)
