"""Calls that ask about views, or wait for them."""

from typing import Any

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.uiautomator.methods.method import Methods
from controllers.virtual_phone.uiautomator.objects import Object, all_located, comes_true, inside, keep, located, told
from controllers.virtual_phone.uiautomator.selectors import MASKS, Selector


async def exist(device: Device, what: Object) -> bool:
    return bool(await all_located(device, what))


async def count(device: Device, what: Object) -> int:
    return len(await all_located(device, what))


async def info(device: Device, what: Object) -> dict[str, Any]:
    return told(await located(device, what))


async def info_of_all(device: Device, what: Object) -> list[dict[str, Any]]:
    return [told(node) for node in await all_located(device, what)]


async def wait_for_exists(device: Device, what: Object, milliseconds: float) -> bool:
    return await comes_true(device, what, True, milliseconds)


async def wait_until_gone(device: Device, what: Object, milliseconds: float) -> bool:
    return await comes_true(device, what, False, milliseconds)


async def child_by_text(device: Device, what: Object, child: Selector, text: str, scroll: bool = False) -> str:
    return await _child(device, what, child, "text", text)


async def child_by_description(device: Device, what: Object, child: Selector, text: str, scroll: bool = False) -> str:
    return await _child(device, what, child, "description", text)


async def child_by_instance(device: Device, what: Object, child: Selector, instance: float) -> str:
    return await _child(device, what, child, "instance", int(instance))


async def _child(device: Device, what: Object, child: Selector, field: str, value: str | int) -> str:
    """The name of the child that has that value. Raises RpcError when there is none."""
    narrowed = child | {field: value, "mask": child["mask"] | MASKS[field]}
    selector = inside(what, narrowed, device)
    await located(device, selector)
    return keep(device, selector)


METHODS: Methods = {
    "childByDescription": child_by_description,
    "childByInstance": child_by_instance,
    "childByText": child_by_text,
    "count": count,
    "exist": exist,
    "objInfo": info,
    "objInfoOfAllInstances": info_of_all,
    "waitForExists": wait_for_exists,
    "waitUntilGone": wait_until_gone,
}
