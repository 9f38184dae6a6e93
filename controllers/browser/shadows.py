"""Closed shadow roots that a page declares in its HTML: no script sees them made, but the browser gives them out."""

from collections.abc import Iterator
from typing import Any

from playwright.async_api import CDPSession, Error

ADOPT = "function() { globalThis.__journeyman?.adopt(this); }"


async def open_roots(cdp: CDPSession) -> int:
    """Hand every closed root of the page to the script in its frame; returns how many there are."""
    document = await cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})
    roots = list(closed_roots(document["root"]))
    for root in roots:
        try:
            handle = (await cdp.send("DOM.resolveNode", {"backendNodeId": root}))["object"]["objectId"]
            await cdp.send("Runtime.callFunctionOn", {"objectId": handle, "functionDeclaration": ADOPT})
        except Error:  # gone meanwhile
            continue
    return len(roots)


def closed_roots(node: dict[str, Any]) -> Iterator[int]:
    """Backend ids of the closed roots at and below a node; without recursion, as pages can be deep."""
    left = [node]
    while left:
        at = left.pop()
        if at.get("shadowRootType") == "closed":
            yield at["backendNodeId"]
        left += [*at.get("children", ()), *at.get("shadowRoots", ())]
        left += [at["contentDocument"]] if "contentDocument" in at else []
