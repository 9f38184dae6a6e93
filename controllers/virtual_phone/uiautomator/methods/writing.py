"""Calls about text: in a view, in whatever has the cursor, and in the clipboard."""

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.uiautomator.methods.method import Methods
from controllers.virtual_phone.uiautomator.objects import Object, located


async def get_text(device: Device, what: Object) -> str:
    return (await located(device, what)).text


async def set_text(device: Device, what: Object, text: str) -> bool:
    """Replace what the view holds; no keyboard is involved. False for a view that takes no text."""
    return await device.set_text(await located(device, what), text)


async def clear_text_field(device: Device, what: Object) -> None:
    await set_text(device, what, "")


async def clear_input_text(device: Device) -> None:
    await device.clear()


async def set_clipboard(device: Device, label: str | None, text: str | None) -> None:
    device.clipboard = text


async def get_clipboard(device: Device) -> str | None:
    return device.clipboard


async def paste_clipboard(device: Device) -> None:
    await device.type(device.clipboard or "")


METHODS: Methods = {
    "clearInputText": clear_input_text,
    "clearTextField": clear_text_field,
    "getClipboard": get_clipboard,
    "getText": get_text,
    "pasteClipboard": paste_clipboard,
    "setClipboard": set_clipboard,
    "setText": set_text,
}
