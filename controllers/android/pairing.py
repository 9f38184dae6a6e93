"""Pairing over Wi-Fi: the phone reads a QR code, announces itself in the network, and adb pairs with it.

The QR code holds `WIFI:T:ADB;S:<name>;P:<password>;;`; the phone then announces the service `<name>` as
`_adb-tls-pairing._tcp`, and once it is paired, its address as `_adb-tls-connect._tcp`.
"""

import re
import secrets
import socket
import string
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from controllers.android.adb import OLDEST, AdbServer, version
from controllers.errors import ControllerError, DeadlineExceeded

PAIRING = "_adb-tls-pairing._tcp.local."
CONNECTING = "_adb-tls-connect._tcp.local."
PLACE = re.compile(r"[\w.\-:\[\]]+:\d{1,5}")
"""HOST:PORT, as a phone shows it under Wireless debugging."""
PAIR_SECONDS = 90.0
CONNECT_SECONDS = 20.0
_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the QR code says: a name that the phone will announce, and a password used once."""

    name: str
    password: str

    @property
    def text(self) -> str:
        return f"WIFI:T:ADB;S:{self.name};P:{self.password};;"


@dataclass(frozen=True, slots=True)
class Announced:
    """A service in the network: its name and `HOST:PORT`."""

    name: str
    address: str


def invitation() -> Invitation:
    """A new one; nothing of it can be guessed. Raises ControllerError when adb is too old to pair."""
    if version() < OLDEST:
        raise ControllerError(f"This adb is older than {OLDEST} and cannot pair: unset ADBUTILS_ADB_PATH.")
    return Invitation(f"journeyman-{_random(6)}", _random(12))


def pair(adb: AdbServer, invited: Invitation, announced: "Announcements") -> str:
    """Wait until the phone has read the QR code, pair with it and connect; its serial.

    Raises ControllerError when adb refuses, DeadlineExceeded when no phone comes.
    """
    phone = announced.wait(PAIRING, lambda service: service.name == invited.name, PAIR_SECONDS)
    said = adb.pair(phone.address, invited.password)
    if not said.startswith("Successfully paired"):
        raise ControllerError(f"The phone did not pair ({said.strip()}); show it the code again.")
    host = phone.address.rpartition(":")[0]
    ready = announced.wait(CONNECTING, lambda service: service.address.startswith(f"{host}:"), CONNECT_SECONDS)
    return connect(adb, ready.address)


def connect(adb: AdbServer, address: str) -> str:
    """Connect to `HOST:PORT`; the serial. Raises ControllerError with what to do when that fails."""
    said = adb.connect(address).strip()
    if said.startswith("already") and _has_died(adb, address):
        adb.disconnect(address)
        said = adb.connect(address).strip()
    if said.startswith(("connected to", "already connected to")):
        return address
    if "authenticate" in said:
        raise ControllerError(f"{address} has not allowed this computer yet: unlock it, tap Allow, then try again.")
    adb.disconnect(address)  # or else it lists it as a phone that is offline
    raise ControllerError(
        f"{address} cannot be reached ({said}): is wireless debugging on, and the phone in this network?"
    )


def _has_died(adb: AdbServer, address: str) -> bool:
    """Whether adb keeps a connection to it that is of no use any more."""
    return any(phone.serial == address and not phone.ready for phone in adb.phones())


@dataclass(slots=True)
class Announcements:
    """Listens to what phones announce in the network, while it is open; a context. Raises ControllerError."""

    _changed: threading.Condition = field(default_factory=threading.Condition)
    _found: dict[tuple[str, str], Announced] = field(default_factory=dict)
    _zeroconf: Any = None
    _browser: Any = None

    def __enter__(self) -> "Announcements":
        try:
            from zeroconf import ServiceBrowser, Zeroconf
        except ModuleNotFoundError:
            raise ControllerError("Pairing needs the package zeroconf: run python3 make.py setup.") from None
        try:
            self._zeroconf = Zeroconf()
        except OSError as error:
            raise ControllerError(f"The network cannot be listened to ({error}); join the phone's Wi-Fi.") from error
        self._browser = ServiceBrowser(self._zeroconf, [PAIRING, CONNECTING], handlers=[self._note])
        return self

    def __exit__(self, *failure: object) -> None:
        self._browser.cancel()
        self._zeroconf.close()

    def wait(self, kind: str, fits: Callable[[Announced], bool], seconds: float) -> Announced:
        """The first service of that kind that fits. Raises DeadlineExceeded."""
        with self._changed:
            self._changed.wait_for(lambda: self._fitting(kind, fits), seconds)
            found = self._fitting(kind, fits)
        if found is None:
            raise DeadlineExceeded(
                "No phone answered the code: is it in the same Wi-Fi, and Wireless debugging open? Then try again."
            )
        return found

    def _fitting(self, kind: str, fits: Callable[[Announced], bool]) -> Announced | None:
        return next((each for (of, _), each in self._found.items() if of == kind and fits(each)), None)

    def _note(self, zeroconf: Any, service_type: str, name: str, state_change: Any) -> None:
        """Called by zeroconf, in its thread."""
        info = zeroconf.get_service_info(service_type, name, 3000) if state_change.name != "Removed" else None
        hosts = [address for address in info.addresses if len(address) == 4] if info else []
        with self._changed:
            if info and hosts:
                address = f"{socket.inet_ntoa(hosts[0])}:{info.port}"
                self._found[service_type, name] = Announced(name.removesuffix(f".{service_type}"), address)
            else:
                self._found.pop((service_type, name), None)
            self._changed.notify_all()


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))
