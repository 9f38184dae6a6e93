"""What may come up just before an act: a turn of the phone, a question, a toast, another app's window."""

import asyncio
from typing import Protocol

from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.system_ui import SystemUi
from controllers.virtual_phone.timing import held

STRANGER = "com.example.stranger"


class Disturbed(Protocol):
    """The parts of a phone that are disturbed."""

    @property
    def faults(self) -> Faults: ...
    @property
    def system(self) -> SystemUi: ...

    async def turn(self, rotation: int) -> None: ...


ASKED_WITHIN, LOOKED_EVERY = 2.0, 0.02
"""Seconds."""


async def disturb(phone: Disturbed) -> None:
    """Let those faults strike that wait for the next act; each is over with that."""
    faults = phone.faults
    if faults.rotate is not None:
        rotation, faults.rotate = faults.rotate, None
        await phone.turn(rotation)
    if permission := faults.take("permission"):
        await _ask(phone.system, permission)
    if text := faults.take("toast"):
        await phone.system.ask("showToast", text)
    if html := faults.take("overlay"):
        await phone.system.ask("showOverlay", STRANGER, html)


async def _ask(system: SystemUi, permission: str) -> None:
    """Have the question come up; none does where it has been answered before."""
    clock = asyncio.get_running_loop()
    deadline = clock.time() + ASKED_WITHIN
    system.tell("askPermission", (await system.front()).package, permission)
    while not (await system.front()).dialog and clock.time() < deadline:
        await held(LOOKED_EVERY)
