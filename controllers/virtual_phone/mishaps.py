"""How the automation server fails at an act: it dies, answers with an error, hangs, or the connection is lost."""

import asyncio
from collections.abc import Awaitable, Callable

from controllers.virtual_phone.automation import Automation
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.uiautomator.errors import DEAD_OBJECT, RpcError

Drop = Callable[[float], None]
"""Lose the connection for so many seconds."""


class ServerDied(Exception):
    """The connection ends without an answer."""


class ServerFailed(Exception):
    """The answer is HTTP 500."""


class Mishaps:
    """Lets the faults of a phone strike at one act each."""

    def __init__(self, faults: Faults, automation: Automation, drop: Drop) -> None:
        self._faults = faults
        self._automation = automation
        self._drop = drop

    async def around(self, act: Callable[[], Awaitable[object]], hung_up: asyncio.Event) -> object:
        """The act, or a mishap before or after it. Raises ServerDied, ServerFailed and RpcError."""
        due = {name: self._faults.take(name) for name in ("crash", "dead", "error", "hang")}
        await self._strike([name for name, moment in due.items() if moment == "before"], hung_up)
        seconds, self._faults.drop = self._faults.drop, 0.0
        result = await act()
        if seconds:
            self._drop(seconds)
            raise ServerDied
        await self._strike([name for name, moment in due.items() if moment == "after"], hung_up)
        return result

    async def _strike(self, names: list[str], hung_up: asyncio.Event) -> None:
        if "hang" in names:
            await hung_up.wait()
            raise ServerDied
        if "crash" in names:
            self._automation.end()
            raise ServerDied
        if "dead" in names:
            raise RpcError(DEAD_OBJECT)
        if "error" in names:
            raise ServerFailed
