"""An adb server of the tests' own, on a port of its own: the person's own server is left alone."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

from adbutils import AdbClient, AdbDevice
from adbutils import __file__ as adbutils

HERE = "127.0.0.1"
PATIENCE = 30.0
BUNDLED = Path(adbutils).parent / "binaries" / "adb"
PROGRAMS = {"bundled": str(BUNDLED)} | ({"system": found} if (found := shutil.which("adb")) else {})
"""The adb that comes with adbutils, and the machine's own if it has one."""


class AdbServer:
    """A running server; a context. `home` keeps its keys."""

    def __init__(self, home: Path, program: str = str(BUNDLED)) -> None:
        self.port = _free_port()
        self._program = program
        # No looking for emulators, in the network and at USB, where a newer adb waits three seconds for a phone.
        quiet = {"ADB_LOCAL_TRANSPORT_MAX_PORT": "5554", "ADB_MDNS": "0", "ADB_MDNS_AUTO_CONNECT": "0", "ADB_USB": "0"}
        self.environment = os.environ | quiet | {"HOME": str(home), "ANDROID_ADB_SERVER_PORT": str(self.port)}
        self._process = subprocess.Popen(
            [program, "-P", str(self.port), "nodaemon", "server"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        deadline = time.monotonic() + PATIENCE
        while not _answers(self.port):
            assert time.monotonic() < deadline, "adb did not start"
        return self

    def __exit__(self, *failure: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)

    def run(self, *words: str, send: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """`adb WORDS`, with that on its standard input."""
        return subprocess.run(
            [self._program, *words], env=self.environment, input=send, capture_output=True, timeout=PATIENCE
        )

    def connected(self, serial: str) -> AdbDevice:
        """The phone of that serial, connected."""
        client = AdbClient(HERE, self.port)
        client.connect(serial, timeout=PATIENCE)
        return client.device(serial)

    def state(self, serial: str) -> str:
        """What `adb devices` says of the phone: device, offline, unauthorized; nothing when it is not there."""
        lines = self.run("devices").stdout.decode().splitlines()
        return dict(line.split("\t") for line in lines if "\t" in line).get(serial, "")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HERE, 0))
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(0.1)
        return one.connect_ex((HERE, port)) == 0
