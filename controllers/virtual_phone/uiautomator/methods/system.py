"""Calls about keys, the screen's power and turn, and apps."""

from typing import Any

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.keys import LETTERS, NAMES
from controllers.virtual_phone.uiautomator.methods.method import Methods

KEYS = {
    "home", "back", "left", "right", "up", "down", "center", "menu", "search", "enter", "delete", "del", "recent",
    "volume_up", "volume_down", "volume_mute", "camera", "power",
}  # fmt: skip
SHIFT, CONTROL = 0x1, 0x1000
ORIENTATIONS = {"n": 0, "l": 1, "u": 2, "r": 3}
"""natural, left, upside down, right"""


async def press_key(device: Device, key: str) -> bool:
    """False, and no error, for a key that the server does not know."""
    name = key.lower()
    if name not in KEYS:
        return False
    await device.press("delete" if name == "del" else name)
    return True


async def press_key_code(device: Device, code: float, meta: float = 0) -> bool:
    """`meta` as Android's KeyEvent has it; Shift and Control matter to letters."""
    if name := NAMES.get(int(code)):
        await device.press(name)
    elif letter := LETTERS.get(int(code)):
        held = "Control+" if int(meta) & CONTROL else ""
        await device.press(held + (letter.upper() if int(meta) & SHIFT else letter))
    return True


async def wake_up(device: Device) -> None:
    await device.press("wakeup")


async def sleep(device: Device) -> None:
    await device.press("sleep")


async def set_orientation(device: Device, name: str) -> None:
    rotation = ORIENTATIONS.get(name[:1].lower())
    if rotation is not None:
        await device.turn(rotation)


async def freeze_rotation(device: Device, freeze: bool = True) -> None:
    device.settings.put("system", "accelerometer_rotation", "0" if freeze else "1")


async def open_notification(device: Device) -> bool:
    await device.press("notification")
    return True


async def open_quick_settings(device: Device) -> bool:
    await device.system.ask("openQuickSettings")
    return True


async def clear_last_toast(device: Device) -> None:
    device.automation.seen_toast = (await device.front()).toast


async def launch_app(device: Device, package: str) -> bool:
    return bool((await device.launch({"package": package}))["ok"])


async def configurator(device: Device, wanted: dict[str, Any] | None = None) -> dict[str, Any]:
    """UiAutomator's waiting times in ms; a page has nothing to wait for."""
    return {"actionAcknowledgmentTimeout": 3000, "keyInjectionDelay": 0, "waitForIdleTimeout": 0} | (wanted or {})


METHODS: Methods = {
    "clearLastToast": clear_last_toast,
    "freezeRotation": freeze_rotation,
    "getConfigurator": configurator,
    "launchApp": launch_app,
    "openNotification": open_notification,
    "openQuickSettings": open_quick_settings,
    "pressKey": press_key,
    "pressKeyCode": press_key_code,
    "setConfigurator": configurator,
    "setOrientation": set_orientation,
    "sleep": sleep,
    "wakeUp": wake_up,
}
