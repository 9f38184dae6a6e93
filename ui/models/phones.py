"""The phones of this machine: which are there, what they lack, and how one is connected, paired or switched on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.demo.phone_example import EXAMPLE
from app.doctor import CheckResult
from app.serving.orders import Begin
from controllers.android.pairing import PLACE
from ui.engines.command import Command

MISTYPED = "Write HOST:PORT, as it stands under Wireless debugging on the phone."


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """One phone as adb lists it. `way`: usb, wifi or virtual; `advice`: what to do about one that cannot be worked;
    `own`: a virtual one that was switched on here."""

    serial: str
    model: str
    way: str
    advice: str
    own: bool = False

    @property
    def ready(self) -> bool:
        return not self.advice

    @property
    def target(self) -> str:
        """How `--on` names it."""
        return f"android:{self.serial}"


class PhonesModel(QObject):
    """Everything is asked of the command line, in processes that end with this.

    phones: those that are there, None until it is known. findings: what the doctor found, by serial; "" for the
    machine itself. problems: one sentence by what it belongs to: list, connect, pair, virtual, or the doctor.
    code: what the QR code to be shown says, "" where none is.
    """

    changed = Signal()
    chosen = Signal(str)
    """Work on this target."""
    tried = Signal(object)
    """Offer this Begin, an example on a virtual phone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.phones: tuple[PhoneEntry, ...] | None = None
        self.findings: dict[str, tuple[CheckResult, ...]] = {}
        self.problems: dict[str, str] = {}
        self.code = ""
        self.connected = ""
        self._examined = ""
        self._listed: list[dict[str, str]] = []
        self._running: dict[str, Command] = {}
        self._virtual: list[tuple[Command, str]] = []

    def look(self) -> None:
        """Follow the list from now on, unless that is done already."""
        if not self.is_busy("list"):
            self._run("list", ["phone", "list", "--follow"], self._take_list)

    def rest(self) -> None:
        """Follow the list no more: nobody looks."""
        if listing := self._running.pop("list", None):
            listing.let_go()

    def is_busy(self, what: str) -> bool:
        """Whether that is under way: list, connect, pair, virtual or doctor."""
        return what in self._running

    def connect_to(self, address: str) -> None:
        """Connect to a phone that was paired before."""
        address = address.strip()
        if not PLACE.fullmatch(address):
            self._say("connect", MISTYPED)
        elif not self.is_busy("connect"):
            self.connected = ""
            self._run("connect", ["phone", "connect", address, "--json"], self._take_connected)

    def pair(self) -> None:
        """Have a code that the phone reads; `code` says it until the phone has come or none came."""
        if not self.is_busy("pair"):
            self._run("pair", ["phone", "pair", "--json"], self._take_pairing)

    def stop_pairing(self) -> None:
        """Wait for the phone no more."""
        if pairing := self._running.get("pair"):
            pairing.close()
            self._forget(pairing, "")

    def examine(self, serial: str) -> None:
        """Look at one phone and repair what can be; "" looks at adb and all of them."""
        if not self.is_busy("doctor"):
            self.findings.pop(serial, None)
            self._examined = serial
            words = ["phone", "doctor", *([serial] if serial else []), "--json"]
            self._run("doctor", words, self._take_finding)

    def start_virtual(self) -> None:
        """Switch a new virtual phone on; it is in the list once it is there."""
        if not self.is_busy("virtual"):
            self._run("virtual", ["phone", "virtual", "--connect", "--leash", "--json"], self._take_virtual)

    def stop_virtual(self, serial: str) -> None:
        """Switch off a virtual phone that was switched on here."""
        for command, other in self._virtual:
            if other == serial:
                command.let_go()

    def work_on(self, serial: str) -> None:
        self.chosen.emit(f"android:{serial}")

    def try_out(self, serial: str) -> None:
        """Offer an example on a virtual phone that was switched on here."""
        self.tried.emit(Begin(EXAMPLE, (f"phone=android:{serial}",), "plain"))

    def close(self) -> None:
        """End everything that was started, virtual phones too."""
        commands = self.findChildren(Command)
        for command in commands:
            command.let_go()
        for command in commands:
            command.close()

    def _run(self, what: str, words: list[str], take: Callable[[dict[str, Any]], None]) -> None:
        self.problems.pop(what, None)
        command = self._running[what] = Command(what, words, self)
        command.told.connect(take)
        command.ended.connect(self._forget)
        self.changed.emit()

    @Slot(object, str)
    def _forget(self, command: Command, sentence: str) -> None:
        what = command.what
        if self._running.get(what) is command:
            del self._running[what]
        self._virtual = [(other, serial) for other, serial in self._virtual if other is not command]
        if what == "pair":
            self.code = ""
        if what == "list" and sentence:
            self._listed, self.phones = [], None
        command.deleteLater()
        self._say(what, sentence)

    def _say(self, what: str, sentence: str) -> None:
        self.problems = {**self.problems, what: sentence} if sentence else self.problems
        self._show_list()

    def _take_list(self, told: dict[str, Any]) -> None:
        self._listed = told["phones"]
        self.problems.pop("list", None)
        if problem := told.get("problem"):
            self.problems["list"] = problem
        self._show_list(known=True)

    def _show_list(self, known: bool = False) -> None:
        own = {serial for _, serial in self._virtual}
        if known or self.phones is not None:
            self.phones = tuple(
                PhoneEntry(one["serial"], one["model"], one["way"], one["advice"], one["serial"] in own)
                for one in self._listed
            )
        self.changed.emit()

    def _take_connected(self, told: dict[str, Any]) -> None:
        self.connected = told["serial"]
        self.changed.emit()

    def _take_pairing(self, told: dict[str, Any]) -> None:
        self.code = told.get("code", "")
        self.connected = told.get("serial", self.connected)
        self.changed.emit()

    def _take_finding(self, told: dict[str, Any]) -> None:
        found = CheckResult(**told)
        self.findings[self._examined] = (*self.findings.get(self._examined, ()), found)
        self.changed.emit()

    def _take_virtual(self, told: dict[str, Any]) -> None:
        self._virtual.append((self._running.pop("virtual"), told["serial"]))
        self._show_list()
