"""The views that selectors name, again and again: looking one up, and waiting for one."""

import asyncio
from typing import Any

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.timing import held
from controllers.virtual_phone.uiautomator.errors import NOT_FOUND, RpcError
from controllers.virtual_phone.uiautomator.hierarchy import Node
from controllers.virtual_phone.uiautomator.selectors import Selector, find, find_all

POLL_SECONDS = 0.1
Object = Selector | str
"""A selector, or the name under which an earlier call kept one."""


def keep(device: Device, selector: Selector) -> str:
    """A name for the selector."""
    name = f"object-{len(device.automation.kept) + 1}"
    device.automation.kept[name] = selector
    return name


def inside(outer: Object, inner: Selector, device: Device) -> Selector:
    """The selector for what `inner` names below what `outer` names."""
    start = kept(device, outer)
    return start | {
        "childOrSibling": [*(start.get("childOrSibling") or ()), "child"],
        "childOrSiblingSelector": [*(start.get("childOrSiblingSelector") or ()), inner],
    }


def kept(device: Device, what: Object) -> Selector:
    """The selector behind a name. Raises RpcError when nothing was kept under it."""
    selector = device.automation.kept.get(what) if isinstance(what, str) else what
    if selector is None:
        raise RpcError(NOT_FOUND, str(what))
    return selector


async def located(device: Device, what: Object) -> Node:
    """The first view that it names now. Raises RpcError when there is none."""
    return find(kept(device, what), await device.windows())


async def all_located(device: Device, what: Object) -> list[Node]:
    return find_all(kept(device, what), await device.windows())


async def comes_true(device: Device, what: Object, there: bool, milliseconds: float) -> bool:
    """Whether within that time it is there, or gone."""
    clock = asyncio.get_running_loop()
    deadline = clock.time() + milliseconds / 1000
    while bool(await all_located(device, what)) != there:
        if clock.time() >= deadline:
            return False
        await held(POLL_SECONDS)
    return True


def told(node: Node) -> dict[str, Any]:
    """What the server tells of a view."""
    left, top, right, bottom = node.box
    bounds = {"left": left, "top": top, "right": right, "bottom": bottom}
    flags = "checkable checked clickable enabled focusable focused scrollable selected".split()
    return {
        "bounds": bounds,
        "childCount": len(node.children),
        "className": node.type,
        "contentDescription": node.description or None,
        "packageName": node.package,
        "resourceName": node.id or None,
        "text": node.text or None,
        "visibleBounds": bounds,
        "longClickable": "long-clickable" in node.flags,
    } | {flag: flag in node.flags for flag in flags}
