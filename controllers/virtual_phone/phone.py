"""A phone that is no phone: real adb, adbutils and uiautomator2 work on it as on a real one."""

from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, ExitStack
from dataclasses import replace
from pathlib import Path
from socket import socket
from typing import Any, Self

from controllers.browser.loop import Calls, LoopThread
from controllers.errors import ControllerError
from controllers.virtual_phone.adb.admission import Admission
from controllers.virtual_phone.adb.server import LOOPBACK, Banner, Daemon, bind
from controllers.virtual_phone.apps import App
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.mishaps import Mishaps
from controllers.virtual_phone.screen import Screen
from controllers.virtual_phone.services import Services
from controllers.virtual_phone.witness import Witness
from controllers.virtual_phone.world.world import World

LOCALES = {"en": "en-US", "el": "el-GR"}
PATIENCE = 60.0
"""Seconds for switching it on and off."""


class VirtualPhone:
    """Its screen is a page in Chromium, its adb daemon listens on loopback at `port` (0: any that is free).

    `state`: a file that keeps what is on the phone; without, it is new each time, filled from `seed`. `apps`: a
    folder of further apps. Use it as a context, or call `start` and `stop`. `faults` may be changed while it
    runs, `witness` read, `world` asked and set back.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        headed: bool = False,
        apps: Path | None = None,
        state: Path | None = None,
        seed: int = 1,
        language: str = "en",
        identity: Identity | None = None,
        faults: Faults | None = None,
    ) -> None:
        self.faults = faults or Faults()
        self.witness = Witness()
        self.world: World
        self._port, self._headed = port, headed
        self._apps, self._state, self._seed, self._language = apps, state, seed, language
        self._identity = replace(identity or Identity(), language=LOCALES.get(language, language))
        self._undo = ExitStack()

    @property
    def serial(self) -> str:
        """What `adb connect` takes."""
        return f"{LOOPBACK}:{self._port}"

    def start(self) -> Self:
        """Switch it on. Raises ControllerError when there is no browser or the port is taken."""
        with ExitStack() as undo:
            self.world = undo.enter_context(World(self._state, self._apps, seed=self._seed, language=self._language))
            self._thread = LoopThread("virtual phone")
            undo.callback(self._thread.close)
            self._parts = AsyncExitStack()
            undo.callback(self._wait, self._parts.aclose, "The virtual phone did not stop")
            self._wait(self._begin, "The virtual phone did not start")
            self._undo = undo.pop_all()
        return self

    def stop(self) -> None:
        """Switch it off; no process, thread or port stays."""
        self._undo.close()

    @property
    def alive(self) -> bool:
        """Whether its screen still runs."""
        return self._device.screen.alive

    def drop(self, seconds: float) -> None:
        """Lose every connection, and be back after so long."""
        self._thread.loop.call_soon_threadsafe(self._drop, seconds)

    def allow(self) -> None:
        """Tap Allow on the question whether this computer may debug."""
        self._thread.loop.call_soon_threadsafe(self._admission.allow)

    def restart(self) -> None:
        """Show the world as it is now, after it was set back: at home, upright, lit, with nobody let in for good."""
        self._thread.loop.call_soon_threadsafe(self._admission.revoke)
        self._wait(lambda: self._device.restart(), "The virtual phone did not restart")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *failure: object) -> None:
        self.stop()

    async def _begin(self) -> None:
        bound = self._parts.enter_context(self._bound())
        screen = await Screen.open(self.world.url, self._headed)
        apps = map(App.of, self.world.packages())
        self._device = Device(self._identity, screen, self.faults, self.witness, apps, self.world.now)
        self._parts.push_async_callback(self._device.close)
        self._admission = Admission(self.faults)
        services = Services(self._device, Mishaps(self.faults, self._device.automation, self._drop))
        banner = Banner(self._identity.product, self._identity.model)
        self._daemon = Daemon(banner, services, self._admission)
        await self._daemon.listen(bound)
        self._parts.push_async_callback(self._daemon.close)

    def _bound(self) -> socket:
        try:
            bound = bind(self._port)
        except OSError as error:
            raise ControllerError(f"Port {self._port} is taken; give the phone another one.") from error
        self._port = int(bound.getsockname()[1])
        return bound

    def _drop(self, seconds: float) -> None:
        self._daemon.drop(seconds)

    def _wait(self, work: Callable[[], Coroutine[Any, Any, None]], failure: str) -> None:
        Calls(self._thread).wait(work(), PATIENCE, failure)
