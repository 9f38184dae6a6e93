"""`am broadcast`: what the keyboard of uiautomator2 is told by."""

import base64
import binascii
from itertools import pairwise

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.settings import AUTOMATION_KEYBOARD
from controllers.virtual_phone.shell.process import Process

PACKAGE = AUTOMATION_KEYBOARD.partition("/")[0]
HEARD, UNHEARD = -1, 0
EXTRAS = ("--es", "--ei", "-e")


async def broadcast(process: Process, words: list[str]) -> int:
    options = dict(pairwise(words))
    action, to = options.get("-a", ""), options.get("-p", "everybody")
    extras = {name: value for option, name, value in zip(words, words[1:], words[2:], strict=False) if option in EXTRAS}
    listening = process.device.settings.keyboard == AUTOMATION_KEYBOARD and to in (PACKAGE, "everybody")
    process.device.witness.saw("broadcast", action, to)
    heard = listening and await _hears(process.device, action, extras)
    await process.say(f"Broadcasting: Intent {{ act={action} flg=0x400000 (has extras) }}")
    data = ', data="success"' if heard else ""
    return await process.say(f"Broadcast completed: result={HEARD if heard else UNHEARD}{data}")


async def _hears(device: Device, action: str, extras: dict[str, str]) -> bool:
    """Whether the keyboard did what it was told, or says so."""
    if device.faults.deaf_keyboard:
        return True
    match action:
        case "ADB_KEYBOARD_INPUT_TEXT" | "ADB_INPUT_TEXT":
            try:
                await device.type(base64.b64decode(extras.get("text", ""), validate=True).decode())
            except (binascii.Error, UnicodeDecodeError):
                return False
        case "ADB_KEYBOARD_SET_TEXT":
            await device.clear()
            await device.type(extras.get("text", ""))
        case "ADB_KEYBOARD_CLEAR_TEXT":
            await device.clear()
        case "ADB_KEYBOARD_SMART_ENTER" | "ADB_KEYBOARD_EDITOR_CODE":
            await device.press("enter")
        case "ADB_KEYBOARD_HIDE":
            if (await device.front()).keyboard:
                await device.press("back")
        case _:
            return False
    return True
