"""uiautomator2's server on the phone: put there, started and stopped by uiautomator2 itself."""

import os
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from http.client import HTTPException
from typing import Any

from controllers.android.adb import NO_ADBUTILS, AdbServer, program
from controllers.android.errors import PhoneLost
from controllers.android.pending import Pending
from controllers.errors import ControllerError, DeadlineExceeded

PORT = 9008
START_SECONDS = 45.0
TURN = 0.05  # seconds between two looks whether the start was interrupted
OCCUPIED = (
    "Another program holds the screen of {serial} (Appium, another uiautomator2, or a screen reader): end it, "
    "or restart the phone, then try again."
)


class Automation:
    """The server of one phone. Starting it blocks in foreign code, which is why that happens in a thread."""

    def __init__(self, serial: str, adb: AdbServer, pending: Pending) -> None:
        self._serial = serial
        self._adb = adb
        self._pending = pending
        self._thread = ThreadPoolExecutor(1, "automation")
        self._device: Any = None
        self._stopped = False

    def start(self) -> None:
        """Start it if it does not run. Raises PhoneLost, DeadlineExceeded, ControllerError and Stopped."""
        starting = self._thread.submit(self._start)
        deadline = time.monotonic() + START_SECONDS
        with self._pending.call():
            while not self._is_done(starting):
                self._pending.check()
                if time.monotonic() > deadline:
                    raise DeadlineExceeded(
                        f"uiautomator2's server does not start on {self._serial}; restart the phone."
                    )

    def stop(self) -> None:
        """Stop it, a start that is under way included: it answers to everybody in the phone's network.

        A phone that is gone stops it by itself. A second call does nothing.
        """
        if not self._stopped:
            self._stopped = True
            self._thread.submit(self._stop)
            self._thread.shutdown()

    def _is_done(self, starting: "Future[None]") -> bool:
        try:
            starting.result(TURN)
        except NotYet:
            return False
        return True

    def _start(self) -> None:
        try:
            os.environ.setdefault("ADBUTILS_ADB_PATH", program())  # not an older one that is on the PATH
            import adbutils
            import uiautomator2
            from uiautomator2 import exceptions
        except ModuleNotFoundError:
            raise ControllerError(NO_ADBUTILS) from None
        try:
            if self._device is None:
                client = adbutils.AdbClient(self._adb.host, self._adb.port, socket_timeout=START_SECONDS)
                self._device = uiautomator2.Device(client.device(self._serial), port=PORT)
            else:
                self._device.stop_uiautomator(wait=False)  # lets go of what is left of the last one
                self._device.start_uiautomator()
        except exceptions.AccessibilityServiceAlreadyRegisteredError as error:
            raise ControllerError(OCCUPIED.format(serial=self._serial)) from error
        except (exceptions.BaseException, adbutils.AdbError, HTTPException, OSError) as error:
            if any(phone.serial == self._serial and phone.ready for phone in self._adb.phones()):
                raise ControllerError(
                    f"uiautomator2's server does not start on {self._serial} ({_line(error)}); restart the phone."
                ) from error
            raise PhoneLost(f"The phone {self._serial} does not answer; plug it in or connect it again.") from error

    def _stop(self) -> None:
        if self._device is not None:
            self._device.stop_uiautomator(wait=False)


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
