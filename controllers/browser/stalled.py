"""Looking at a page that cannot be read: it is being left for another one, does not answer, or answers nonsense."""

import asyncio
import base64
from contextlib import suppress
from dataclasses import replace
from typing import Any

from playwright.async_api import Error

from controllers.browser.addresses import origin
from controllers.browser.capture import as_picture, take_picture
from controllers.browser.tabs import Tab, Tabs
from perception.screen import Capture, Place

CAST = {"format": "jpeg", "quality": 80}
CAST_SECONDS = 1.0
HANGS = "its picture alone, as the page does not answer: a script of it may not end"
UNREAD = "its picture alone, as reading the page itself failed"


async def leaving(tabs: Tabs, last: Capture | None, picture: bool) -> Capture:
    """What is known of a page while another document is awaited: the browser lets nobody read it then."""
    tab = tabs.current
    last = last or await _outside(tab)
    image = await take_picture(tab, last.size[0]) if picture else None
    return replace(last, picture=image, tabs=await tabs.headings(), loading=True, sent=tabs.sent)


async def by_picture(tabs: Tabs, picture: bool, sight: str) -> Capture:
    """What the browser itself knows of a page, and the picture of it that it shows; `sight` tells why that is all."""
    tab = tabs.current
    seen = replace(await _outside(tab), tabs=await tabs.headings(), sent=tabs.sent, sight=sight)
    return await _cast(tab, seen) if picture else seen


async def end_scripts(tab: Tab) -> None:
    """Stop the script that keeps a page from answering, as a browser does when a person tells it to."""
    with suppress(Error):
        await tab.cdp.send("Runtime.terminateExecution")
    tab.hangs = False


async def _outside(tab: Tab) -> Capture:
    title, address = await tab.heading()
    return Capture(Place(origin(address), address, title), ())


async def _cast(tab: Tab, seen: Capture) -> Capture:
    """With a picture from a screencast: the browser has drawn that already, and need not ask the page for it.

    Without one where none comes.
    """
    frames: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    cdp = tab.beside = tab.beside or await tab.page.context.new_cdp_session(tab.page)
    cdp.on("Page.screencastFrame", frames.put_nowait)
    try:
        async with asyncio.timeout(CAST_SECONDS):
            await cdp.send("Page.startScreencast", CAST)
            frame = await frames.get()
            await cdp.send("Page.stopScreencast")
    except TimeoutError:
        return seen
    finally:
        cdp.remove_listener("Page.screencastFrame", frames.put_nowait)
    width, height = (int(frame["metadata"][side]) for side in ("deviceWidth", "deviceHeight"))
    return replace(seen, picture=as_picture(base64.b64decode(frame["data"]), width), size=(width, height))
