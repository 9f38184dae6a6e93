"""What may come up just before an act: a turn of the phone, a question, a toast, another app's window."""

from typing import Protocol

from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.system_ui import SystemUi

STRANGER = "com.example.stranger"


class Disturbed(Protocol):
    """The parts of a phone that are disturbed."""

    @property
    def faults(self) -> Faults: ...
    @property
    def system(self) -> SystemUi: ...

    async def turn(self, rotation: int) -> None: ...


async def disturb(phone: Disturbed) -> None:
    """Let those faults strike that wait for the next act; each is over with that."""
    faults = phone.faults
    if faults.rotate is not None:
        rotation, faults.rotate = faults.rotate, None
        await phone.turn(rotation)
    if permission := faults.take("permission"):
        front = await phone.system.front()
        phone.system.tell("askPermission", front.package, permission)
    if text := faults.take("toast"):
        await phone.system.ask("showToast", text)
    if html := faults.take("overlay"):
        await phone.system.ask("showOverlay", STRANGER, html)
