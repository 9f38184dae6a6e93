"""Calls that look: pictures, the hierarchy, what is in front."""

import asyncio
import base64
from typing import Any

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.identity import DENSITY
from controllers.virtual_phone.uiautomator.hierarchy import to_xml
from controllers.virtual_phone.uiautomator.methods.method import Methods


async def device_info(device: Device) -> dict[str, Any]:
    front = await device.front()
    width, height = device.screen.size
    return {
        "currentPackageName": front.focused,
        "displayHeight": height,
        "displayRotation": device.screen.rotation,
        "displaySizeDpX": width * 160 // DENSITY,
        "displaySizeDpY": height * 160 // DENSITY,
        "displayWidth": width,
        "productName": device.identity.product,
        "sdkInt": device.identity.sdk,
        "screenOn": device.awake,
        "naturalOrientation": device.screen.rotation in (0, 2),
    }


async def take_screenshot(device: Device, scale: float = 1.0, quality: float = 80) -> str | None:
    """A JPEG in base64, in lines of 76 as Android's encoder makes them; always in full size."""
    if device.faults.screenshot == "null" or (await device.front()).secure:
        return None
    return base64.encodebytes(await device.picture("jpeg", int(quality))).decode()


async def dump_window_hierarchy(
    device: Device, compressed: bool = False, depth: float = 50, only_active: bool = False
) -> str:
    windows = await device.windows()
    roots = [window.root for window in windows if window.active or not only_active]
    return to_xml(roots, device.screen.rotation, int(depth))


async def get_last_toast(device: Device) -> str | None:
    toast = (await device.front()).toast
    return None if toast == device.automation.seen_toast else toast


async def is_screen_on(device: Device) -> bool:
    return device.awake


async def wait_for_idle(device: Device, milliseconds: float = 0) -> None:
    await asyncio.sleep(0)


METHODS: Methods = {
    "deviceInfo": device_info,
    "dumpWindowHierarchy": dump_window_hierarchy,
    "getLastToast": get_last_toast,
    "isScreenOn": is_screen_on,
    "takeScreenshot": take_screenshot,
    "waitForIdle": wait_for_idle,
}
