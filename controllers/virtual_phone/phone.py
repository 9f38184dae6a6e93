"""A phone that is no phone: real adb, adbutils and uiautomator2 work on it as on a real one."""

from contextlib import ExitStack
from typing import Self

from controllers.browser.loop import Calls, LoopThread
from controllers.virtual_phone.adb.authorization import Authorization
from controllers.virtual_phone.adb.server import LOOPBACK, Banner, Daemon
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.screen import Screen
from controllers.virtual_phone.services import Services
from controllers.virtual_phone.witness import Witness

START_SECONDS = 30.0
STOP_SECONDS = 10.0


class VirtualPhone:
    """Its screen is a page in Chromium, its adb daemon listens on loopback at `port` (0: any that is free).

    Use it as a context, or call `start` and `stop`. `faults` may be changed while it runs, `witness` read.
    """

    def __init__(
        self, address: str, port: int = 0, headed: bool = False, identity: Identity | None = None,
        faults: Faults | None = None,
    ) -> None:  # fmt: skip
        self.faults = faults or Faults()
        self.witness = Witness()
        self._address, self._port, self._headed = address, port, headed
        self._identity = identity or Identity()
        self._undo = ExitStack()

    @property
    def serial(self) -> str:
        """What `adb connect` takes."""
        return f"{LOOPBACK}:{self._port}"

    def start(self) -> Self:
        """Switch it on. Raises ControllerError when there is no browser, OSError when the port is taken."""
        with ExitStack() as undo:
            thread = LoopThread("virtual phone")
            undo.callback(thread.close)
            calls = Calls(thread)
            calls.wait(self._begin(), START_SECONDS, "The virtual phone did not start")
            undo.callback(lambda: calls.wait(self._end(), STOP_SECONDS, "The virtual phone did not stop"))
            self._undo = undo.pop_all()
        return self

    def stop(self) -> None:
        """Switch it off; no process, thread or port stays."""
        self._undo.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *failure: object) -> None:
        self.stop()

    async def _begin(self) -> None:
        self._screen = await Screen.open(self._address, self._headed)
        device = Device(self._identity, self._screen, self.faults, self.witness)
        banner = Banner(self._identity.product, self._identity.model)
        self._daemon = Daemon(banner, Services(device), Authorization())
        try:
            self._port = await self._daemon.listen(self._port)
        except OSError:
            await self._screen.close()
            raise

    async def _end(self) -> None:
        await self._daemon.hang_up()
        await self._screen.close()
