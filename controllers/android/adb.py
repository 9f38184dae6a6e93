"""The adb server of this machine: which phones there are, and plain requests to them, each with a deadline.

The protocol is in the file SERVICES.TXT of Android's adb. A request is four hexadecimal digits of length and a text.
"""

import os
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import resources

from controllers.android.errors import PhoneLost
from controllers.android.pending import Pending
from controllers.android.sockets import received
from controllers.errors import ControllerError, DeadlineExceeded

OLDEST = 30
"""The first adb that can pair with a phone over Wi-Fi; Debian's is older, the one inside adbutils is newer."""
START_SECONDS = 20.0
ANSWER_SECONDS = 5.0
CONNECT_SECONDS = 12.0
LIMIT = 64_000_000  # bytes of one answer
NO_PERMISSIONS = "no permissions"
NO_ADBUTILS = "Phones need the package uiautomator2: run python3 make.py setup."


@dataclass(frozen=True, slots=True)
class Listed:
    """A phone as the adb server lists it; `state` is `device` when it can be worked."""

    serial: str
    state: str
    model: str = ""

    @property
    def ready(self) -> bool:
        return self.state == "device"

    @property
    def way(self) -> str:
        """How it is reached: usb, wifi or, on this machine itself, virtual."""
        if self.serial.startswith(("127.0.0.1:", "localhost:", "emulator-")):
            return "virtual"
        return "wifi" if ":" in self.serial or "._adb-tls-connect" in self.serial else "usb"

    @property
    def advice(self) -> str:
        """What to do about a phone that cannot be worked."""
        match self.state:
            case "device":
                return ""
            case "connecting" | "authorizing":
                return f"{self.serial} is being connected: unlock it, and try again in a moment."
            case "unauthorized":
                return f"{self.serial} has not allowed this computer yet: unlock it and tap Allow."
            case "no_permissions":
                return (
                    f"This computer does not let you reach {self.serial}: install its rules for phones "
                    "(apt-get install android-sdk-platform-tools-common), then plug it in again."
                )
            case "offline":
                again = f"journeyman phone connect {self.serial}" if ":" in self.serial else "plug it in again"
                return f"{self.serial} is offline: {again}, or switch its Wi-Fi off and on."
            case state:
                return f"{self.serial} is in the state {state!r}: restart it with USB debugging on."


def program() -> str:
    """The adb to use: the one of $ADBUTILS_ADB_PATH, else the one inside adbutils. Raises ControllerError."""
    if chosen := os.environ.get("ADBUTILS_ADB_PATH"):
        return chosen
    try:
        bundled = resources.files("adbutils") / "binaries" / ("adb.exe" if os.name == "nt" else "adb")
    except ModuleNotFoundError:
        raise ControllerError(NO_ADBUTILS) from None
    return str(bundled)


def version() -> int:
    """The main version of that adb; 0 of one that is too old to tell it. Raises ControllerError when it is none."""
    try:
        said = subprocess.run([program(), "version"], capture_output=True, text=True, timeout=START_SECONDS).stdout
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ControllerError(
            f"{program()} does not run ({error}): set ADBUTILS_ADB_PATH to an adb that does."
        ) from error
    if "Android Debug Bridge" not in said:
        raise ControllerError(f"{program()} is no adb: set ADBUTILS_ADB_PATH to one, or unset it.")
    word = next((line.split()[1] for line in said.splitlines() if line.startswith("Version ")), "0")
    return int(word.partition(".")[0])


class AdbServer:
    """The adb server of $ANDROID_ADB_SERVER_PORT (5037 if that is not set), started where none runs."""

    def __init__(self, pending: Pending | None = None) -> None:
        self.host = os.environ.get("ANDROID_ADB_SERVER_HOST", "127.0.0.1")
        self.port = _port(os.environ.get("ANDROID_ADB_SERVER_PORT", "5037"))
        self._pending = pending or Pending()

    def ensure(self) -> None:
        """Start it if it does not run. Raises ControllerError, also when it does not run after that."""
        try:
            self._greet()
        except ControllerError:
            self._start()
            self._greet()

    def phones(self) -> tuple[Listed, ...]:
        """Every phone that is there, whatever its state."""
        listed = []
        for line in self.ask("host:devices-l").splitlines():
            serial, state, *facts = line.replace(NO_PERMISSIONS, NO_PERMISSIONS.replace(" ", "_")).split()
            model = next((fact.removeprefix("model:") for fact in facts if fact.startswith("model:")), "")
            listed.append(Listed(serial, state, model.replace("_", " ")))
        return tuple(listed)

    def connect(self, address: str) -> str:
        """Connect to HOST:PORT; what adb says of it, which is no error even where it failed."""
        return self.ask(f"host:connect:{address}", CONNECT_SECONDS)

    def disconnect(self, address: str) -> None:
        """Let go of a phone that was connected by `connect`, if it was."""
        with suppress(ControllerError):
            self.ask(f"host:disconnect:{address}")

    def pair(self, address: str, password: str) -> str:
        """Pair with a phone that shows a pairing code; what adb says of it. Raises ControllerError."""
        return self.ask(f"host:pair:{password}:{address}", CONNECT_SECONDS)

    def forward(self, serial: str, port: int, local: int = 0) -> int:
        """A local port that leads to that port of the phone: `local`, or for 0 any that is free."""
        request = f"host-serial:{serial}:forward:tcp:{local};tcp:{port}"
        told = self.ask(request, twice=True, told=not local)
        return local or _number(told, 10)

    def unforward(self, serial: str, local: int) -> None:
        """Close that local port."""
        self.ask(f"host-serial:{serial}:killforward:tcp:{local}", twice=True, told=False)

    def shell(self, serial: str, *words: str, seconds: float = ANSWER_SECONDS) -> str:
        """Run one command on the phone; what it prints, errors included. The words are never read as shell syntax."""
        return self.binary(serial, *words, seconds=seconds).decode("utf-8", "replace")

    def binary(self, serial: str, *words: str, seconds: float = ANSWER_SECONDS) -> bytes:
        """The same as bytes."""
        deadline = time.monotonic() + seconds
        with self._connected(seconds) as connection:
            _request(connection, f"host:transport:{serial}", deadline, serial)
            _request(connection, f"exec:{shlex.join(words)}", deadline, serial)
            return _rest(connection, deadline)

    def ask(self, request: str, seconds: float = ANSWER_SECONDS, *, twice: bool = False, told: bool = True) -> str:
        """What the server answers. Raises ControllerError with its own words when it refuses.

        twice: it says that it got the request before it says that it did it. told: whether it says anything else.
        """
        deadline = time.monotonic() + seconds
        with self._connected(seconds) as connection:
            _request(connection, request, deadline)
            if twice:
                _status(connection, deadline)
            return _block(connection, deadline) if told else ""

    def _greet(self) -> None:
        """Raises ControllerError when nothing listens there."""
        with self._connected(ANSWER_SECONDS):
            return

    def _start(self) -> None:
        try:
            started = subprocess.run(
                [program(), "-P", str(self.port), "start-server"],
                capture_output=True, text=True, timeout=START_SECONDS, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ControllerError(f"adb does not start ({error}): run journeyman phone doctor.") from error
        if started.returncode:
            why = (started.stderr.strip().splitlines() or ["it does not say why"])[-1][:200]
            raise ControllerError(f"adb does not start ({why}): run journeyman phone doctor.")

    @contextmanager
    def _connected(self, seconds: float) -> Iterator[socket.socket]:
        try:
            with socket.create_connection((self.host, self.port), seconds) as connection:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with self._pending.call(), self._pending.on(connection):
                    yield connection
        except TimeoutError as error:
            raise DeadlineExceeded("The phone or adb did not answer in time; run journeyman phone doctor.") from error
        except OSError as error:
            raise ControllerError(f"adb does not answer ({error}): run journeyman phone doctor.") from error


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Have adb know the phone at HOST:PORT for as long as the context. Raises ControllerError."""
    server = AdbServer()
    server.ensure()
    said = server.connect(address)
    if "connected to" not in said and "authenticate" not in said:  # the phone may still be asking
        raise ControllerError(f"adb does not reach {address} ({said}): run journeyman phone doctor.")
    try:
        yield
    finally:
        server.disconnect(address)


def _port(told: str) -> int:
    if not (told.isdecimal() and 0 < int(told) < 65536):
        raise ControllerError(f"ANDROID_ADB_SERVER_PORT is {told!r}; make it a port, or unset it.")
    return int(told)


def _request(connection: socket.socket, request: str, deadline: float, serial: str = "") -> None:
    body = request.encode()
    connection.settimeout(max(0.001, deadline - time.monotonic()))
    connection.sendall(b"%04x%s" % (len(body), body))
    _status(connection, deadline, serial)


def _status(connection: socket.socket, deadline: float, serial: str = "") -> None:
    status = _exactly(connection, 4, deadline)
    if status == b"OKAY":
        return
    why = _block(connection, deadline) if status == b"FAIL" else "it closed the connection"
    if serial or "device" in why:
        raise PhoneLost(
            f"The phone {serial} does not answer ({why}); plug it in or connect it again.".replace("  ", " ")
        )
    raise ControllerError(f"adb refused: {why}.")


def _block(connection: socket.socket, deadline: float) -> str:
    """A text after its length; after a FAIL that comes late, what failed."""
    size = _exactly(connection, 4, deadline)
    if size == b"FAIL":
        return f"Failed: {_block(connection, deadline)}"
    return _exactly(connection, _number(size, 16), deadline).decode("utf-8", "replace") if size else ""


def _number(told: str | bytes, base: int) -> int:
    try:
        return int(told, base)
    except ValueError as error:
        raise ControllerError(
            f"adb answers what cannot be read ({told!r:.40}): run journeyman phone doctor."
        ) from error


def _exactly(connection: socket.socket, size: int, deadline: float) -> bytes:
    """So many bytes; fewer only where the other side closed."""
    found = bytearray()
    while len(found) < size and (chunk := received(connection, size - len(found), deadline)):
        found += chunk
    return bytes(found)


def _rest(connection: socket.socket, deadline: float) -> bytes:
    found = bytearray()
    while chunk := received(connection, 1 << 20, deadline):
        found += chunk
        if len(found) > LIMIT:
            raise ControllerError(f"The phone sent more than {LIMIT // 1_000_000} MB; that is too much to read.")
    return bytes(found)
